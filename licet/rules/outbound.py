# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The license that the project goes out under: by the policy, else declared, else detected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression, License, all_of, ids
from licet.licenses.vague import is_vague
from licet.model import (
    Declaration,
    Detection,
    Evidence,
    FileFacts,
    FileKind,
    Inventory,
    Method,
    Outbound,
    OutboundBasis,
    Role,
    Unknown,
)
from licet.rules.agreement import agree, texts, without_carried
from licet.rules.policy import Policy

MAIN_NAME = re.compile(r"(?:licen[cs]e|copying|unlicense)(?:\.(?:md|rst|txt|lesser|adoc))?", re.IGNORECASE)
"""The file that states the project's license; others beside it (`LICENSE.python`) are of parts."""

TEXT_SCORE = 0.9
"""A detection in a license file with a lower score is no more than a mention."""

LATER_GRANT = frozenset(("BUSL-1.1",))
"""Texts whose blanks name the license of a later day (the Change License of BUSL-1.1), which is not granted yet."""


def outbound(inventory: Inventory, policy: Policy) -> Outbound:
    """What the project of INVENTORY is passed on under."""
    if policy.license is not None:
        place = (policy.license_place,) if policy.license_place else ()
        return Outbound(policy.license, OutboundBasis.POLICY, place)
    for declaration in inventory.declarations:
        if not isinstance(declaration.concluded, Unknown):
            return Outbound(canonical(declaration.concluded), OutboundBasis.DECLARED, (declaration.evidence,))
    found = detected(inventory)
    if found is not None:
        evidence = tuple(Evidence(file.path) for file in main_files(inventory))
        return Outbound(_as_granted(found, inventory), OutboundBasis.DETECTED, evidence)
    return _pointed_to(inventory) or Outbound(None, OutboundBasis.NONE)


def _pointed_to(inventory: Inventory) -> Outbound | None:
    """What the files say that a manifest names instead of a license."""
    for declaration in inventory.declarations:
        followed = followed_at(declaration, inventory)
        if followed and followed.followed:
            return Outbound(canonical(followed.expression), OutboundBasis.DETECTED, followed.followed.places)
    return None


def followed_at(declaration: Declaration, inventory: Inventory) -> Detection | None:
    """The reference that DECLARATION is ("SEE LICENSE IN terms.md"), where it led to a license; else None."""
    return followed_in(declaration, (file for file in inventory.files if file.path == declaration.evidence.path))


def followed_in(declaration: Declaration, files: Iterable[FileFacts]) -> Detection | None:
    """As `followed_at`, for the manifest among FILES."""
    place = declaration.evidence
    found = (detection for file in files for detection in file.detections if detection.followed)
    return next((d for d in found if d.start_line <= (place.line or 0) <= d.end_line), None)


def main_files(inventory: Inventory) -> tuple[FileFacts, ...]:
    """The license files at the root that hold a license text: the main one, else all."""
    root = [f for f in inventory.files if f.kind is FileKind.LICENSE and f.front and said_by(f) is not None]
    return tuple(f for f in root if MAIN_NAME.fullmatch(PurePosixPath(f.path).name)) or tuple(root)


def detected(inventory: Inventory) -> Expression | None:
    """What the license files at the root say together, or None where there are none."""
    said = [expression for file in main_files(inventory) if (expression := said_by(file)) is not None]
    return without_carried(all_of(said)) if said else None


def licensed_by(files: Iterable[FileFacts]) -> tuple[Expression | None, tuple[str, ...]]:
    """What license FILES in one folder say together, of which main ones count alone, and their paths."""
    stating = [(f, said) for f in files if (said := said_by(f)) is not None]
    main = [pair for pair in stating if MAIN_NAME.fullmatch(PurePosixPath(pair[0].path).name)] or stating
    if not main:
        return None, ()
    return without_carried(all_of(said for _, said in main)), tuple(file.path for file, _ in main)


def _as_granted(found: Expression, inventory: Inventory) -> Expression:
    """FOUND, in license texts, as the README grants it, or the notices of the project's own files.

    A text does not say whether later versions may be used (GPL-2.0 section 9), what holds at once and what is a choice,
    or whether an exception changes it; a tag in the README does, and so do notices on later versions.
    """
    stated = _tagged_readme(inventory)
    if stated is not None and texts(stated) & texts(found) and agree(stated, found):
        return stated
    if not isinstance(found, License) or not found.id.endswith("-only"):
        return found
    sources = (file for file in inventory.files if file.kind is FileKind.SOURCE)
    own = [d.expression for file in sources for d in file.detections if d.followed is None]
    later = License(f"{found.id.removesuffix('-only')}-or-later")
    return later if own.count(later) > own.count(found) else found


def _tagged_readme(inventory: Inventory) -> Expression | None:
    """What the SPDX tag in the README at the root says, where it has just one."""
    readmes = (file for file in inventory.files if file.kind is FileKind.README and file.front)
    tags = {canonical(d.expression) for file in readmes for d in file.detections if d.method is Method.SPDX_TAG}
    return tags.pop() if len(tags) == 1 else None


def said_by(file: FileFacts) -> Expression | None:
    """What FILE, of license texts, says; None where it is not sure enough."""
    sure = [d for d in file.detections if d.score >= TEXT_SCORE and not is_vague(d.expression)]
    whole = {id for d in sure if d.role is Role.TEXT for id in ids(d.expression)}
    role = (Role.TEXT,) if whole & LATER_GRANT else (Role.TEXT, Role.NOTICE, Role.TAG)
    found = [d.expression for d in sure if d.role in role]
    return canonical(all_of(found)) if found else None
