# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The license and NOTICE files of one installed work, and what its README says where it has none."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from licet.model import Document, Role
from licet.scanner.classify import LICENSE_NAME, NOTICE_NAME, README_NAME
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine
from licet.scanner.metadata.environment import LARGEST_TEXT
from licet.scanner.text import decode

CODE = (".py", ".js", ".mjs", ".cjs", ".ts", ".rs", ".go", ".c", ".h", ".cc", ".cpp", ".hpp", ".pyx", ".java")
HEAD = 4096
"""A copyright statement of a source file stands in so many first bytes."""

FEWEST = 3
"""A file of so few words holds no license: it is a link that was packed as a file."""

MOST_SOURCES = 300
"""So many source files are asked for copyrights where license files state none."""

TEXT_SCORE = 0.9
"""A passage of a README with a lower score is no license text."""


def licenses_and_notices(folder: Path) -> tuple[list[Document], list[Document]]:
    """The license files and the NOTICE files of the installed work whose metadata or package is in FOLDER."""
    licenses: list[Document] = []
    notices: list[Document] = []
    for path, shown in _named(folder):
        text = read(path)
        if len(text.split()) > FEWEST:
            (notices if is_notice(path.name) else licenses).append(Document(shown, text))
    return licenses, notices


def is_notice(name: str) -> bool:
    """Whether a file of this NAME holds notices rather than a license."""
    return NOTICE_NAME.fullmatch(name) is not None


def is_license(name: str) -> bool:
    """Whether a file of this NAME holds a license or notices; source code never does."""
    ending = Path(name).suffix.lower()
    return (
        ending not in CODE
        and ending not in (".json", ".pyc")
        and bool(LICENSE_NAME.fullmatch(name) or NOTICE_NAME.fullmatch(name))
    )


def _named(folder: Path) -> Iterator[tuple[Path, str]]:
    """(path, how it is shown) of the files in FOLDER that are licenses or notices by name, each text once."""
    if folder.suffix in (".dist-info", ".egg-info"):
        yield from _of_python(folder)
        return
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if is_license(path.name) and path.is_file():
            yield path, path.name
        elif path.name.lower() in ("licenses", "license") and path.is_dir():
            yield from ((each, f"{path.name}/{each.name}") for each in sorted(path.iterdir()) if each.is_file())


def _of_python(folder: Path) -> Iterator[tuple[Path, str]]:
    """Those below the metadata, all of `licenses/` (PEP 639) included, and those that RECORD has elsewhere."""
    below = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    for path in below:
        inner = path.relative_to(folder)
        if is_license(path.name) or "licenses" in inner.parts[:-1]:
            yield path, inner.as_posix()
    for name in _recorded(folder):
        path = folder.parent / name
        if (
            is_license(path.name)
            and not path.is_relative_to(folder)
            and ".." not in Path(name).parts
            and path.is_file()
        ):
            yield path, name


def _recorded(folder: Path) -> list[str]:
    try:
        with (folder / "RECORD").open(encoding="utf-8", newline="") as file:
            return sorted(row[0] for row in csv.reader(file) if row)
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


def read(path: Path) -> str:
    """The text of the file at PATH; empty where it is none, or cannot be read."""
    try:
        return (decode(path.read_bytes()) or "") if path.stat().st_size <= LARGEST_TEXT else ""
    except OSError:
        return ""


def readme_text(folder: Path) -> Document | None:
    """The license text that a README in FOLDER holds, or None."""
    readmes = sorted(p for p in folder.iterdir() if README_NAME.fullmatch(p.name)) if folder.is_dir() else []
    for path in readmes:
        text = read(path)
        found = [d for d in engine().detect(text) if d.role is Role.TEXT and d.score >= TEXT_SCORE]
        if found:
            first = min(d.start_line for d in found)
            lines = text.splitlines()
            held = lines[first - 1 : max(d.end_line for d in found)]
            # The copyright line stands above the permission that the rule begins with.
            above = [c.statement for c in find_copyrights("\n".join(lines[max(first - 6, 0) : first - 1]))]
            return Document(path.name, "\n".join((*above, *([""] if above else []), *held)))
    return None


def source_copyrights(folder: Path) -> Iterator[str]:
    """The copyright statements at the head of the source files of the work whose metadata or package is in FOLDER."""
    for path in _sources(folder):
        try:
            with path.open("rb") as file:
                text = decode(file.read(HEAD))
        except OSError:
            continue
        yield from (each.statement for each in find_copyrights(text or "") if each.holder)


def _sources(folder: Path) -> Iterable[Path]:
    if folder.suffix in (".dist-info", ".egg-info"):
        paths = [folder.parent / name for name in _recorded(folder) if ".." not in Path(name).parts]
    else:
        paths = sorted(path for path in folder.rglob("*") if "node_modules" not in path.relative_to(folder).parts)
    return [path for path in paths if path.suffix in CODE and path.is_file()][:MOST_SOURCES]
