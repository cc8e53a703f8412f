# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What Maven packages need in turn, as the POMs at hand say it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component, Evidence, Scope
from licet.scanner.classify import is_for_trial
from licet.scanner.installed.maven_repository import LARGEST_POM, Repositories
from licet.scanner.lockfiles.reading.merging import merged
from licet.scanner.metadata.maven.asked import components, evidence_of, purl_of
from licet.scanner.metadata.maven.effective import Effective, Imports, effective, managed_by, of_repository
from licet.scanner.metadata.maven.model import Dependency, Key, Pair, Pom
from licet.scanner.metadata.maven.reactor import Reactor
from licet.scanner.metadata.maven.resolve import Node, resolved
from licet.scanner.metadata.maven.scopes import scope_of
from licet.scanner.packages.maven import is_name
from licet.scanner.text import decode

_FOLLOWED = (Scope.RUNTIME, Scope.OPTIONAL, Scope.TEST)
_LOCKS = (".lockfile", "_install.json")


def expanded(found: Sequence[Component], root: Path, repositories: Repositories) -> Sequence[Component]:
    """FOUND, of the project at ROOT, with versions that parents and imports in REPOSITORIES give, and the graph.

    A project of Maven is resolved module by module, what other tools ask for all at once, where no lockfile has it.
    """
    if not repositories.folders or not any(map(_is_maven, found)):
        return found
    paths = {path for c in found for path in _paths(c) if posixpath.basename(path) == "pom.xml" and not _is_trial(path)}
    project = _Project(root, sorted(paths), repositories)
    read = project.read
    made = [each for path in read for each in project.components(path)]
    rest = [c for c in found if not (_is_maven(c) and c.evidence and read.issuperset(_paths(c)))]
    if not any(path.endswith(_LOCKS) for c in rest if _is_maven(c) for path in _paths(c)):
        made += _of_other_tools([c for c in rest if _is_maven(c)], repositories)
    others = [c for c in rest if not _is_maven(c)]
    return [*others, *merged([*(c for c in rest if _is_maven(c)), *made])]


class _Project:
    """The POMs of a project at PATHS below ROOT, with REPOSITORIES for what is not in the tree."""

    def __init__(self, root: Path, paths: Sequence[str], repositories: Repositories) -> None:
        self._repositories = repositories
        self._reactor = Reactor(_Folder(root, paths))
        self._imports = Imports(self._find)
        self._of_repository = of_repository(repositories.find)
        self._made: dict[str, Effective] = {}
        self.read = frozenset(path for path in paths if self._reactor.pom(path))

    def components(self, path: str) -> Iterator[Component]:
        """What the module whose POM is at PATH needs."""
        pom = self._reactor.pom(path)
        made = self._effective(pom) if pom else None
        if made is None:
            return
        yield from components((each, Scope.BUILD) for each in made.plugins)
        rows = [(each, scope_of(each)) for each in made.dependencies]
        nodes = resolved(rows, made.managed, self._open)
        yield from _components(nodes, self._reactor.own | {(made.group, made.artifact)})

    def _open(self, group: str, artifact: str, version: str) -> Effective | None:
        pom = self._reactor.find(group, artifact, version)
        return self._effective(pom) if pom else self._repositories.effective(group, artifact, version)

    def _effective(self, pom: Pom) -> Effective:
        if pom.place not in self._made:
            self._made[pom.place] = effective(pom, self._parent_of, self._imports)
        return self._made[pom.place]

    def _parent_of(self, pom: Pom) -> Pom | None:
        return self._reactor.parent_of(pom) or self._of_repository(pom)

    def _find(self, group: str, artifact: str, version: str) -> Pom | None:
        return self._reactor.find(group, artifact, version) or self._repositories.find(group, artifact, version)


class _Folder:
    """The POMs at PATHS, and others that they name, below ROOT."""

    def __init__(self, root: Path, paths: Sequence[str]) -> None:
        self._root = root
        self.paths = paths

    def text(self, path: str) -> str | None:
        """As `Tree` has it; links that lead out of the tree are not followed."""
        place = self._root / path
        try:
            if not place.resolve().is_relative_to(self._root.resolve()) or place.stat().st_size > LARGEST_POM:
                return None
            return decode(place.read_bytes()) if place.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None


def _of_other_tools(found: Sequence[Component], repositories: Repositories) -> Iterator[Component]:
    """What the packages FOUND, of Gradle and the like, need; what is for the build alone is not followed."""
    rows = [(_dependency(c), c.scope) for c in found if c.direct and c.scope in _FOLLOWED]
    managed: dict[Key, Dependency] = {}
    for each, _ in rows:
        platform = repositories.effective(each.group, each.artifact, each.version) if each.version else None
        if platform and platform.packaging == "pom":
            managed |= platform.managed
    filled = [(managed_by(each, managed), scope) for each, scope in rows]
    yield from _components(resolved(filled, managed, repositories.effective, newest=True), frozenset())


def _components(nodes: Mapping[Key, Node], own: frozenset[Pair]) -> Iterator[Component]:
    """A component for each of NODES but those that are the project's OWN."""
    kept = {key: node for key, node in nodes.items() if _pair(node) not in own and all(map(is_name, _pair(node)))}
    purls = {key: purl_of(node.dependency) for key, node in kept.items()}
    above: dict[Key, set[str]] = {}
    for key, node in kept.items():
        for needed in node.needs:
            above.setdefault(needed, set()).add(purls[key])
    for key, node in kept.items():
        parents = tuple(sorted(above.get(key, set()) - {purls[key]}))
        evidence = evidence_of(node.dependency)
        yield Component(purls[key], node.scope, node.direct, parents, None, (evidence,))


def _pair(node: Node) -> Pair:
    return node.dependency.group, node.dependency.artifact


def _dependency(component: Component) -> Dependency:
    purl = PackageURL.from_string(component.purl)
    place = next(iter(component.evidence), Evidence(""))
    return Dependency(
        purl.namespace or "",
        purl.name,
        purl.version,
        purl.qualifiers.get("type", "jar"),
        purl.qualifiers.get("classifier", ""),
        line=place.line,
        place=place.path,
    )


def _is_maven(component: Component) -> bool:
    return component.purl.startswith("pkg:maven/")


def _paths(component: Component) -> Iterator[str]:
    return (evidence.path for evidence in component.evidence)


def _is_trial(path: str) -> bool:
    return is_for_trial(path.split("/")[:-1])
