# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The manifest and the license files of a packed package. Nothing is unpacked to disk, and no archive is trusted."""

from __future__ import annotations

import io
import json
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from licet.scanner.archives.budget import RefusedError
from licet.scanner.archives.packing import DAMAGE, unpacking
from licet.scanner.metadata.core_metadata import parse_core_metadata
from licet.scanner.registries.failure import RegistryError
from licet.scanner.text import decode

_LICENSE_FILE = re.compile(r"(un)?licen[cs]es?\b|copying\b|notice\b|(un)?licen[cs]e[-_.]", re.IGNORECASE)
_CODE = (".py", ".pyc", ".pyi", ".js", ".mjs", ".cjs", ".ts", ".json", ".map", ".css", ".html", ".png", ".svg")
_MANIFEST_BYTES = 4 * 1024 * 1024
_TEXT_BYTES = 1024 * 1024
_TEXTS = 64
_MEMBERS = 100_000
_UNPACKED_BYTES = 512 * 1024 * 1024

_BROKEN = (RefusedError, *DAMAGE)


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds of interest: its manifest, and (path, text) of its license files."""

    manifest: str | None = None
    texts: tuple[tuple[str, str], ...] = ()

    def dump(self) -> bytes:
        """As bytes, for the cache."""
        return json.dumps([self.manifest, self.texts]).encode("utf-8", "surrogatepass")

    @classmethod
    def load(cls, data: bytes) -> Contents | None:
        """The contents that `dump` wrote, or None where it did not write these bytes."""
        try:
            manifest, texts = json.loads(data)
            return cls(manifest, tuple((str(path), str(text)) for path, text in texts))
        except (ValueError, TypeError):
            return None


def read_wheel(file: IO[bytes], wants_texts: Callable[[str], bool]) -> Contents:
    """METADATA of the wheel, and its license files if `wants_texts` says so of that METADATA."""
    try:
        with zipfile.ZipFile(file) as archive:
            named = {info.filename: info for info in archive.infolist() if not info.is_dir()}
            path = next((name for name in named if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)), None)
            manifest = _zipped(archive, named[path], _MANIFEST_BYTES) if path is not None else None
            if path is None or manifest is None:
                return Contents()
            folder = path.removesuffix("METADATA")
            listed = {folder + each for each in _license_files(manifest)}
            wanted = [name for name in named if name in listed or _is_license(name, folder)]
            texts: list[tuple[str, str]] = []
            for name in sorted(wanted)[:_TEXTS] if wants_texts(manifest) else []:
                text = _zipped(archive, named[name], _TEXT_BYTES)
                if text is not None:
                    texts.append((name, text))
            return Contents(manifest, tuple(texts))
    except _BROKEN as error:
        raise _damaged(error) from error


def read_sources(data: bytes, manifest: str, *, in_folder: bool = True) -> Contents:
    """The manifest (PKG-INFO, package.json) and license files of a tar or zip archive.

    Nearly all have one folder at the top; where they are not IN_FOLDER, the files themselves are.
    """
    found: str | None = None
    texts: list[tuple[str, str]] = []
    files = _zip_files(data) if data.startswith(b"PK") else _tar_files(data)
    try:
        for name, read in files:
            # One folder holds everything; what it is called varies, in npm's archives too.
            path = name.removeprefix("./")
            path = path.partition("/")[2] if in_folder else path
            if path == manifest and found is None:
                found = read(_MANIFEST_BYTES)
            elif len(texts) < _TEXTS and _is_license(path, ""):
                text = read(_TEXT_BYTES)
                if text is not None:
                    texts.append((path, text))
    except _BROKEN as error:
        raise _damaged(error) from error
    return Contents(found, tuple(sorted(texts)))


def read_zipped(file: IO[bytes], place: str, named: Callable[[str], str | None]) -> Contents:
    """The license files of the zip archive FILE, which is at PLACE, by the names that NAMED gives their paths.

    What is no license file has no such name.
    """
    texts: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist()[:_MEMBERS]:
                name = None if info.is_dir() or len(texts) >= _TEXTS else named(info.filename)
                text = _zipped(archive, info, _TEXT_BYTES) if name else None
                if name and text:
                    texts.append((name, text))
    except _BROKEN as error:
        raise _damaged(error, place) from error
    return Contents(None, tuple(sorted(texts)))


def _license_files(manifest: str) -> list[str]:
    listed = parse_core_metadata(manifest).license_files
    return [form for each in listed for form in (each, f"licenses/{each}")]


def _is_license(path: str, folder: str) -> bool:
    """Whether `path` is a license file at the top of `folder`, or anything below its folder of licenses."""
    if not path.startswith(folder):
        return False
    inner = path[len(folder) :]
    above, _, name = inner.rpartition("/")
    if name.lower().endswith(_CODE):
        return False
    return above.partition("/")[0].lower() in {"licenses", "licences"} or (
        not above and _LICENSE_FILE.match(name) is not None
    )


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> str | None:
    if info.file_size > limit:
        return None
    with archive.open(info) as stream:
        # The size in the directory is a claim; what is read is bounded in any case.
        data = stream.read(limit + 1)
    return decode(data) if len(data) <= limit else None


def _zip_files(data: bytes) -> Iterator[tuple[str, Callable[[int], str | None]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist()[:_MEMBERS]:
            if not info.is_dir():
                yield info.filename, lambda limit, info=info: _zipped(archive, info, limit)  # type: ignore[misc]


def _tar_files(data: bytes) -> Iterator[tuple[str, Callable[[int], str | None]]]:
    with unpacking(io.BytesIO(data)) as plain, tarfile.open(fileobj=_Bounded(plain), mode="r|") as archive:
        for count, member in enumerate(archive):
            if count >= _MEMBERS:
                return
            # Links and devices are never followed: only what the archive itself holds is read.
            if member.isreg():
                yield member.name, lambda limit, member=member: _tarred(archive, member, limit)  # type: ignore[misc]


def _tarred(archive: tarfile.TarFile, member: tarfile.TarInfo, limit: int) -> str | None:
    stream = archive.extractfile(member) if member.size <= limit else None
    return decode(stream.read(limit)) if stream is not None else None


class _Bounded(io.RawIOBase):
    """A stream that ends in an error rather than go on for ever, as a small archive can."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._left = _UNPACKED_BYTES

    def read(self, size: int = -1) -> bytes:
        part = self._inner.read(size)
        self._left -= len(part)
        if self._left < 0:
            message = "unpacks to more than is read"
            raise ValueError(message)
        return part


def _damaged(error: Exception, place: str = "the archive") -> RegistryError:
    return RegistryError("registry-broken", f"{place} cannot be read ({type(error).__name__})")
