# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""R packages in libraries: of the project (renv, packrat), of the user, of the machine.

Sources: https://stat.ethz.ch/R-manual/R-devel/library/base/html/libPaths.html,
https://rstudio.github.io/renv/reference/paths.html
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import folders, text
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.r_description import fields, spdx
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

SYSTEM = (
    Path("/usr/local/lib/R/site-library"),
    Path("/usr/lib/R/site-library"),
    Path("/usr/lib/R/library"),
    Path("/usr/lib64/R/library"),
)
"""Where the packages of a machine are."""

_VARIABLES = ("R_LIBS", "R_LIBS_USER", "R_LIBS_SITE")
_OF_PROJECT = ("renv/library", "packrat/lib")
_DEEPEST = 4
"""So many folders, for platform and version, lie between the library of a project and its packages."""


class RLibrary(Store):
    """The packages in LIBRARIES, of which the first that has one counts; links may lead into one of CACHES."""

    def __init__(self, libraries: Sequence[Path], caches: Sequence[Path] = ()) -> None:
        self._libraries = libraries
        self._caches = tuple(cache.resolve() for cache in caches)
        self._known: dict[str, list[Path]] | None = None

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it."""
        if self._known is None:
            self._known = {}
            for library in self._libraries:
                for package in self._packages(library):
                    self._known.setdefault(package.name, []).append(package)
        other: Installed | None = None
        for package in self._known.get(purl.name, []):
            installed = _installed(package)
            if installed and (installed.version == purl.version or not purl.version):
                return installed
            other = other or installed
        return other

    def _packages(self, library: Path) -> Iterator[Path]:
        try:
            inner = sorted(library.iterdir())
        except OSError:
            return
        for package in inner:
            if (not package.is_symlink() or self._is_cached(package)) and package.is_dir():
                yield package

    def _is_cached(self, link: Path) -> bool:
        """Whether LINK leads to where renv keeps what several projects share."""
        try:
            target = link.resolve()
        except (OSError, RuntimeError):
            return False
        return any(target.is_relative_to(cache) for cache in self._caches)


def open_store(around: Surroundings) -> RLibrary:
    """The libraries of the project, before those that the user's variables name, before the machine's."""
    own = [folder for place in _OF_PROJECT for folder in _libraries(around.root / place)]
    named = [Path(each) for name in _VARIABLES for each in around.environ.get(name, "").split(os.pathsep) if each]
    users = sorted(around.home.glob("R/*-library/*"))
    caches = (around.folder("RENV_PATHS_ROOT", ".cache", "R", "renv"), around.home / ".local" / "share" / "renv")
    return RLibrary([*own, *named, *users, *SYSTEM], caches)


def _libraries(place: Path) -> Iterator[Path]:
    """PLACE and the folders below it that may hold packages: those above a folder with a DESCRIPTION."""
    waiting = [(place, 0)]
    while waiting:
        folder, depth = waiting.pop()
        inner = folders(folder)
        yield folder
        if depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in inner.values() if not (each / "DESCRIPTION").is_file()]


def _installed(package: Path) -> Installed | None:
    said = fields(text(package / "DESCRIPTION"))
    version, license = (" ".join(said[key][1]).strip() if key in said else "" for key in ("Version", "License"))
    if not said:
        return None
    files = FolderFiles(package)
    source = f"library/{package.name}/DESCRIPTION"
    return Installed(version or None, Found(spdx(license) or None, (), files.license_texts(), source), files)
