# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The license and NOTICE files of one installed work, and what its README says where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from licet.model import Document, Role
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine
from licet.scanner.packages.files import LARGEST_TEXT, Files, is_notice
from licet.scanner.text import decode

HEAD = 4096
"""A copyright statement of a source file stands in so many first bytes."""

LARGEST_SOURCE = 4 * 1024 * 1024
"""A source file of more bytes was not written by people."""

FEWEST = 3
"""A file of so few words holds no license: it is a link that was packed as a file."""

MOST_SOURCES = 300
"""So many source files are asked for copyrights where license files state none."""

TEXT_SCORE = 0.9
"""A passage of a README with a lower score is no license text."""


def licenses_and_notices(files: Files) -> tuple[list[Document], list[Document]]:
    """The license files and the NOTICE files of the installed work that FILES are of."""
    licenses: list[Document] = []
    notices: list[Document] = []
    for path in files.legal():
        text = files.text(path) or ""
        if len(text.split()) > FEWEST:
            (notices if is_notice(path.rpartition("/")[2]) else licenses).append(Document(path, text))
    return licenses, notices


def read(path: Path) -> str:
    """The text of the file at PATH; empty where it is none, or cannot be read."""
    try:
        return (decode(path.read_bytes()) or "") if path.stat().st_size <= LARGEST_TEXT else ""
    except OSError:
        return ""


def readme_text(files: Files) -> Document | None:
    """The license text that a README among FILES holds, or None."""
    for path in files.readmes():
        text = files.text(path) or ""
        found = [d for d in engine().detect(text) if d.role is Role.TEXT and d.score >= TEXT_SCORE]
        if found:
            first = min(d.start_line for d in found)
            lines = text.splitlines()
            held = lines[first - 1 : max(d.end_line for d in found)]
            # The copyright line stands above the permission that the rule begins with.
            above = [c.statement for c in find_copyrights("\n".join(lines[max(first - 6, 0) : first - 1]))]
            return Document(path, "\n".join((*above, *([""] if above else []), *held)))
    return None


def source_copyrights(files: Files) -> Iterator[str]:
    """The copyright statements at the head of the source files among FILES."""
    for path in islice(files.sources(), MOST_SOURCES):
        data = files.bytes_of(path, LARGEST_SOURCE)
        text = decode(data[:HEAD]) if data else None
        yield from (each.statement for each in find_copyrights(text or "") if each.holder)
