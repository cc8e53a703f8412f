# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reads files and says what is in them; those that did not change since they were read last are not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from licet.model import FileFacts, FileKind, Problem, SourceFile
from licet.scanner.classify import classify, of_nature
from licet.scanner.content import look
from licet.scanner.processes import spread
from licet.scanner.reading import LARGEST, read_contents
from licet.scanner.results import Results, by_digest
from licet.scanner.results.rows import decoded, encoded
from licet.scanner.unread import why_unread

SKIPPED_BYTES = (FileKind.BINARY,)
"""Kinds that a repository scan does not look into: pictures, archives, fonts. `scan_each` looks into anything."""

TOLD_KINDS = (FileKind.LICENSE, FileKind.NOTICE, FileKind.README)
"""Kinds of documents of which a repository scan tells what it could not read; a manual's pictures are no trouble."""

Scanned: TypeAlias = tuple[FileFacts, tuple[Problem, ...]]
Progress: TypeAlias = Callable[[int, int], None]


class _Read(NamedTuple):
    """A file that was read: its bytes, their SHA-256, and what is in them as it is stored and sent."""

    size: int
    sha256: str
    row: str


class _Unread(NamedTuple):
    """A file that could not be read, and why."""

    reason: str


def scan(
    files: Sequence[SourceFile], *, jobs: int = 0, results: Results | None = None, progress: Progress | None = None
) -> tuple[tuple[FileFacts, ...], tuple[Problem, ...]]:
    """What is in FILES (of one root), in their order, and what could not be read.

    `jobs` is the number of processes, 0 for one a processor. Files that did not change since their RESULTS were kept
    are not read; new ones are added. `progress` is called with (files done, files in all).
    """
    known = results.by_stamp(files) if results else {}
    changed = [file for file in files if file.path not in known and file.kind not in SKIPPED_BYTES]
    read = spread(partial(_read_file, results=results.path if results else None), changed, jobs)
    scanned: list[Scanned] = []
    for done, file in enumerate(files, start=1):
        if file.kind in SKIPPED_BYTES:
            scanned.append((FileFacts(file.path, file.kind, file.size, fronts=file.fronts), ()))
        elif file.path in known:
            scanned.append(_facts(file.path, file.kind, _Read(file.size, *known[file.path]), fronts=file.fronts))
        else:
            found = next(read)
            if results and isinstance(found, _Read):
                results.add(file, found.sha256, found.row)
            scanned.append(_facts(file.path, file.kind, found, fronts=file.fronts))
        if progress:
            progress(done, len(files))
    return tuple(facts for facts, _ in scanned), tuple(problem for _, problems in scanned for problem in problems)


def scan_each(paths: Sequence[str], *, jobs: int = 0) -> Iterator[Scanned]:
    """What is in each of the files at PATHS, in their order; archives and pictures are looked into, too."""
    for path, found in zip(paths, spread(_read, paths, jobs), strict=True):
        yield _facts(path, classify(path), found, asked=True)


def _read_file(file: SourceFile, *, results: Path | None) -> _Read | _Unread:
    return _read(f"{file.root}/{file.path}", results=results)


def _read(location: str, *, results: Path | None = None) -> _Read | _Unread:
    """What is in the file at LOCATION, by the RESULTS that are kept or by a look at it."""
    try:
        contents = read_contents(location)
    except OSError as error:
        return _Unread(why_unread(error))
    row = by_digest(results, contents.sha256) if results else None
    return _Read(contents.size, contents.sha256, row or encoded(look(contents.data)))


def _facts(
    path: str, kind: FileKind, found: _Read | _Unread, *, fronts: tuple[str, ...] = ("",), asked: bool = False
) -> Scanned:
    """What was found in the file at PATH, which is of KIND by its name; of one that was ASKED for, all troubles."""
    if isinstance(found, _Unread):
        return FileFacts(path, kind, fronts=fronts), (Problem(path, "unreadable", found.reason, matters=True),)
    content = decoded(found.row)
    kind = of_nature(kind, content.nature)
    facts = FileFacts(
        path, kind, found.size, found.sha256,
        content.detections, content.copyrights, content.unaccounted, content.pointers, fronts,
    )  # fmt: skip
    told = content.troubles if asked or kind in TOLD_KINDS else ()
    problems = tuple(Problem(path, trouble.code, trouble.message) for trouble in told)
    if found.size > LARGEST:
        message = f"has {found.size} bytes, of which the first and last {LARGEST // 2} were looked at"
        problems = (Problem(path, "file-too-large", message), *problems)
    return facts, problems
