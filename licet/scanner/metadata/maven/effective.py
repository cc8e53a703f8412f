# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A POM with what it inherits, imports and fills in.

The rules are those of https://maven.apache.org/ref/current/maven-model-builder/: a POM inherits properties,
dependencies and their management from its parents, its own words going first; properties are filled in after that, so
that `${project.version}` in a parent is the child's; then what is imported is added to the management, and the
management fills in what the dependencies leave out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from licet.scanner.metadata.maven.model import Dependency, Key, License, Pom

Find = Callable[[str, str, str], Pom | None]
"""The POM of a group, artifact and version, or None where it is not at hand."""

MOST_PARENTS = 50
"""So many POMs inherit from one another at most; a longer line is a circle."""

MOST_IMPORTS = 50
"""So deep do POMs import one another at most."""

LONGEST_VALUE = 2_000
"""A name or version of more characters than this is none, but made to unfold."""

_PROPERTY = re.compile(r"\$\{([^${}]+)\}")
_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Effective:
    """A POM as Maven works with it; `licensed_in` is the place of the POM that its licenses stand in.

    `is_whole` says that all of its parents were found: a license may stand in any of them.
    """

    group: str
    artifact: str
    version: str | None
    packaging: str = "jar"
    dependencies: tuple[Dependency, ...] = ()
    managed: Mapping[Key, Dependency] = field(default_factory=dict)
    plugins: tuple[Dependency, ...] = ()
    licenses: tuple[License, ...] = ()
    licensed_in: str = ""
    is_whole: bool = True


def lineage(pom: Pom, parent_of: Callable[[Pom], Pom | None]) -> list[Pom]:
    """POM and those that it inherits from, the nearest first."""
    found = [pom]
    places = {pom.place}
    while len(found) < MOST_PARENTS:
        parent = parent_of(found[-1])
        if parent is None or parent.place in places:
            break
        found.append(parent)
        places.add(parent.place)
    return found


def of_repository(find: Find) -> Callable[[Pom], Pom | None]:
    """How the parent of a POM is found where its coordinates are all that is known."""

    def parent_of(pom: Pom) -> Pom | None:
        parent = pom.parent
        return find(parent.group, parent.artifact, parent.version or "") if parent else None

    return parent_of


class Imports:
    """What POMs import from `find`; none is made twice, and none imports itself."""

    def __init__(self, find: Find) -> None:
        self.find = find
        self._made: dict[str, Effective | None] = {}
        self._depth = 0

    def of(self, wanted: Dependency) -> Effective | None:
        """The POM that WANTED imports, or None where that is not at hand."""
        pom = self.find(wanted.group, wanted.artifact, wanted.version or "")
        if pom is None:
            return None
        if pom.place not in self._made and self._depth < MOST_IMPORTS:
            self._made[pom.place] = None
            self._depth += 1
            self._made[pom.place] = effective(pom, of_repository(self.find), self)
            self._depth -= 1
        return self._made.get(pom.place)


def effective(pom: Pom, parent_of: Callable[[Pom], Pom | None], imports: Imports) -> Effective:
    """POM with what it inherits from `parent_of` it and what it imports."""
    line = lineage(pom, parent_of)
    known = Values(line)
    managed = known.merged([each.managed for each in line])
    for wanted in [each for each in managed.values() if each.scope == "import"]:
        del managed[wanted.key]
        imported = imports.of(wanted)
        for key, each in imported.managed.items() if imported else ():
            managed.setdefault(key, each)
    asked = known.merged([each.dependencies for each in line])
    plugins = known.merged([each.plugins for each in line])
    managed_plugins = known.merged([each.managed_plugins for each in line])
    licensed = next((each for each in line if each.licenses), pom)
    return Effective(
        known.group,
        known.artifact,
        known.version,
        pom.packaging,
        tuple(managed_by(each, managed) for each in asked.values()),
        managed,
        tuple(managed_by(each, managed_plugins) for each in plugins.values()),
        licensed.licenses,
        licensed.place,
        line[-1].parent is None,
    )


def managed_by(dependency: Dependency, managed: Mapping[Key, Dependency]) -> Dependency:
    """DEPENDENCY with what it leaves out and the management says."""
    said = managed.get(dependency.key)
    if said is None:
        return dependency
    return replace(
        dependency,
        version=dependency.version or said.version,
        scope=dependency.scope or said.scope,
        exclusions=dependency.exclusions or said.exclusions,
    )


class Values:
    """What the properties of a LINE of POMs, the child first, stand for."""

    def __init__(self, line: Sequence[Pom]) -> None:
        self._properties: dict[str, str] = {}
        for pom in reversed(line):
            self._properties.update(pom.properties)
        pom, parent = line[0], line[0].parent
        written = {
            "groupId": pom.group or (parent.group if parent else None),
            "artifactId": pom.artifact,
            "version": pom.version or (parent.version if parent else None),
            "packaging": pom.packaging,
            "parent.groupId": parent.group if parent else None,
            "parent.artifactId": parent.artifact if parent else None,
            "parent.version": parent.version if parent else None,
        }
        for name, value in written.items():
            if value is not None:
                self._properties |= {f"project.{name}": value, f"pom.{name}": value}
                self._properties.setdefault(name, value)
        self.group = self.filled(written["groupId"] or "")
        self.artifact = self.filled(pom.artifact)
        self.version = self.filled(written["version"] or "") or None

    def filled(self, text: str) -> str:
        """TEXT with its properties filled in; those that nobody sets, or that never end, stay as they are written."""
        made = text
        for _ in range(_ROUNDS):
            if "${" not in made:
                return made
            made = _PROPERTY.sub(self._value, made)
            if len(made) > LONGEST_VALUE:
                return text
        return made

    def merged(self, lists: Iterable[Sequence[Dependency]]) -> dict[Key, Dependency]:
        """The dependencies of LISTS, those of the child first, one a key.

        In one POM the last word counts, as with Maven; between POMs the child's.
        """
        found: dict[Key, Dependency] = {}
        for each in lists:
            for key, dependency in {d.key: d for d in self._all_filled(each)}.items():
                found.setdefault(key, dependency)
        return found

    def _all_filled(self, dependencies: Iterable[Dependency]) -> Iterator[Dependency]:
        for each in dependencies:
            yield replace(
                each,
                group=self.filled(each.group),
                artifact=self.filled(each.artifact),
                version=self.filled(each.version or "") or None,
                type=self.filled(each.type),
                classifier=self.filled(each.classifier),
                scope=self.filled(each.scope or "") or None,
                optional=self.filled(each.optional or "") or None,
                exclusions=tuple((self.filled(group), self.filled(artifact)) for group, artifact in each.exclusions),
            )

    def _value(self, property: re.Match[str]) -> str:
        value = self._properties.get(property[1].strip())
        return property[0] if value is None or len(value) > LONGEST_VALUE else value
