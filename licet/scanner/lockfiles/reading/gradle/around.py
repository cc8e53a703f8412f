# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a script of Gradle takes from the files around it: names, catalogs, the name of the project.

Names come from `gradle.properties`, from the constants in `buildSrc`, from the scripts of the folders above and from
what those apply; catalogs from `gradle/*.versions.toml`, under the names that the settings give them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from licet.scanner.lockfiles.reading.gradle.catalog import Catalog, parse_catalog
from licet.scanner.lockfiles.reading.gradle.catalog_script import add_declared
from licet.scanner.lockfiles.reading.gradle.script import Reader
from licet.scanner.lockfiles.reading.gradle.statements import Statement, statements
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, parse
from licet.scanner.lockfiles.reading.gradle.values import Values, arguments
from licet.scanner.lockfiles.reading.opened import Opened, Tree
from licet.scanner.lockfiles.reading.result import Unreadable

SETTINGS = ("settings.gradle", "settings.gradle.kts")
BUILD = ("build.gradle", "build.gradle.kts")

MOST_APPLIED = 50
"""So many scripts does one apply at most, in turn."""

_ROOTED = re.compile(r"^\$?\{?(?:rootDir|rootProject\.(?:projectDir|rootDir)|project\.rootDir)\}?/")
_HERE = re.compile(r"^\$?\{?(?:projectDir|project\.projectDir)\}?/")


class Around:
    """What lies around the script FILE."""

    def __init__(self, file: Opened) -> None:
        self.file = file
        self.root = self._find_root()
        self.settings = self._settings_in(self.root)
        self._named = _sources(file.tree)  # type: ignore[arg-type] # trees are told apart by what they are

    def reader(self) -> Reader:
        """What reads the script, with all names that it may use."""
        values = Values()
        for folder in self._folders():
            for source in self._constants(folder):
                values.add_script(source)
            properties = self._at(posixpath.join(folder, "gradle.properties"))
            if properties:
                values.add_properties(properties.text)
            for script in self._scripts(folder):
                values.add_script(script)
        for script in self._applied(self.file, set()):
            values.add_script(script)
        return Reader(values, self.catalogs(), parse(self.settings.text) if self.settings else None)

    def catalogs(self) -> Mapping[str, Catalog]:
        """The catalogs of the build, by their names."""
        found = {name: made for name, path in self._catalog_paths().items() if (made := self._catalog(path))}
        if self.settings and "versionCatalogs" in self.settings.text:
            add_declared(parse(self.settings.text), found)
        return found

    def project_name(self) -> str | None:
        """The name of the project: that of its folder, or for the root what the settings say."""
        if self.file.folder != self.root:
            return posixpath.basename(self.file.folder)
        for statement in statements(parse(self.settings.text)) if self.settings else ():
            if statement.names == ("rootProject", "name"):
                return Values().text(statement.rest[1:])
        return posixpath.basename(self.root) or None

    def above(self) -> Iterator[Group]:
        """The scripts of the folders above, the nearest first."""
        for folder in reversed(self._folders()[:-1]):
            for name in BUILD:
                script = self._at(posixpath.join(folder, name))
                if script:
                    yield parse(script.text)

    def group(self) -> str | None:
        """The group that `gradle.properties` gives to all projects."""
        values = Values()
        properties = self._at(posixpath.join(self.root, "gradle.properties"))
        values.add_properties(properties.text if properties else "")
        group = values.named(["group"]) or values.named(["GROUP"])
        return group if isinstance(group, str) else None

    def _find_root(self) -> str:
        """The nearest folder above with settings; in a build without any, the furthest with a script."""
        folders = list(_above(self.file.folder))
        settled = next((folder for folder in folders if self._settings_in(folder)), None)
        scripted = [f for f in folders if any(self._at(posixpath.join(f, name)) for name in BUILD)]
        return settled if settled is not None else next(reversed(scripted), self.file.folder)

    def _folders(self) -> Sequence[str]:
        """From the root to the folder of the script."""
        return [f for f in reversed(list(_above(self.file.folder))) if f == self.root or _is_below(f, self.root)]

    def _scripts(self, folder: str) -> Iterator[Group]:
        for name in BUILD:
            script = self._at(posixpath.join(folder, name))
            if script and script.path != self.file.path:
                yield from self._applied(script, set())

    def _applied(self, script: Opened, seen: set[str]) -> Iterator[Group]:
        """The scripts that SCRIPT applies, in turn, and SCRIPT itself after them."""
        if script.path in seen or len(seen) > MOST_APPLIED:
            return
        seen.add(script.path)
        root = parse(script.text)
        for statement in statements(root):
            place = _applied_place(statement)
            other = self._at(self._resolved(place, script.folder)) if place else None
            if other:
                yield from self._applied(other, seen)
        yield root

    def _resolved(self, place: str, folder: str) -> str:
        if _ROOTED.match(place):
            return posixpath.normpath(posixpath.join(self.root, _ROOTED.sub("", place)))
        here = posixpath.join(folder, _HERE.sub("", place))
        return posixpath.normpath(here)

    def _constants(self, folder: str) -> Iterator[Group]:
        """The sources of `buildSrc`, which often hold nothing but versions."""
        start = posixpath.join(folder, "buildSrc/src/main/")
        for path in self._named:
            if path.startswith(start):
                source = self._at(path)
                if source:
                    yield parse(source.text)

    def _catalog_paths(self) -> dict[str, str]:
        """The catalogs of the build; those of the build above, for scripts that are for that, as in `buildSrc`."""
        near = (self._catalogs_in(folder) for folder in _above(self.root))
        found = next(filter(None, near), {})
        for statement in statements(parse(self.settings.text)) if self.settings else ():
            named = statement.path[-2:]
            if statement.names == ("from",) and "versionCatalogs" in statement.path and self.settings:
                words = [n.text for n in _flat(statement.rest) if n.kind in (Kind.STRING, Kind.TEMPLATE)]
                name = self._catalog_name(statement, named)
                if words and name:
                    found[name] = self._resolved(words[0], self.settings.folder)
        return found

    def _catalogs_in(self, folder: str) -> dict[str, str]:
        start = posixpath.join(folder, "gradle/")
        return {
            posixpath.basename(path).removesuffix(".versions.toml"): path
            for path in self._named
            if path.startswith(start) and path.endswith(".versions.toml") and path.count("/") == start.count("/")
        }

    def _catalog_name(self, statement: Statement, near: Sequence[str]) -> str:
        """The name of the catalog in whose block STATEMENT stands: `libs { }`, or `create("libs") { }`."""
        if near and near[-1] not in ("create", "versionCatalogs", "register"):
            return near[-1]
        assert self.settings is not None
        for other in statements(parse(self.settings.text)):
            if other.names[-1:] in (("create",), ("register",)) and other.path == statement.path[:-1]:
                inner = any(statement.line >= block.line for block in other.blocks)
                by_place, _ = arguments(other.arguments)
                name = Values().text(by_place[0]) if by_place and inner else None
                if name:
                    return name
        return ""

    def _catalog(self, path: str) -> Catalog | None:
        opened = self._at(path)
        try:
            return parse_catalog(opened.text) if opened else None
        except Unreadable:
            return None

    def _settings_in(self, folder: str) -> Opened | None:
        return next(filter(None, (self._at(posixpath.join(folder, name)) for name in SETTINGS)), None)

    def _at(self, path: str) -> Opened | None:
        """The file at PATH, from the root of the tree."""
        if path == self.file.path:
            return self.file
        text = None if path.startswith(("../", "/")) else self.file.tree.text(path)
        return Opened(path, text, self.file.tree) if text is not None else None


