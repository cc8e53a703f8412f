# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The texts in LICENSES/ that the headers of a tree ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from licet.errors import ExpressionError
from licet.licenses.catalog import find, text
from licet.licenses.expression import ids, parse
from licet.model import Change, FileFacts
from licet.templates.headers import TagKind, tags


def missing_texts(changes: Iterable[Change], missing: Iterable[str], texts: Iterable[str]) -> set[str]:
    """The ids that need a text in LICENSES/: those MISSING before, and those that CHANGES bring; without TEXTS."""
    brought = {
        identifier
        for change in changes
        for tag in tags(change.after or b"")
        if tag.kind is TagKind.LICENSE
        for identifier in _ids(tag.value)
    }
    return (brought | set(missing)) - set(texts)


def _ids(expression: str) -> frozenset[str]:
    try:
        return frozenset(ids(parse(expression)))
    except ExpressionError:
        return frozenset()


def text_changes(
    needed: Iterable[str], root: Path, facts: Mapping[str, FileFacts], remarks: list[str]
) -> Iterator[Change]:
    """The files below LICENSES/ for the NEEDED ids; what no catalog has is taken from where it was found."""
    for identifier in sorted(needed):
        wanted = text(identifier) if find(identifier) else ""
        wanted = wanted or _as_found(identifier, root, facts)
        if wanted:
            place = root.resolve() / "LICENSES" / f"{identifier}.txt"
            yield Change(place, None, wanted.rstrip("\n").encode("utf-8", "surrogateescape") + b"\n")
        else:
            remarks.append(f"no text of {identifier} is known: write LICENSES/{identifier}.txt")


def _as_found(identifier: str, root: Path, facts: Mapping[str, FileFacts]) -> str:
    """The longest passage that was found to be IDENTIFIER."""
    passages = [
        (found.end_line - found.start_line, path, found)
        for path, file in facts.items()
        for found in file.detections
        if identifier in ids(found.expression)
    ]
    if not passages:
        return ""
    _, path, found = max(passages, key=lambda each: (each[0], each[1]))
    lines = (root / path).read_bytes().decode("utf-8", "surrogateescape").splitlines()
    return "\n".join(lines[found.start_line - 1 : found.end_line])
