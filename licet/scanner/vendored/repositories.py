# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories within the repository: where they are, and what their own git says of where they came from."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from licet.scanner.packages.purls import purl
from licet.scanner.packages.repositories import of_repository
from licet.scanner.vendored.names import named
from licet.scanner.vendored.work import Name

_LARGEST = 256 * 1024
_SECRET = re.compile(r"(?<=://)[^/@\s]*@")


def repositories(root: Path, folders: Iterable[str]) -> dict[str, Name]:
    """FOLDERS below ROOT, each a checkout of its own, to their names: by the address that they were cloned from.

    A manifest of their own that names them knows better.
    """
    return {folder: _named(root, folder) for folder in folders}


def _named(root: Path, folder: str) -> Name:
    own = named(root, folder, {})
    if not own.purl.startswith("pkg:generic/"):
        return own
    address = _origin(_git_folder(root / folder))
    made = of_repository(_SECRET.sub("", address)) if address else None
    return Name(made or purl("generic", PurePosixPath(folder).name), own.declared, own.source or f"{folder}/.git")


def _git_folder(folder: Path) -> Path:
    """Where git keeps what belongs to FOLDER: `.git` itself, or where the file of that name points (submodules)."""
    place = folder / ".git"
    said = _text(place) if place.is_file() else ""
    pointed = said.removeprefix("gitdir:").strip()
    # A submodule's folder is in the repository above; a tree may be anybody's, and must not point to the user's others.
    return folder / pointed if said.startswith("gitdir:") and "/.git/modules/" in pointed else place


def _origin(git: Path) -> str | None:
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True, interpolation=None)
    try:
        parser.read_string("\n".join(line.strip() for line in _text(git / "config").splitlines()))
    except configparser.Error:
        return None
    return parser.get('remote "origin"', "url", fallback=None)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace") if path.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""
