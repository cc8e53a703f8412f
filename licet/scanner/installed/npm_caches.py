# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where yarn, bun and deno keep npm packages that no `node_modules` has: archives and folders called after them.

https://yarnpkg.com/features/caching, https://bun.com/docs/pm/global-cache, https://docs.deno.com/runtime/reference/env_variables
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from licet.scanner.installed.node_index import listed
from licet.scanner.installed.node_package import read_package
from licet.scanner.installed.store import Installed, Surroundings
from licet.scanner.packages.files import FolderFiles, ZipFiles

_BERRY = re.compile(r"(?P<slug>.+)-npm-(?P<version>\d.*?)-[0-9a-f]{10}(?:-[0-9a-z]+\.zip)?")
_CLASSIC = re.compile(r"npm-(?P<slug>.+?)-(?P<version>\d+\.\d+\.\d+.*?)-[0-9a-f]{8,}(?:-integrity)?")
_VERSION = re.compile(r"\d[\w.+-]*")
_BUN = re.compile(r"(?P<slug>@?[^@]+)@(?P<version>\d.*?)(?:@@.*)?")


class NpmCaches:
    """The caches of the tools AROUND a project."""

    def __init__(self, around: Surroundings) -> None:
        self._shelves = tuple(_shelves(around))
        self._deno = _deno_folder(around) / "npm"

    def find(self, name: str, version: str) -> Installed | None:
        """The package NAME, in lower case, at VERSION, from the first cache that has it, or None."""
        found = (shelf.find(name, version) for shelf in self._shelves)
        return next((each for each in found if each), None) or self._in_deno(name, version)

    def _in_deno(self, name: str, version: str) -> Installed | None:
        """Deno keeps what came from each registry in a folder of its own."""
        for registry in listed(self._deno) if _VERSION.fullmatch(version) else ():
            folder = self._deno / registry / name / version
            if folder.is_dir():
                return read_package(FolderFiles(folder), f"deno/npm/{name}/{version}/package.json")
        return None


@dataclass
class Shelf:
    """A folder of packages, whose names have the form PATTERN, and how the folder is shown.

    In a name, `-` stands for the `/` behind a scope. The package may be in `node_modules` within that folder or
    archive, or `plain` in it.
    """

    folder: Path
    shown: str
    pattern: re.Pattern[str]
    plain: bool = False

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        """(name with `-` for `/`, version) to the name of the folder or archive."""
        found: dict[tuple[str, str], str] = {}
        for name in self._listed():
            known = self.pattern.fullmatch(name)
            if known:
                slug = known["slug"].replace("/", "-").lower()
                found.setdefault((slug, known["version"].partition("+")[0].lower()), name)
        return found

    def find(self, name: str, version: str) -> Installed | None:
        """The package NAME at VERSION, or None where it is not here."""
        entry = self._names.get((name.replace("/", "-"), version.partition("+")[0].lower()))
        if entry is None:
            return None
        inner, source = f"node_modules/{name}", f"{self.shown}/{entry}/package.json"
        if entry.endswith(".zip"):
            return read_package(ZipFiles(self.folder / entry, f"{inner}/"), source)
        return read_package(FolderFiles(self.folder / entry / ("" if self.plain else inner)), source)

    def _listed(self) -> Iterator[str]:
        """The names in the folder; those of scopes may be in folders of theirs."""
        for name in listed(self.folder):
            yield name
            if self.plain and name.startswith("@"):
                yield from (f"{name}/{each}" for each in listed(self.folder / name))


def _shelves(around: Surroundings) -> Iterator[Shelf]:
    own = around.root / ".yarn"
    yield Shelf(own / "cache", ".yarn/cache", _BERRY)
    yield Shelf(own / "unplugged", ".yarn/unplugged", _BERRY)
    data = around.environ.get("XDG_DATA_HOME")
    default = Path(data) / "yarn" / "berry" if data else around.home / ".yarn" / "berry"
    yield Shelf(around.folder("YARN_GLOBAL_FOLDER", default.as_posix()) / "cache", "yarn/cache", _BERRY)
    named = around.environ.get("YARN_CACHE_FOLDER")
    for folder in (Path(named),) if named else ():
        yield Shelf(folder, "yarn/cache", _BERRY)
    yield Shelf(_cache(around, named, "yarn") / "v6", "yarn/v6", _CLASSIC)
    bun = around.environ.get("BUN_INSTALL")
    inside = (Path(bun) if bun else around.home / ".bun") / "install" / "cache"
    yield Shelf(around.folder("BUN_INSTALL_CACHE_DIR", inside.as_posix()), "bun/cache", _BUN, plain=True)


def _deno_folder(around: Surroundings) -> Path:
    return _cache(around, around.environ.get("DENO_DIR"), "deno")


def _cache(around: Surroundings, named: str | None, name: str) -> Path:
    """The folder that is NAMED, else the one called NAME where the system keeps caches."""
    if named:
        return Path(named)
    if sys.platform == "darwin":
        return around.home / "Library" / "Caches" / name
    base = around.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else around.home / ".cache") / name
