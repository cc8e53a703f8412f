# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`stack.yaml`: the packages that it takes from elsewhere than the snapshot, each of one version.

What comes from the snapshot is not written there: the manifests of the packages ask for it.
Source: https://docs.haskellstack.org/en/stable/topics/package_location/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
    lines_of,
    parse_yaml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.haskell import hackage, versioned
from licet.scanner.lockfiles.reading.haskell_project import Pins
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl

NAME = "stack.yaml"
LOCKS = True

_ROW = re.compile(r"^[ \t]*+-?[ \t]*+(?:git:|archive:|url:|github:|location:)?[ \t]*+[\"']?([^\s\"'#@]+)", re.MULTILINE)
_ARCHIVE = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)-(\d+(?:\.\d+)*)\.(?:tar\.gz|zip)")


def read(file: Opened) -> Reading:
    """What FILE, unless it is of another tool, takes from elsewhere.

    The lockfile beside it, where there is one, knows what lies in a repository.
    """
    if "extra-deps" not in file.text:
        return Reading()
    parsed = parse_yaml(file.text)
    is_locked = file.beside(f"{file.name}.lock") is not None
    pins = Pins(file)
    lines = lines_of(_ROW, file.text)
    found = []
    skipped: list[Skipped] = []
    for row in rows(parsed.get("extra-deps")):
        for made, mark in _extra(row, is_locked=is_locked):
            line = lines.get(mark)
            if made is None:
                skipped.append(Skipped(line, mark))
            else:
                found.append(pins.component(made, mark, line))
    return Reading((), tuple(found), skipped=tuple(skipped))


def _extra(row: object, *, is_locked: bool) -> Iterator[tuple[str | None, str]]:
    """The purls of ROW, each with what it is named by; None for what cannot be read, nothing for a folder."""
    text = word(row)
    if text:
        pair = versioned(text)
        if pair:
            yield hackage(*pair), text.partition("@")[0]
        elif text.endswith((".tar.gz", ".zip")) and "://" in text:
            yield from [] if is_locked else [_archive(text)]
        return
    fields = table(row)
    address = word(fields.get("git")) or word(table(fields.get("location")).get("git"))
    github, archive = word(fields.get("github")), word(fields.get("archive")) or word(fields.get("url"))
    if is_locked:
        return
    if github:
        address = f"https://github.com/{github}"
    if address:
        revision = word(fields.get("commit")) or word(table(fields.get("location")).get("commit"))
        yield from _repository(address, github or address, revision, rows(fields.get("subdirs")))
    elif archive:
        yield _archive(archive)


def _repository(address: str, mark: str, revision: str | None, folders: list[object]) -> Iterator[tuple[str, str]]:
    """A package a folder; a folder, and a repository without, is called after its package by custom."""
    origin = of_git(address, revision)
    names = [folder.rstrip("/").rpartition("/")[2] for folder in folders if isinstance(folder, str)]
    for name in [name for name in names if name.strip(".")] or [origin.name or ""]:
        if is_name(name):
            yield purl("hackage", name, qualifiers=origin.qualifiers), mark


def _archive(address: str) -> tuple[str | None, str]:
    found = _ARCHIVE.fullmatch(address.rpartition("/")[2])
    if not found or "://" not in address:
        return None, address
    return purl("hackage", found[1], found[2], qualifiers={"download_url": address}), address
