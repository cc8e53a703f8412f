# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `Cargo.toml` asks for: its tables of dependencies, with what they inherit from its workspace.

https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading.cargo_targets import targeted
from licet.scanner.lockfiles.reading.cargo_versions import exact
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.parsing import parse_toml
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.packages.platforms import ANYWHERE, Platforms
from licet.scanner.packages.purls import purl
from licet.scanner.values import rows, table, word

KINDS: Mapping[str, Scope] = {
    "dependencies": Scope.RUNTIME,
    "dev-dependencies": Scope.DEV,
    "dev_dependencies": Scope.DEV,
    "build-dependencies": Scope.BUILD,
    "build_dependencies": Scope.BUILD,
}
"""The tables of dependencies, each in both spellings that Cargo reads, and why what they list is there."""

MOST_ABOVE = 32
"""So many folders above a manifest are looked into for its workspace."""

_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One dependency: the KEY and KIND of table that ask for it, and the package that it is.

    It may come from a repository (`vcs_url`), or lie in a `folder` of the project, below the root. `where` is what it
    is needed for.
    """

    kind: str
    key: str
    name: str
    scope: Scope
    requirement: str | None = None
    vcs_url: str | None = None
    folder: str | None = None
    readable: bool = True
    where: Platforms = ANYWHERE

    @property
    def purl(self) -> str | None:
        """Its purl; None for what is the project's own, and for what cannot be read."""
        if self.folder is not None or not self.readable:
            return None
        qualifiers = {"vcs_url": self.vcs_url} if self.vcs_url else None
        return purl("cargo", self.name, exact(self.requirement), qualifiers=qualifiers)


@dataclass(frozen=True, slots=True)
class Manifest:
    """One `Cargo.toml`: where it is, what stands in it, and the root of the workspace that it is in, if any."""

    file: Opened
    fields: Mapping[str, Any]
    root: Manifest | None = None

    def asked(self) -> Iterator[Asked]:
        """Each dependency, in the order of the tables; what only some target needs is needed."""
        targets = table(self.fields.get("target")).items()
        places = [(self.fields, ANYWHERE), *((table(tables), targeted(target)) for target, tables in targets)]
        for tables, where in places:
            for kind, scope in KINDS.items():
                for key, wanted in table(tables.get(kind)).items():
                    yield replace(self._asked(kind, key, wanted, scope), where=where)

    def _asked(self, kind: str, key: str, wanted: object, scope: Scope) -> Asked:
        home = self.file.folder
        own = table(wanted)
        if own.get("workspace") is True and self.root:
            home = self.root.file.folder
            wanted = table(table(self.root.fields.get("workspace")).get("dependencies")).get(key, {})
        said = table(wanted)
        name = word(said.get("package")) or key
        if scope is Scope.RUNTIME and own.get("optional") is True:
            scope = Scope.OPTIONAL
        requirement, folder = word(wanted) or word(said.get("version")), word(said.get("path"))
        below = _below(home, folder) if folder else None
        readable = isinstance(wanted, (str, dict)) and _NAME.fullmatch(name) is not None
        return Asked(kind, key, name, scope, requirement, _repository(said), below, readable)

    def folders(self) -> Iterator[str]:
        """The folders, below the root of the tree, of the packages that it takes from there."""
        for asked in self.asked():
            if asked.folder is not None:
                yield asked.folder
        for patched in (*table(self.fields.get("patch")).values(), self.fields.get("replace")):
            for wanted in table(patched).values():
                folder = word(table(wanted).get("path"))
                if folder:
                    yield _below(self.file.folder, folder)

    def members(self) -> Iterator[str]:
        """What the workspace that it is the root of lists: folders, or globs of such, from its own folder."""
        workspace = table(self.fields.get("workspace"))
        yield from (member for member in map(word, rows(workspace.get("members"))) if member)


def manifest_of(file: Opened) -> Manifest:
    """The manifest FILE with its workspace. Raises `Unreadable` where FILE is no TOML."""
    fields = _parsed(file.text)
    return Manifest(file, fields, _root_of(file, fields))


def _root_of(file: Opened, fields: Mapping[str, Any]) -> Manifest | None:
    """The root of the workspace: the manifest itself, that which it names, or the nearest above it that is one."""
    if "workspace" in fields:
        return Manifest(file, fields)
    named = word(table(fields.get("package")).get("workspace"))
    places = [named] if named else ["/".join([".."] * up) for up in range(1, min(file.path.count("/"), MOST_ABOVE) + 1)]
    for place in places:
        above = file.beside(f"{place}/Cargo.toml")
        found = _readable(above) if above else {}
        if above and "workspace" in found:
            return Manifest(above, found)
    return None


def _readable(file: Opened) -> Mapping[str, Any]:
    try:
        return _parsed(file.text)
    except Unreadable:
        return {}


@lru_cache(maxsize=32)
def _parsed(text: str) -> Mapping[str, Any]:
    """TEXT as TOML; all members of a workspace read its root."""
    return parse_toml(text)


def _below(home: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(home, folder.replace("\\", "/")))


def _repository(said: Mapping[str, Any]) -> str | None:
    repository = word(said.get("git"))
    revision = next((found for key in ("rev", "tag", "branch") if (found := word(said.get(key)))), None)
    return vcs_url(repository, revision) if repository else None


def vcs_url(repository: str, revision: str | None) -> str:
    """A git REPOSITORY at REVISION, as purls write it."""
    return f"git+{repository}@{revision}" if revision else f"git+{repository}"
