# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What files state of their own license, and what in them merely speaks of licenses."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from licet.licenses.expression import Expression, all_of, ids
from licet.licenses.vague import is_vague
from licet.model import Detection, FileFacts, FileKind, Method, Role, Scope
from licet.rules.outbound import TEXT_SCORE

MENTION_SCORE = 0.5
"""A detection in a source file with a lower score is reported as such, and not judged."""


HEAD_LINES = 60
"""Tags in so many first lines speak of the file; further down they are data."""


OWN_KINDS = (FileKind.SOURCE, FileKind.GENERATED, FileKind.VENDORED, FileKind.LICENSE, FileKind.TEST)
"""Kinds of files whose licenses hold for code; documents talk about licenses, manifests are read for what they say."""


def stated_expression(file: FileFacts) -> Expression | None:
    """The license that FILE, of code, states for itself; None where it states none or points to the project's own."""
    if file.kind not in OWN_KINDS:
        return None
    if file.kind is FileKind.LICENSE and file.front:
        return None  # the project's own, which `outbound` reads
    kept = [d for d in judged_detections(file) if not _is_of_project(d, file.fronts)]
    return all_of(d.expression for d in kept) if kept else None


def own_words(file: FileFacts) -> Expression | None:
    """What FILE, of whatever kind, says of itself; a document does by a tag alone, for it speaks of much else."""
    said = judged_detections(file)
    if file.kind in (FileKind.DOCUMENT, FileKind.README):
        said = tuple(each for each in said if each.method is Method.SPDX_TAG)
    return all_of(each.expression for each in said) if said else None


def _is_of_project(detection: Detection, fronts: tuple[str, ...]) -> bool:
    """Whether DETECTION only points to the project's own license files, in FRONTS, which `outbound` reads."""
    followed = detection.followed
    return followed is not None and all(place.path.rpartition("/")[0] in fronts for place in followed.places)


def judged_detections(file: FileFacts) -> tuple[Detection, ...]:
    """The detections in FILE that say how it is licensed, and not merely speak of licenses.

    License texts and notices do, and tags in its head do. A file with an SPDX tag in its head is licensed by that, and
    by license texts beside it; other notices are then what the file is about.
    """
    floor = TEXT_SCORE if file.kind is FileKind.LICENSE else MENTION_SCORE
    sure = [d for d in file.detections if d.score >= floor and not is_vague(d.expression)]
    head = [d for d in sure if d.role is Role.TAG and d.start_line <= HEAD_LINES]
    tags = [d for d in head if d.method is Method.SPDX_TAG]
    roles = (Role.TEXT,) if tags else (Role.TEXT, Role.NOTICE)
    return tuple(d for d in sure if d.role in roles or d in (tags or head))


def tagged_ids(files: Iterable[FileFacts]) -> frozenset[str]:
    """The ids that SPDX tags in FILES name."""
    tags = (d.expression for file in files for d in file.detections if d.method is Method.SPDX_TAG)
    return frozenset(identifier for expression in set(tags) for identifier in ids(expression))


def is_text_for(file: FileFacts, tagged: frozenset[str]) -> bool:
    """Whether FILE is the text in LICENSES/ of an id that is TAGGED: those tags, and not it, say what is under it.

    Source: https://reuse.software/spec-3.3/ (License files).
    """
    folder, _, name = file.path.rpartition("/")
    return folder == "LICENSES" and name.rpartition(".")[0] in tagged


def scope_of(file: FileFacts) -> Scope:
    """Why FILE is there."""
    return Scope.TEST if file.kind is FileKind.TEST else Scope.RUNTIME


def group_of(file: FileFacts) -> str:
    """Vendored code is one subject a package (the folder below the vendor folder), other code one a top folder."""
    parts = PurePosixPath(file.path).parts[:-1]
    return "/".join(parts[:3] if file.kind is FileKind.VENDORED else parts[:1])
