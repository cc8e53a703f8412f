# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a candidate is, in the words that questions use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from licet.licenses.catalog import find
from licet.licenses.chooser.knowledge import Candidate
from licet.licenses.expression import With, atoms, parse
from licet.licenses.record import Copyleft, Record

COMMERCIAL = "LicenseRef-Commercial"
"""The arm of a choice that is sold; what it says is between seller and buyer."""

_FROM_LEAST = tuple(Copyleft)


@lru_cache(maxsize=256)
def marks(candidate: Candidate) -> frozenset[str]:
    """The marks of CANDIDATE: its own, its works (`for:`), its name (`license:`), and what its records tell."""
    return frozenset({*candidate.marks, *(f"for:{work}" for work in candidate.works), *_told(candidate.license)})


def _told(license: str) -> Iterator[str]:
    yield license
    yield f"license:{license}"
    records = list(_records(license))
    if COMMERCIAL in license:
        yield "sells"
    # The recipient of a choice takes the arm that asks less.
    reaches = [record.copyleft for record in records if record.copyleft is not None]
    if reaches and len(reaches) == len(records):
        reach = min(reaches, key=_FROM_LEAST.index)
        yield f"copyleft:{reach}"
        if reach is Copyleft.NONE and any("patent-use" in (record.permissions or ()) for record in records):
            yield "permissive-patents"
    yield from _of_records(license, records)


def _records(license: str) -> Iterator[Record]:
    for atom in atoms(parse(license)):
        known = find(atom.license.id if isinstance(atom, With) else atom.id)
        if known is not None:
            yield known


def _of_records(license: str, records: list[Record]) -> Iterator[str]:
    if any("patent-use" in (record.permissions or ()) for record in records):
        yield "patents"
    if records and all(record.osi_approved for record in records):
        yield "osi"
    conditions = [record.conditions for record in records if record.conditions is not None]
    if conditions and not any(each.startswith("include-copyright") for some in conditions for each in some):
        yield "no-notice"
    if any("include-copyright--source" in some for some in conditions):
        yield "notice-in-source"
    if any(record.restricts for record in records):
        yield "restricted"
    if any("non-commercial" in record.restricts for record in records):
        yield "non-commercial"
    base = license.split(maxsplit=1)[0]  # of a choice the free arm, of an exception what it stands behind
    yield from (form for form in ("only", "or-later") if base.endswith(f"-{form}"))
