# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files hold the texts of a grant, and what stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from licet.errors import UsageError
from licet.licenses.catalog import file_text, find, record
from licet.licenses.expression import And, Atom, Expression, License, Or, With, atoms, ids
from licet.templates.grant.particulars import Grant, fill


class Layout(StrEnum):
    """Where license files are put.

    `root`: LICENSE, or one file a license where there are several, as Rust's crates have them (LICENSE-MIT and
    LICENSE-APACHE). `reuse`: LICENSES/ID.txt for each, https://reuse.software/spec-3.3/.
    """

    ROOT = "root"
    REUSE = "reuse"


SHORT: Mapping[str, str] = {"Apache-2.0": "APACHE"}
"""Endings that are settled usage where the id is not; https://doc.rust-lang.org/cargo/reference/manifest.html."""

OFFERED = """\
{project} is also offered under other terms, which are agreed with {holders} in writing.{contact}

This file grants no rights by itself. Whoever has no such agreement has the rights of the other license that stands
beside it.
"""
"""The file of a license that is no text but an offer, such as LicenseRef-Commercial."""


def license_files(grant: Grant, layout: Layout, texts: Mapping[str, str]) -> dict[str, str]:
    """Path to text of each file that GRANT needs in LAYOUT; TEXTS are those of licenses that no list has, by id.

    Raises `UsageError` where a license has no text, or a blank is not filled.
    """
    for identifier in ids(grant.expression):
        _verify(identifier, texts)
    if layout is Layout.REUSE:
        return {f"LICENSES/{id}.txt": _alone(id, grant, texts) for id in ids(grant.expression)}
    parts = list(dict.fromkeys(atoms(grant.expression)))
    if len(parts) == 1:
        return _single(parts[0], "LICENSE", grant, texts)
    files: dict[str, str] = {}
    for part, ending in zip(parts, _endings(parts), strict=True):
        files |= _single(part, f"LICENSE-{ending}", grant, texts)
    return files


def _verify(identifier: str, texts: Mapping[str, str]) -> None:
    if identifier in texts or _is_offer(identifier):
        return
    if not file_text(identifier):
        source = record(identifier).sources[0]
        raise UsageError(f"no source that licet is built from has the text of {identifier}: get it at {source}")


def _is_offer(identifier: str) -> bool:
    """Whether IDENTIFIER is terms of the holder's own that no catalog knows."""
    return identifier.startswith("LicenseRef-") and find(identifier) is None


def _single(part: Atom, name: str, grant: Grant, texts: Mapping[str, str]) -> dict[str, str]:
    license = part.license if isinstance(part, With) else part
    text = _text(license.id, grant, texts)
    if isinstance(part, With):
        text += f"\n\n{_text(part.exception, grant, texts)}"
    if not _is_lesser(license.id):
        return {name: text}
    whole = _text(_WHOLE, grant, texts)
    return {name: whole, "COPYING.LESSER": text} if name == "LICENSE" else {name: text, "LICENSE-GPL-3.0": whole}


_WHOLE = "GPL-3.0-only"


def _is_lesser(identifier: str) -> bool:
    """Whether IDENTIFIER is a set of permissions beside the GPL, whose text has to be there as well (LGPL-3.0)."""
    return identifier.startswith("LGPL-3.0")


def _alone(identifier: str, grant: Grant, texts: Mapping[str, str]) -> str:
    """The text of IDENTIFIER with all that it incorporates: REUSE has one file for an id."""
    text = _text(identifier, grant, texts)
    return f"{text}\n{_text(_WHOLE, grant, texts)}" if _is_lesser(identifier) else text


def _text(identifier: str, grant: Grant, texts: Mapping[str, str]) -> str:
    if identifier in texts:
        return texts[identifier]
    if _is_offer(identifier):
        contact = f" Ask {grant.email}." if grant.email else ""
        fillings = {"project": "This work", "holders": "its copyright holders", **grant.fillings}
        return OFFERED.format(project=fillings["project"], holders=fillings["holders"], contact=contact)
    return fill(file_text(identifier), grant, identifier)


def _endings(parts: Iterable[Atom]) -> list[str]:
    """What stands after LICENSE- for each of PARTS: short where that is usual and tells them apart."""
    whole = [part.license.id if isinstance(part, With) else part.id for part in parts]
    for shorten in (_shortest, _unversioned, str):
        short = list(map(shorten, whole))
        if max(Counter(short).values()) == 1:
            return short
    return whole


def _shortest(identifier: str) -> str:
    return SHORT.get(identifier, _unversioned(identifier)).upper() if _plain(identifier) else _unversioned(identifier)


def _plain(identifier: str) -> bool:
    return identifier in SHORT or identifier.startswith("LicenseRef-")


def _unversioned(identifier: str) -> str:
    return identifier.removeprefix("LicenseRef-").removesuffix("-only").removesuffix("-or-later")


def described(expression: Expression, each: Callable[[Atom], str]) -> tuple[str, list[str]]:
    """The word that joins the parts of EXPRESSION ("either", "all" or none), and EACH part described."""
    match expression:
        case Or(operands) if all(isinstance(operand, License | With) for operand in operands):
            return "either", [each(atom) for atom in atoms(expression)]
        case And(operands) if all(isinstance(operand, License | With) for operand in operands):
            return "all", [each(atom) for atom in atoms(expression)]
        case License() | With():
            return "", [each(expression)]
        case _:
            return "mixed", [each(atom) for atom in dict.fromkeys(atoms(expression))]
