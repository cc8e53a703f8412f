# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Component by component: clarified, installed, stated by the lockfile, or asked of the index."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from packaging.version import InvalidVersion, Version

from licet.model import Basis, Clarification, Component, Problem, Resolution, Scope, Unknown
from licet.scanner.installed import Places
from licet.scanner.packages.found import Found, Registry
from licet.scanner.packages.platforms import NOWHERE, named, platforms_of
from licet.scanner.packages.purls import bare, version_of
from licet.scanner.resolve.clarified import Clarifications, clarified, still_holds
from licet.scanner.resolve.conclude import conclude

LOOKUPS_AT_A_TIME = 15
"""Questions that are put to an index at once: as many as npm puts."""

NOT_LOOKED_AT = "is neither installed nor in a cache"
OFFLINE = f"no lockfile states its license, and it {NOT_LOOKED_AT}"

INSTALL = "install the project (and name its environment: --env)"
ASK = "ask the index (--online)"
"""What would let more be concluded of a package that nobody has looked at."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was concluded of each component, sorted by purl; clarifications that no longer hold; what went wrong."""

    resolutions: tuple[Resolution, ...]
    stale: tuple[Clarification, ...]
    problems: tuple[Problem, ...]


def resolve(
    components: Sequence[Component],
    places: Places,
    *,
    own: frozenset[str] = frozenset(),
    scopes: Container[Scope] = frozenset(Scope),
    clarifications: Clarifications | None = None,
    registry: Registry | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Resolved:
    """The license of each of COMPONENTS, and of those that installed ones need, but for OWN, the project's own.

    Only what is there for one of SCOPES is meant. Packages are looked for in PLACES first. `progress` is called with
    (components done, components in all).
    """
    asked = [component for component in components if component.scope in scopes]
    wanted = [c for c in places.expanded(asked) if c.scope in scopes and bare(c.purl) not in own]
    job = _Job(places, clarifications or Clarifications(), registry)
    done: list[Resolution] = []
    for resolution in job.resolutions(wanted):
        done.append(resolution)
        if progress:
            progress(len(done), len(wanted))
    done.sort(key=lambda resolution: resolution.component.purl)
    stale = tuple(sorted(job.stale, key=_place))
    return Resolved(tuple(done), stale, tuple(sorted(job.problems, key=lambda problem: problem.path)))


class _Job:
    """One call of `resolve`: what its components share."""

    def __init__(self, places: Places, clarifications: Clarifications, registry: Registry | None) -> None:
        self.places = places
        self.clarifications = clarifications
        self.registry = registry
        self.stale: set[Clarification] = set()
        self.problems: list[Problem] = []

    def resolutions(self, components: Sequence[Component]) -> Iterator[Resolution]:
        """The resolution of each of COMPONENTS: those that nobody has to be asked for, then the others."""
        left: list[Component] = []
        for component in components:
            settled = self._at_hand(component)
            if settled:
                yield settled
            else:
                left.append(component)
        if self.registry and left:
            with ThreadPoolExecutor(LOOKUPS_AT_A_TIME) as pool:
                yield from pool.map(partial(self._asked, self.registry), left)

    def _at_hand(self, component: Component) -> Resolution | None:
        """What is concluded of COMPONENT without an index, None where one has to be asked."""
        installed = self.places.find(component)
        clarification = self.clarifications.of(component.purl)
        if clarification:
            if still_holds(clarification, installed.files if installed else None):
                return clarified(component, clarification, component.declared)
            self.stale.add(clarification)
        if installed:
            version = version_of(component.purl)
            if not version or _same(installed.version, version):
                return conclude(component, installed.found)
        if not self.registry:
            return self._without_index(component, OFFLINE)
        known = self.registry.known(component.purl)
        return conclude(component, known) if known else None

    def _asked(self, registry: Registry, component: Component) -> Resolution:
        """What REGISTRY, asked for COMPONENT, lets conclude of it."""
        answer = registry.lookup(component.purl)
        if isinstance(answer, Found):
            return conclude(component, answer)
        self.problems.append(answer)
        return self._without_index(component, answer.message)

    def _without_index(self, component: Component, why: str) -> Resolution:
        """The lockfile's own word, else that of another version that is installed, which is said, else WHY not."""
        if component.declared:
            path = component.evidence[0].path if component.evidence else "lockfile"
            made = conclude(component, Found(component.declared, (), (), path))
            if isinstance(made.concluded, Unknown) and not made.concluded.missing:
                why = f"its lockfile states {component.declared!r}, which settles nothing, and it {NOT_LOOKED_AT}"
                return replace(made, concluded=replace(made.concluded, why=why, ways=self._ways()))
            return made
        installed = self.places.find(component)
        if installed:
            wanted = version_of(component.purl)
            return conclude(component, installed.found, f" (version {installed.version} is installed, not {wanted})")
        if self._is_elsewhere(component):
            return Resolution(component, Unknown(_elsewhere(component), ways=(ASK,), elsewhere=True), Basis.UNKNOWN)
        return Resolution(component, Unknown(why, ways=self._ways()), Basis.UNKNOWN)

    def _is_elsewhere(self, component: Component) -> bool:
        """Whether nobody was asked for COMPONENT, which is not here because it is for other systems alone."""
        return self.registry is None and platforms_of(component) & self.places.platforms == NOWHERE

    def _ways(self) -> tuple[str, ...]:
        return (INSTALL,) if self.registry else (INSTALL, ASK)


def _elsewhere(component: Component) -> str:
    """Why nothing is known of COMPONENT, which is for other systems than that which is looked at."""
    name = named(platforms_of(component))
    alone, those = (name, name) if name else ("other systems", "those")
    return f"is for {alone} alone, so that it is not installed here; {ASK} before you ship for {those}"


def _place(clarification: Clarification) -> tuple[str, int, str]:
    """Where CLARIFICATION stands in the policy."""
    place = clarification.place
    return (place.path if place else "", (place.line if place else None) or 0, clarification.package)


def _same(installed: str | None, version: str) -> bool:
    """Whether the two are one version: a manifest may write 2.0 for what is 2.0.0."""
    try:
        return installed == version or Version(installed or "") == Version(version)
    except InvalidVersion:
        return False
