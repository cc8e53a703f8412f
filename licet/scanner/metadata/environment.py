# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Installed Python packages: what a `site-packages` folder says of each."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from licet.errors import UsageError
from licet.scanner.classify import LICENSE_NAME, NOTICE_NAME
from licet.scanner.metadata.core_metadata import CoreMetadata, parse_core_metadata
from licet.scanner.metadata.registry import Found
from licet.scanner.text import decode

LARGEST_TEXT = 1024 * 1024
"""A license file of more bytes than this is no license file."""

_SEPARATORS = re.compile(r"[-_.]+")
_ASK = "import sysconfig; print(sysconfig.get_path('purelib'))"


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed package: its version, what it says of its license, what it needs, and where its files are."""

    version: str | None
    found: Found
    requires: tuple[str, ...]
    folder: Path


class Environment:
    """The packages in FOLDER, a `site-packages`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Installed | None] = {}

    @cached_property
    def _folders(self) -> Mapping[str, Path]:
        """Normalised name to its metadata: a folder, or the one file that distutils wrote."""
        found: dict[str, Path] = {}
        for path in sorted(self.folder.glob("*-info")):
            if path.suffix == ".egg-info" or (path.suffix == ".dist-info" and path.is_dir()):
                found[normal(path.name.removesuffix(path.suffix).split("-")[0])] = path
        return found

    def __contains__(self, name: str) -> bool:
        return normal(name) in self._folders

    def find(self, name: str) -> Installed | None:
        """The package NAME, or None where it is not installed here or its metadata cannot be read."""
        name = normal(name)
        if name not in self._known:
            self._known[name] = self._read(self._folders[name]) if name in self._folders else None
        return self._known[name]

    def _read(self, folder: Path) -> Installed | None:
        for file in (folder / "METADATA", folder / "PKG-INFO", folder):
            if not file.is_file():
                continue
            try:
                text = decode(file.read_bytes())
            except OSError:
                return None
            metadata = parse_core_metadata(text or "")
            source = f"{self.folder.name}/{file.relative_to(self.folder).as_posix()}"
            return Installed(metadata.version, _found(metadata, folder, source), metadata.requires_dist, folder)
        return None


def normal(name: str) -> str:
    """NAME as the index compares names."""
    return _SEPARATORS.sub("-", name).lower()


def _found(metadata: CoreMetadata, folder: Path, source: str) -> Found:
    declared = metadata.license_expression or metadata.license
    classifiers = () if metadata.license_expression else metadata.license_classifiers
    return Found(declared, classifiers, tuple(license_texts(folder)), source)


def license_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """(path below FOLDER, text) of its license files, those of `licenses/` (PEP 639) included."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        inner = path.relative_to(folder)
        named = LICENSE_NAME.fullmatch(path.name) and not NOTICE_NAME.fullmatch(path.name)
        if not (named or "licenses" in inner.parts[:-1]) or "node_modules" in inner.parts or not path.is_file():
            continue
        try:
            data = path.read_bytes() if path.stat().st_size <= LARGEST_TEXT else b""
        except OSError:
            continue
        text = decode(data)
        if text:
            yield inner.as_posix(), text


def open_environment(path: Path) -> Environment:
    """The environment that PATH names: a python executable, a virtual environment or a `site-packages` folder.

    Raises `UsageError` where it is none of these.
    """
    if path.is_file():
        try:
            answer = subprocess.run(  # noqa: S603 - the interpreter that the caller named
                [str(path), "-I", "-c", _ASK], capture_output=True, check=True, text=True, timeout=60
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise UsageError(f"--env {path} is no python that runs: {error}") from error
        return Environment(Path(answer.stdout.strip()))
    found = site_packages(path)
    if found is None:
        raise UsageError(f"--env {path} is neither a python, nor a virtual environment, nor a site-packages folder")
    return Environment(found)


def site_packages(path: Path) -> Path | None:
    """The `site-packages` of the virtual environment at PATH, or PATH itself where it is one."""
    if path.name in ("site-packages", "dist-packages") and path.is_dir():
        return path
    for pattern in ("lib/python*/site-packages", "lib/pypy*/site-packages", "Lib/site-packages"):
        for folder in sorted(path.glob(pattern)):
            return folder
    return None
