# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a work in the tree calls itself: by its manifest, by the list that a vendoring tool wrote, or by its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from licet.model import FileFacts
from licet.scanner.classify import names
from licet.scanner.lockfiles import Opened, Reading, Unreadable, format_of
from licet.scanner.packages.purls import purl, pypi, spaced
from licet.scanner.text import decode
from licet.scanner.vendored.work import Name

_GO_MODULE = re.compile(r"^# (?P<path>\S+) (?P<version>v\S+)", re.MULTILINE)
_PIP_LINE = re.compile(r"^\s*(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[\w.!+-]+)", re.MULTILINE)
_ARCHIVE = re.compile(r"(?P<name>[\w.+-]+?)-v?(?P<version>\d[\w.+-]*?)(?:\.(?:tar\.\w+|tgz|\w{2,5}))?!?")
_LARGEST = 4 * 1024 * 1024

MANIFESTS = (
    *("Cargo.toml", "package.json", "composer.json", "*.gemspec", "*.nuspec", "go.mod", "*.podspec", "bower.json"),
    *("PKG-INFO", "*.dist-info/METADATA", "pyproject.toml", "setup.cfg", "setup.py", "META-INF/maven/*/*/pom.xml"),
    *("META-INF/maven/*/*/pom.properties", "pom.xml", "pubspec.yaml", "mix.exs", "*.cabal", "META.json", "DESCRIPTION"),
    *("vcpkg.json", "conanfile.py", "Chart.yaml"),
)
"""Manifests by which a work is called, by their globs below its folder, in the order of their weight."""


def listed(root: Path, files: Iterable[FileFacts]) -> Mapping[str, Name]:
    """Folder to name, as vendoring tools list them: Go's `vendor/modules.txt`, pip's `_vendor/vendor.txt`."""
    found: dict[str, Name] = {}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if name == "modules.txt":
            for match in _GO_MODULE.finditer(_text(root / file.path)):
                made = spaced("golang", match["path"], match["version"])
                found[f"{folder}/{match['path']}"] = Name(made, None, file.path)
        elif name in ("vendor.txt", "vendored.txt"):
            for match in _PIP_LINE.finditer(_text(root / file.path)):
                made = pypi(match["name"], match["version"])
                for form in {match["name"], match["name"].replace("-", "_"), match["name"].lower().replace("-", "_")}:
                    found[f"{folder}/{form}"] = Name(made, None, file.path)
    return found


def named(root: Path, place: str, known: Mapping[str, Name]) -> Name:
    """What the work at PLACE below ROOT is called, by those that are KNOWN, by its own manifest, else by its place."""
    if place in known:
        return known[place]
    folder = root / place
    for manifest in MANIFESTS if folder.is_dir() else ():
        for path in sorted(folder.glob(manifest)):
            found = _by_manifest(path, path.relative_to(root).as_posix())
            if found:
                return found
    return Name(_by_place(place))


def _by_manifest(path: Path, shown: str) -> Name | None:
    """The name that the manifest at PATH gives to what it is the manifest of, alone as it is."""
    reader = format_of(shown)
    try:
        reading = reader.read(Opened(shown, _text(path))) if reader else Reading()
    except Unreadable:
        return None
    return Name(reading.own[0], next(iter(reading.declarations), None), shown) if reading.own else None


def _by_place(place: str) -> str:
    """The purl of a work that nothing names: its archive's name and version, else the name of its folder."""
    below = below_vendor(place)
    archive = _ARCHIVE.fullmatch(PurePosixPath(below).name)
    if archive:
        return purl("generic", archive["name"], archive["version"])
    return spaced("generic", below.removesuffix("!"))


def below_vendor(place: str) -> str:
    """PLACE below the vendor folder, which is what it is called there; all of it where there is none."""
    parts = PurePosixPath(place).parts
    last = max((at for at, part in enumerate(parts[:-1]) if part.lower() in names()["vendor-folders"]), default=-1)
    return "/".join(parts[last + 1 :])


def _text(path: Path) -> str:
    try:
        return (decode(path.read_bytes()) or "") if path.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""
