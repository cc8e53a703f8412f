# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a file is, told by its name and place; `of_content` corrects that by its first bytes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from licet.data import FOLDER
from licet.model import FileKind

LICENSE_NAME = re.compile(
    r"(?:[\w-]+[._-])?(?:un)?licen[cs]es?(?:[._-].*)?|copying(?:[._-].*)?|copyright(?:[._-].*)?|eula(?:\..*)?|"
    r"patents(?:\..*)?|(?:mit|gpl|lgpl|agpl|bsd|apache)[\w.-]*[-_]licen[cs]e(?:\..*)?",
    re.IGNORECASE,
)
THIRD_PARTY_NAME = re.compile(r"(?:.*[._-])?third[._-]?party[\w.-]*", re.IGNORECASE)
NOTICE_NAME = re.compile(r"(?:.*[._-])?(?:notices?|third[._-]?party[\w.-]*|credits)(?:[._-].*)?", re.IGNORECASE)
README_NAME = re.compile(r"readme(?:[._-].*)?", re.IGNORECASE)
REQUIREMENTS_NAME = re.compile(r"(?:.*[._-])?requirements?(?:[._-].*)?\.(?:txt|in)", re.IGNORECASE)

PYLOCK_NAME = re.compile(r"pylock(?:\.[^.]+)?\.toml")
"""The name of a lockfile of the standard (`pylock.toml`, `pylock.NAME.toml`)."""

GENERATED_NAME = re.compile(r".*(?:\.min\.(?:js|css)|_pb2(?:_grpc)?\.pyi?|\.pb\.(?:go|cc|h)|\.map|\.g\.dart)")
GENERATED_MARK = re.compile(rb"@generated|DO NOT EDIT|[Aa]utomatically generated|[Aa]uto-?generated")
_HEAD = 1024


@lru_cache(maxsize=1)
def names() -> Mapping[str, frozenset[str]]:
    """The lists of `licet/data/file-kinds.toml`."""
    lists = tomllib.loads((FOLDER / "file-kinds.toml").read_text(encoding="utf-8"))
    return {key: frozenset(values) for key, values in lists.items()}


def classify(path: str) -> FileKind:
    """What the file at PATH (POSIX style, below the root) is, by its name and place alone."""
    place = PurePosixPath(path)
    ending = place.suffix.lower()
    if any(part.lower() in names()["vendor-folders"] for part in place.parts[:-1]):
        return FileKind.BINARY if ending in names()["binaries"] else FileKind.VENDORED
    kind = _by_name(place) or _by_ending(place.name, ending)
    if kind in (FileKind.SOURCE, FileKind.OTHER, FileKind.GENERATED) and names()["trial-folders"].intersection(
        place.parts
    ):
        return FileKind.TEST
    return kind


def _by_name(place: PurePosixPath) -> FileKind | None:
    name, ending = place.name, place.suffix.lower()
    if name in names()["lockfiles"] or PYLOCK_NAME.fullmatch(name):
        return FileKind.LOCKFILE
    if name in names()["manifests"] or REQUIREMENTS_NAME.fullmatch(name):
        return FileKind.MANIFEST
    if any(ending in names()[key] for key in ("code", "data", "binaries")):
        return None
    own = LICENSE_NAME.fullmatch(name) and not THIRD_PARTY_NAME.fullmatch(name)
    if own or "LICENSES" in place.parts[:-1]:
        return FileKind.LICENSE
    if NOTICE_NAME.fullmatch(name):
        return FileKind.NOTICE
    return FileKind.README if README_NAME.fullmatch(name) else None


def _by_ending(name: str, ending: str) -> FileKind:
    if GENERATED_NAME.fullmatch(name):
        return FileKind.GENERATED
    for kind, key in ((FileKind.SOURCE, "code"), (FileKind.DOCUMENT, "documents"), (FileKind.BINARY, "binaries")):
        if ending in names()[key]:
            return kind
    return FileKind.SOURCE if name in ("Makefile", "Dockerfile", "Containerfile") else FileKind.OTHER


def of_content(kind: FileKind, head: bytes, *, is_text: bool) -> FileKind:
    """KIND as corrected by the HEAD of the file: what is no text is binary, what says it was generated was."""
    if not is_text:
        return FileKind.BINARY
    if kind in (FileKind.OTHER, FileKind.BINARY) and head.startswith(b"#!"):
        return FileKind.SOURCE
    if kind is FileKind.SOURCE and GENERATED_MARK.search(head[:_HEAD]):
        return FileKind.GENERATED
    return FileKind.OTHER if kind is FileKind.BINARY else kind
