# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a bill says of the bytes of a file: its digest, and where in it the words are that are under a license."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from licet.bill import Snippet
from licet.licenses.canonical import canonical
from licet.model import FileFacts, FileKind, Role
from licet.scanner.documents import extract
from licet.scanner.text import decode

LARGEST = 16 * 1024 * 1024
"""Of a file of more bytes only the digest is taken."""

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """The SHA-1 and SHA-256 of a file, and the parts of it that are under licenses of their own."""

    sha1: str
    sha256: str
    snippets: tuple[Snippet, ...] = ()


def measure(root: Path, files: Iterable[FileFacts]) -> dict[str, Measured]:
    """FILES below ROOT by their paths, but for those that cannot be read."""
    found: dict[str, Measured] = {}
    for file in files:
        try:
            found[file.path] = _measured(root / file.path, file)
        except OSError:
            continue  # the scan has told
    return found


def _measured(location: Path, file: FileFacts) -> Measured:
    sha1, sha256 = hashlib.sha1(usedforsecurity=False), hashlib.sha256()
    with location.open("rb") as opened:
        data = opened.read(LARGEST)
        sha1.update(data)
        sha256.update(data)
        whole = True
        while piece := opened.read(_PIECE):
            whole = False
            sha1.update(piece)
            sha256.update(piece)
    parts = tuple(_snippets(data, file)) if whole and file.detections and file.kind is not FileKind.BINARY else ()
    return Measured(sha1.hexdigest(), sha256.hexdigest(), parts)


def _snippets(data: bytes, file: FileFacts) -> Iterator[Snippet]:
    """The detections of FILE that are a part of its DATA; none where its lines are not lines of its bytes."""
    if b"\r" in data.replace(b"\r\n", b"\n") or b"\0" in data or decode(data) is None or extract(data) is not None:
        return
    lines = data.rstrip().split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    seen: set[Snippet] = set()
    for each in file.detections:
        first, last = each.start_line, min(each.end_line, len(lines))
        if each.role is Role.MENTION or first > last or (first == 1 and last == len(lines)):
            continue
        end = starts[last] - 1
        if end > starts[first - 1]:
            part = Snippet(starts[first - 1] + 1, end, first, last, str(canonical(each.expression)))
            if part not in seen:
                seen.add(part)
                yield part
