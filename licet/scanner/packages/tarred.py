# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The files of a package in a tar archive, read once, within bounds."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from licet.scanner.archives.packing import DAMAGE
from licet.scanner.packages.files import LARGEST_TEXT, MOST_FILES, Files

MOST_BYTES = 64 * 1024 * 1024
"""So many bytes of one archive are unpacked; what stands behind them is not there."""


class TarFiles(Files):
    """The files of the package in the archive at ARCHIVE, below FOLDER in it; one that is damaged has none.

    Links are not followed, and a file of more than `LARGEST_TEXT` bytes is named and has no content.
    """

    def __init__(self, archive: Path, folder: str = "") -> None:
        self.archive = archive
        self._folder = folder

    @cached_property
    def _contents(self) -> Mapping[str, bytes | None]:
        found: dict[str, bytes | None] = {}
        try:
            found.update(self._members())
        except DAMAGE:
            return {}
        return found

    def _members(self) -> Iterator[tuple[str, bytes | None]]:
        left = MOST_BYTES
        with tarfile.open(self.archive, mode="r|*") as archive:
            for count, member in enumerate(archive):
                left -= member.size
                if left < 0 or count >= MOST_FILES:
                    return
                path = member.name.removeprefix("./")
                if member.isreg() and path.startswith(self._folder):
                    stream = archive.extractfile(member) if member.size <= LARGEST_TEXT else None
                    yield path[len(self._folder) :], stream.read(LARGEST_TEXT) if stream else None

    @property
    def names(self) -> Sequence[str]:
        """As `Files` has it."""
        return sorted(self._contents)

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it."""
        data = self._contents.get(path)
        return data if data is not None and len(data) <= limit else None
