# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A package's own files, wherever they lie: in a folder, or in an archive that nobody need unpack."""

from __future__ import annotations

import os
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath

from licet.scanner.archives.packing import DAMAGE
from licet.scanner.classify import LICENSE_NAME, NOTICE_NAME, README_NAME, names
from licet.scanner.text import decode

LARGEST_TEXT = 1024 * 1024
"""A license file of more bytes than this is no license file."""

MOST_FILES = 100_000
"""So many files of one package are listed."""

MOST_HEADERS = 16
LONGEST_HEADER = 8 * 1024
"""So many source files, and so many characters of each, are looked at for notices where nothing else tells."""

DEEPEST = 8
"""Folders below folders of one package in which works of others are looked for."""

BUNDLED = "third-party-licenses.json"
"""The name of a list of the packages that were bundled into one program."""

CODE = (
    *(".py", ".js", ".mjs", ".cjs", ".ts", ".rs", ".go", ".c", ".h", ".cc", ".cpp", ".hpp", ".pyx", ".java", ".kt"),
    *(".rb", ".php", ".cs", ".dart", ".swift", ".ex", ".hs", ".pm", ".scala"),
)
"""Endings of source code."""

_NO_TEXT = (*CODE, ".json", ".pyc", ".class", ".xml", ".html")
_FOLDERS = ("licenses", "license", "licences")


class Files(ABC):
    """The files of one package; paths are POSIX style, below the package."""

    @property
    @abstractmethod
    def names(self) -> Sequence[str]:
        """The paths of all its files, sorted; other packages that lie within it are not its own."""

    @abstractmethod
    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """What is in the file at PATH; None where that cannot be read, or is more than LIMIT bytes."""

    def text(self, path: str) -> str | None:
        """The text of the file at PATH; None where it is none."""
        data = self.bytes_of(path)
        return None if data is None else decode(data) or None

    def legal(self) -> Iterator[str]:
        """The files that hold licenses or notices, by their names or their folder, at the top of the package."""
        for path in self.names:
            folder, _, name = path.rpartition("/")
            if is_legal(name) if not folder else folder.lower() in _FOLDERS:
                yield path

    def license_texts(self) -> tuple[tuple[str, str], ...]:
        """(path, text) of the files that hold licenses."""
        found = ((path, self.text(path)) for path in self.legal() if not is_notice(path.rpartition("/")[2]))
        return tuple((path, text) for path, text in found if text)

    def manifests(self) -> Iterable[tuple[str, Path]]:
        """The files in folders by which works of others that lie in the package are called: as shown, and where."""
        return ()

    def readmes(self) -> Iterator[str]:
        """The README files at the top of the package."""
        return (path for path in self.names if "/" not in path and README_NAME.fullmatch(path))

    def sources(self) -> Iterator[str]:
        """The files of source code."""
        return (path for path in self.names if path.endswith(CODE))

    def headers(self) -> tuple[tuple[str, str], ...]:
        """(path, text) of how a few of its source files begin."""
        found = ((path, self.text(path)) for path in islice(self.sources(), MOST_HEADERS))
        return tuple((path, text[:LONGEST_HEADER]) for path, text in found if text)


def is_manifest(path: str) -> bool:
    """Whether a file at PATH tells name and version of what it lies beside, wherever that was copied to."""
    return path.endswith(("/package.json", "/bower.json", ".dist-info/METADATA", f"/{BUNDLED}"))


def is_notice(name: str) -> bool:
    """Whether a file of this NAME holds notices rather than a license."""
    return NOTICE_NAME.fullmatch(name) is not None


def is_legal(name: str) -> bool:
    """Whether a file of this NAME holds a license or notices; source code never does."""
    named = LICENSE_NAME.fullmatch(name) or NOTICE_NAME.fullmatch(name)
    return bool(named) and PurePosixPath(name).suffix.lower() not in _NO_TEXT


class FolderFiles(Files):
    """The files of a package that has FOLDER to itself, but for the packages in INNER folders of that name."""

    def __init__(self, folder: Path, inner: str = "node_modules") -> None:
        self.folder = folder
        self._inner = inner

    @cached_property
    def names(self) -> Sequence[str]:
        """All files; links are not followed."""
        found: list[str] = []
        for folder, inner, files in os.walk(self.folder):
            inner[:] = [name for name in inner if name not in (self._inner, ".git")]
            below = os.path.relpath(folder, self.folder).replace(os.sep, "/")
            found += (name if below == "." else f"{below}/{name}" for name in files)
            if len(found) > MOST_FILES:
                break
        return sorted(found)

    def manifests(self) -> Iterator[tuple[str, Path]]:
        """As `Files` has it; names alone are looked at, where anybody keeps what is not for trials."""
        skipped = names()["trial-folders"].union((self._inner,))
        waiting = [("", os.fspath(self.folder))]
        for seen, (below, folder) in enumerate(waiting):
            if seen > MOST_FILES:
                break
            for entry in _entries(folder):
                if not entry.is_dir(follow_symlinks=False):
                    if is_manifest(f"{below}{entry.name}") and not entry.is_symlink():
                        yield f"{below}{entry.name}", Path(entry.path)
                elif below.count("/") < DEEPEST and entry.name not in skipped and not entry.name.startswith("."):
                    waiting.append((f"{below}{entry.name}/", entry.path))

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it; a path that leads out of the folder, through links too, has nothing."""
        place = self.folder / path
        try:
            if not place.resolve().is_relative_to(self.folder.resolve()) or place.stat().st_size > limit:
                return None
            return place.read_bytes() if place.is_file() else None
        except (OSError, ValueError, RuntimeError):  # what a package says may be no path at all
            return None

    def legal(self) -> Iterator[str]:
        """As `Files` has it, without a look at all the rest."""
        try:
            entries = sorted(self.folder.iterdir())
        except OSError:
            return
        for path in entries:
            if is_legal(path.name) and path.is_file():
                yield path.name
            elif path.name.lower() in _FOLDERS and path.is_dir():
                yield from (f"{path.name}/{each.name}" for each in sorted(path.iterdir()) if each.is_file())

    def readmes(self) -> Iterator[str]:
        """As `Files` has it, without a look at all the rest."""
        try:
            yield from sorted(path.name for path in self.folder.iterdir() if README_NAME.fullmatch(path.name))
        except OSError:
            return


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in FOLDER; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


class ZipFiles(Files):
    """The files of a package in the archive at ARCHIVE, below FOLDER in it; one that is damaged has none."""

    def __init__(self, archive: Path, folder: str = "") -> None:
        self.archive = archive
        self._folder = folder

    @cached_property
    def names(self) -> Sequence[str]:
        """All files but folders."""
        try:
            with zipfile.ZipFile(self.archive) as opened:
                listed = opened.namelist()[:MOST_FILES]
        except DAMAGE:
            return ()
        inside = (name for name in listed if name.startswith(self._folder) and not name.endswith("/"))
        return sorted({name[len(self._folder) :] for name in inside})

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it; the size that the archive claims is not believed."""
        try:
            with zipfile.ZipFile(self.archive) as opened, opened.open(self._folder + path) as stream:
                data = stream.read(limit + 1)
        except DAMAGE:
            return None
        return data if len(data) <= limit else None
