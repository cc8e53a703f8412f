# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One folder that gems are installed in: `specifications`, which RubyGems writes, `gems`, and Bundler's checkouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from licet.scanner.installed.listing import LARGEST, folders
from licet.scanner.installed.store import Installed
from licet.scanner.metadata.gemspec import Gemspec, gemspec_of
from licet.scanner.metadata.ruby import RubyError, calls
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.text import decode

_ENDING = ".gemspec"
_VERSION = re.compile(r"-(?=\d)")
_SHORTEST = 7
"""Bundler calls a checkout after the repository and the beginning of the revision; less of one tells nothing."""


class GemHome:
    """The gems in FOLDER, which is SHOWN so."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown
        self._known: dict[Path, Gemspec] = {}

    @property
    def names(self) -> Sequence[str]:
        """The names of all gems, sorted."""
        return sorted({spec.name for places in self._listed.values() for p in places if (spec := self._read(p)).name})

    def files(self) -> Iterator[Path]:
        """The files of all gems and of what RubyGems keeps beside them."""
        for folder in ("gems", "specifications", "doc", "extensions", "cache", "build_info"):
            yield from (path for path in (self._folder / folder).rglob("*") if not path.is_symlink())

    def gems(self, name: str, version: str | None) -> Iterator[Installed]:
        """The gems called NAME, first those whose files are called after VERSION, then the newest files."""
        places = self._listed.get(name.lower(), [])
        wanted = f"{name}-{version}".lower()
        for place in sorted(places, key=lambda place: not place.stem.lower().startswith(wanted)):
            spec = self._read(place)
            if (spec.name or "").lower() == name.lower():
                folder = self._folder / "gems" / place.stem
                below = place.relative_to(self._folder).as_posix()
                yield _installed(spec, folder, f"{self._shown}/{below}")

    def checked_out(self, name: str, revision: str) -> Installed | None:
        """The gem NAME in a checkout of a repository at REVISION."""
        for folder in self._checkouts.values():
            short = folder.name.rpartition("-")[2].lower()
            if len(short) >= _SHORTEST and revision.lower().startswith(short):
                for place in (folder / f"{name}{_ENDING}", folder / name / f"{name}{_ENDING}"):
                    spec = self._read(place)
                    if spec.name or _script(place):
                        below = place.relative_to(self._folder).as_posix()
                        return _installed(spec, place.parent, f"{self._shown}/{below}")
        return None

    @cached_property
    def _listed(self) -> Mapping[str, list[Path]]:
        """The specifications, newest first, by every name in lower case that the name of their file may begin with."""
        found: dict[str, list[Path]] = {}
        for folder in (self._folder / "specifications", self._folder / "specifications" / "default"):
            for place in sorted(_files(folder), reverse=True):
                for mark in _VERSION.finditer(place.stem):
                    found.setdefault(place.stem[: mark.start()].lower(), []).append(place)
        return found

    @cached_property
    def _checkouts(self) -> Mapping[str, Path]:
        return folders(self._folder / "bundler" / "gems")

    def _read(self, place: Path) -> Gemspec:
        if place not in self._known:
            try:
                self._known[place] = gemspec_of(tuple(calls(_script(place))))
            except RubyError:
                self._known[place] = Gemspec()
        return self._known[place]


def _installed(spec: Gemspec, folder: Path, shown: str) -> Installed:
    files = FolderFiles(folder)
    requires = tuple(needed.name for needed in spec.needs if needed.name and not needed.is_development)
    return Installed(spec.version, Found(spec.license, (), files.license_texts(), shown), files, requires)


def _script(place: Path) -> str:
    """The gemspec at PLACE; RubyGems writes what the one that it was made from says, zero bytes among it."""
    try:
        if place.is_symlink() or place.stat().st_size > LARGEST:
            return ""
        return decode(place.read_bytes().replace(b"\0", b"")) or ""
    except OSError:
        return ""


def _files(folder: Path) -> list[Path]:
    try:
        return [place for place in folder.iterdir() if place.name.endswith(_ENDING)]
    except OSError:
        return []
