# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One environment of conda: its records, and the files of the packages in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from licet.scanner.packages.files import LARGEST_TEXT, MOST_FILES, Files, is_legal
from licet.scanner.values import json_table, rows

LARGEST_RECORD = 64 * 1024 * 1024
"""A record of more bytes is not read."""

_LICENSES = "info/licenses"


class Prefix:
    """The environment at FOLDER; CACHES are where conda keeps packages, unpacked."""

    def __init__(self, folder: Path, caches: Sequence[Path] = ()) -> None:
        self.folder = folder
        self._caches = caches

    @cached_property
    def places(self) -> Mapping[str, Path]:
        """The name of each package to its record, which is called after name, version and build."""
        try:
            found = sorted((self.folder / "conda-meta").glob("*.json"))
        except OSError:
            return {}
        return {parts[0].lower(): path for path in found if len(parts := path.stem.rsplit("-", 2)) == 3}

    def record(self, name: str) -> Mapping[str, Any] | None:
        """The record of the package NAME; None where there is none that can be read."""
        path = self.places.get(name.lower())
        try:
            if path is None or path.stat().st_size > LARGEST_RECORD:
                return None
            return json_table(path.read_bytes())
        except OSError:
            return None

    def files(self, name: str, record: Mapping[str, Any]) -> Files:
        """The files of the package NAME, whose RECORD lists them, and its licenses in the first cache that has it."""
        stem = self.places[name.lower()].stem
        licenses = next((found for cache in self._caches if (found := cache / stem / _LICENSES).is_dir()), None)
        return PrefixFiles(self.folder, rows(record.get("files")), licenses)


class PrefixFiles(Files):
    """The files that a record LISTS below FOLDER, and as `licenses/` those in the folder LICENSES of a cache."""

    def __init__(self, folder: Path, lists: Sequence[object], licenses: Path | None) -> None:
        self._folder = folder
        self._lists = lists
        self._licenses = licenses

    @cached_property
    def _places(self) -> Mapping[str, tuple[Path, Path]]:
        """Names to files, each with the folder that it may not lead out of."""
        found: dict[str, tuple[Path, Path]] = {}
        if self._licenses is not None:
            for path in sorted(path for path in self._licenses.rglob("*") if path.is_file()):
                found[f"licenses/{path.relative_to(self._licenses).as_posix()}"] = (path, self._licenses)
        for name in self._lists[:MOST_FILES]:
            if isinstance(name, str) and not PurePosixPath(name).is_absolute() and ".." not in name.split("/"):
                found.setdefault(name, (self._folder / name, self._folder))
        return found

    @property
    def names(self) -> Sequence[str]:
        """As `Files` has it."""
        return sorted(self._places)

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it."""
        place, above = self._places.get(path, (None, self._folder))
        try:
            if place is None or not place.resolve().is_relative_to(above.resolve()) or place.stat().st_size > limit:
                return None
            return place.read_bytes() if place.is_file() else None
        except (OSError, ValueError, RuntimeError):  # what a record lists may be no path at all
            return None

    def legal(self) -> Iterator[str]:
        """As `Files` has it: those of the cache, else what is called so among the files of the environment."""
        if self._licenses is not None:
            yield from (name for name in self.names if name.startswith("licenses/"))
            return
        for name in self.names:
            parts = name.split("/")
            if is_legal(parts[-1]) and (any(part.endswith((".dist-info", ".egg-info")) for part in parts) or
                                        parts[0] in ("share", "info")):  # fmt: skip
                yield name
