# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a project needs in turn, as Maven resolves it.

The rules are those of https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html: of
several versions the one nearest to the project counts, of equally near ones the first; the project's own management
goes before what others ask for; what is optional, provided or for tests in others is not needed; what is excluded on
the way to a package is not followed from there. Gradle differs: of several versions it takes the newest.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from licet.model import Scope
from licet.scanner.metadata.maven.asked import Asked
from licet.scanner.metadata.maven.effective import Effective
from licet.scanner.metadata.maven.model import Dependency, Key, Pair, exact_version
from licet.scanner.metadata.maven.scopes import scope_of
from licet.scanner.metadata.maven.versions import rank
from licet.scanner.packages.graph import STRENGTH

Open = Callable[[str, str, str], Effective | None]
"""The effective POM of a group, artifact and version, or None where it is not at hand."""

MOST_STEPS = 200_000
"""So many ways are gone at most from one project."""

_NOT_PASSED_ON = ("test", "provided", "system", "import")


@dataclass(slots=True)
class Node:
    """A package that a project needs: which, why, how, and what it needs in turn."""

    dependency: Dependency
    scope: Scope
    direct: bool
    needs: list[Key] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to a package: what asks for it, in which version, and what is excluded on the way."""

    dependency: Dependency
    asks: Key | None
    version: str | None
    excluded: frozenset[Pair]


def resolved(
    asked: Iterable[Asked], managed: Mapping[Key, Dependency], open_: Open, *, newest: bool = False
) -> dict[Key, Node]:
    """All that ASKED, what one project with this management asks for, lead to: the winner of each key.

    With NEWEST, it is the newest version that wins, not the nearest.
    """
    found: dict[Key, Node] = {}
    queue: deque[tuple[_Way, Scope]] = deque(
        (_Way(d, None, None, frozenset(d.exclusions)), scope) for d, scope in asked
    )
    for _ in range(MOST_STEPS):
        if not queue:
            break
        way, scope = queue.popleft()
        key = way.dependency.key
        if way.asks is not None:
            asking = found[way.asks]
            if asking.dependency.version != way.version:
                continue  # a newer one has taken its place
            if key not in asking.needs:
                asking.needs.append(key)
        known = found.get(key)
        if known is None:
            found[key] = Node(way.dependency, scope, way.asks is None)
        elif newest and _is_newer(way.dependency, known.dependency):
            known.dependency = replace(way.dependency, place=known.dependency.place, line=known.dependency.line)
            known.needs.clear()
        else:
            continue
        queue.extend((each, scope_of(each.dependency)) for each in _ways(way, managed, open_))
    return _spread(found)


def _is_newer(one: Dependency, other: Dependency) -> bool:
    new, old = exact_version(one.version), exact_version(other.version)
    return new is not None and (old is None or rank(new) > rank(old))


def _ways(way: _Way, managed: Mapping[Key, Dependency], open_: Open) -> Iterable[_Way]:
    """What the package at the end of WAY asks for, as far as that is passed on."""
    here = way.dependency
    version = exact_version(here.version)
    pom = open_(here.group, here.artifact, version) if version else None
    for each in pom.dependencies if pom else ():
        if each.is_optional or each.scope in _NOT_PASSED_ON or _is_excluded(each, way.excluded):
            continue
        wanted = _ruled(each, managed.get(each.key))
        yield _Way(wanted, here.key, here.version, way.excluded.union(wanted.exclusions))


def _ruled(dependency: Dependency, said: Dependency | None) -> Dependency:
    """DEPENDENCY of another package as the project's management, which goes first here, has it."""
    if said is None:
        return dependency
    return replace(
        dependency,
        version=said.version or dependency.version,
        scope=said.scope or dependency.scope,
        optional=said.optional or dependency.optional,
        exclusions=(*dependency.exclusions, *said.exclusions),
    )


def _is_excluded(dependency: Dependency, excluded: frozenset[Pair]) -> bool:
    group, artifact = dependency.group, dependency.artifact
    return not excluded.isdisjoint({(group, artifact), (group, "*"), ("*", artifact), ("*", "*")})


def _spread(found: dict[Key, Node]) -> dict[Key, Node]:
    """The nodes that are still led to, each but the direct ones with the strongest scope that leads there.

    What the project's management says of the scope of a package stays.
    """
    reached = {key: node for key, node in found.items() if node.direct}
    for scope in sorted({node.scope for node in reached.values()}, key=STRENGTH.__getitem__, reverse=True):
        queue = deque(node for node in found.values() if node.direct and node.scope is scope)
        while queue:
            for key in queue.popleft().needs:
                node = found[key]
                if key not in reached:
                    node.scope = min(node.scope, scope, key=STRENGTH.__getitem__)
                    reached[key] = node
                    queue.append(node)
    return reached