def _above(folder: str) -> Iterator[str]:
    """FOLDER and those above it, the root of the tree last."""
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


@lru_cache(maxsize=2)
def _sources(tree: Tree) -> tuple[str, ...]:
    """The paths of TREE that scripts may take something from without naming it; each of many scripts asks for them."""
    return tuple(
        path
        for path in tree.paths
        if path.endswith(".versions.toml")
        or ("buildSrc/src/main/" in path and path.endswith((".kt", ".groovy", ".java")))
    )


def _is_below(folder: str, root: str) -> bool:
    return not root or folder.startswith(f"{root}/")


def _applied_place(statement: Statement) -> str | None:
    """The file that `apply from: 'x.gradle'` names."""
    if statement.names[-1:] != ("apply",):
        return None
    _, by_name = arguments(statement.arguments)
    words = [n.text for n in _flat(by_name.get("from", ())) if n.kind in (Kind.STRING, Kind.TEMPLATE)]
    rooted = any(n.kind is Kind.NAME and n.text.startswith("root") for n in _flat(by_name.get("from", ())))
    if not words or "://" in words[0]:
        return None
    return f"rootDir/{words[0]}" if rooted else words[0]


def _flat(nodes: Sequence[Token | Group]) -> Iterator[Token]:
    for node in nodes:
        if isinstance(node, Token):
            yield node
        else:
            yield from _flat(node.nodes)
