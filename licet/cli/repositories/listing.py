# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which repositories `--all` is about: what lies in a folder, or what a file names line by line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from licet.errors import UsageError
from licet.scanner.archives.kinds import form_of
from licet.scanner.cloning import is_bare, protocol_of, without_login

LARGEST = 16 * 1024 * 1024
"""More bytes than a list of repositories has."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One repository: its `name`, and the `path` or else the git `address` it is at, or the `trouble` with it."""

    name: str
    path: Path | None = None
    address: str = ""
    trouble: str = ""


def listed(place: Path) -> tuple[Listed, ...]:
    """The repositories in the folder PLACE, or those that the file PLACE names, a path or git URL a line.

    Raises `UsageError` where there are none, or PLACE cannot be read.
    """
    try:
        found = _in_folder(place) if place.is_dir() else _in_list(place)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {place}: {getattr(error, 'strerror', None) or 'it is no text'}") from error
    if not found:
        raise UsageError(f"no repositories in {place}: give a folder of them, or a file with a path or git URL a line")
    return found


def _in_folder(folder: Path) -> tuple[Listed, ...]:
    """Every folder in FOLDER, and everything there that was built; what is hidden is none."""
    found: list[Listed] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            if path.is_dir():
                found.append(
                    Listed(path.name, trouble="is a link, which is not followed; name what it leads to in a list")
                )
        elif path.is_dir() or (path.is_file() and form_of(path) is not None):
            found.append(_at(path.name, path))
    return tuple(found)


def _in_list(file: Path) -> tuple[Listed, ...]:
    """What FILE names; paths are seen from its folder, and what follows a `#` at the start of a line is a remark."""
    if not file.is_file():
        raise UsageError(f"{file} is neither a folder nor a file that names repositories")
    if file.stat().st_size > LARGEST:
        raise UsageError(f"{file} is larger than any list of repositories")
    lines = (line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines())
    named = dict.fromkeys(line for line in lines if line and not line.startswith("#"))
    return tuple(
        Listed(without_login(line), address=line) if protocol_of(line) else _at(line, file.parent / line)
        for line in named
    )


def _at(name: str, path: Path) -> Listed:
    """The repository at PATH: one without files of its own is cloned."""
    return Listed(name, address=path.resolve().as_uri()) if is_bare(path) else Listed(name, path)
