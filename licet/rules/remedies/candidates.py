# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The licenses that a work of software could go out under instead, and how much each would change."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from licet.licenses.catalog import all_records, find
from licet.licenses.expression import Expression, License, atoms
from licet.licenses.record import Copyleft, Record
from licet.model import Distribution, Use
from licet.rules.compatibility import Kind
from licet.rules.shipped.inbounds import answer

_REACH = (Copyleft.NONE, Copyleft.FILE, Copyleft.LIBRARY, Copyleft.STRONG, Copyleft.NETWORK)


@lru_cache(maxsize=1)
def candidates() -> tuple[License, ...]:
    """Every license for software that the OSI approved or the FSF calls free, and whose facts are curated."""
    return tuple(License(each.id) for each in all_records() if _is_for_software(each))


def _is_for_software(record: Record) -> bool:
    fits = record.artefact is None and (not record.fit or "code" in record.fit)
    settled = record.curated and not record.deprecated and not record.restricts
    return record.kind == "license" and fits and settled and bool(record.osi_approved or record.fsf_free)


def change(
    license: License, outbound: Expression, wanted: Container[Expression], ways: tuple[Distribution, ...]
) -> tuple[bool, bool, int, bool, str]:
    """How much it changes that a work under OUTBOUND goes out under LICENSE instead; what changes least is the least.

    What OUTBOUND itself allows comes first, as nobody need be asked; then a later or earlier version of it, and what
    something in the work is WANTED under; then what reaches about as far.
    """
    record, stated = find(license.id), _stated(outbound)
    allowed = answer(outbound, license, Use.COPIED, ways).kind.rank <= Kind.NARROWED.rank
    kin = record is not None and stated is not None and record.family is not None and record.family == stated.family
    known = record is not None and bool(record.osi_approved and record.fsf_free)
    step = abs(_reach(record) - _reach(stated))
    return (not allowed, not kin and license not in wanted, step, not known, license.id)


def _stated(outbound: Expression) -> Record | None:
    first = next(atoms(outbound))
    return find(first.id if isinstance(first, License) else first.license.id)


def _reach(record: Record | None) -> int:
    return _REACH.index(record.copyleft) if record is not None and record.copyleft is not None else 0
