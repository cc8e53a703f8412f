# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may still be unpacked, and where to: nothing is written beyond the bounds, or out of the folder."""

from __future__ import annotations

import contextlib
import os
import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from licet.scanner.archives import limits

_CHUNK = 256 * 1024
_LONGEST_CHAIN = 40
"""Links that lead to links; systems follow no more."""


class RefusedError(Exception):
    """An archive that is not unpacked, and why; never leaves the room but as a problem or as the run's error."""


class Budget:
    """What is left of the bounds for one artifact, whose archive (with those nested in it) has PACKED bytes."""

    def __init__(self, packed: int) -> None:
        self._packed = max(packed, 1)
        self._bytes = 0
        self._files = 0

    def file(self) -> None:
        """Count one more file. Raises `RefusedError`."""
        self._files += 1
        if self._files > limits.MOST_FILES:
            raise RefusedError(f"holds more than {limits.MOST_FILES} files")

    def bytes(self, count: int) -> None:
        """Count COUNT more bytes. Raises `RefusedError`."""
        self._bytes += count
        if self._bytes > limits.LARGEST_IN_ALL:
            raise RefusedError(f"unpacks to more than {limits.LARGEST_IN_ALL} bytes")
        if self._bytes > limits.FREE_OF_RATIO and self._bytes > limits.LARGEST_RATIO * self._packed:
            raise RefusedError(f"unpacks to more than {limits.LARGEST_RATIO} times its size, as bombs do")


class Target:
    """The folder that an archive is unpacked into, and the BUDGET that it may use."""

    def __init__(self, folder: Path, budget: Budget) -> None:
        self.folder = folder
        self.budget = budget
        self._links: dict[str, str] = {}

    def write(self, name: str, stream: IO[bytes]) -> None:
        """Write what STREAM has as the file NAME. Raises `RefusedError`, also where NAME leads out of the folder."""
        place = self.place(name)
        self.budget.file()
        _clear(place)
        self._links.pop(inner_path(name), None)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as file:
                for chunk in _chunks(stream, name):
                    self.budget.bytes(len(chunk))
                    file.write(chunk)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            raise RefusedError(f"has {shown(name)} both as a file and as a folder") from error
        except OSError as error:
            if error.errno is None:  # not of this machine: of the archive that is read
                raise
            raise RefusedError(f"cannot be unpacked here: {error.strerror}") from error

    def place(self, name: str) -> Path:
        """Where the file NAME of an archive goes. Raises `RefusedError` where that is out of the folder, or no name."""
        return self.folder / inner_path(name)

    def link(self, name: str, text: str) -> None:
        """Note the symbolic link NAME, which says TEXT. Raises `RefusedError`."""
        self.budget.file()
        path = inner_path(name)
        self._links[path] = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), text)).lstrip("/")

    def make_links(self) -> None:
        """Make the links noted, now that nothing more is written that they could lead astray.

        Absolute ones begin at the folder, as in the system that they were packed for. Left out is what leads nowhere.
        """
        left = sorted(self._links.items())
        for _ in range(_LONGEST_CHAIN):
            later = [(path, text) for path, text in left if not self._make_link(self.folder / path, self.folder / text)]
            if len(later) == len(left):
                break
            left = later

    @staticmethod
    def _make_link(place: Path, led: Path) -> bool:
        inside = place.parent.is_dir() and place.parent.resolve() == place.parent.absolute()
        if not inside or not led.exists() or place.is_relative_to(led):
            return False
        with contextlib.suppress(OSError):  # something stands there, or this system has no links
            place.symlink_to(os.path.relpath(led, place.parent))
        return True

    def remove(self, name: str) -> None:
        """Remove the file or folder NAME, as a later layer of an image may ask."""
        gone = inner_path(name)
        for path in [path for path in self._links if path == gone or path.startswith(gone + "/")]:
            del self._links[path]
        place = self.place(name)
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)


def inner_path(name: str) -> str:
    """NAME of an archive's member as a path below its top. Raises `RefusedError` where it leads elsewhere."""
    if os.name == "nt":
        name = name.replace("\\", "/").replace(":", "/../")
    if "\0" in name or name.startswith("/"):
        raise RefusedError(f"has a member {shown(name)}, whose name leads out of it or is none")
    parts = [part for part in PurePosixPath(name).parts if part != "."]
    if not parts or ".." in parts:
        raise RefusedError(f"has a member {shown(name)}, whose name leads out of it or is none")
    encoded = [part.encode("utf-8", "surrogateescape") for part in parts]
    if max(map(len, encoded)) > limits.LONGEST_NAME or len(b"/".join(encoded)) > limits.LONGEST_PATH:
        raise RefusedError(f"has a member {shown(name)}, whose name is longer than file systems take")
    return "/".join(parts)


def shown(name: str) -> str:
    """NAME as it may be shown: short, and nothing in it steers a terminal."""
    return repr(name if len(name) <= 80 else f"{name[:60]}...")


def _clear(place: Path) -> None:
    """Nothing is written through what stands at PLACE already."""
    if place.is_symlink() or place.is_file():
        place.unlink()


def _chunks(stream: IO[bytes], name: str) -> Iterator[bytes]:
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > limits.LARGEST_MEMBER:
            raise RefusedError(f"has a member {shown(name)} of more than {limits.LARGEST_MEMBER} bytes")
        yield chunk
