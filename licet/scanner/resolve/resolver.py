# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Component by component: clarified, installed, stated by the lockfile, or asked of the index."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from packageurl import PackageURL
from packaging.version import InvalidVersion, Version

from licet.model import Basis, Clarification, Component, Problem, Resolution, Scope, Unknown
from licet.scanner.installed import Installed, Places
from licet.scanner.packages.found import Found, Registry
from licet.scanner.packages.purls import bare
from licet.scanner.resolve.clarified import clarified, matching, still_holds
from licet.scanner.resolve.conclude import conclude

LOOKUPS_AT_A_TIME = 8
"""Questions that are put to an index at once."""

NOT_LOOKED_AT = (
    "is neither installed nor in a cache; install the project (and name its environment: --env), or ask the index "
    "(--online)"
)
OFFLINE = f"no lockfile states its license, and it {NOT_LOOKED_AT}"


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
    clarifications: tuple[Clarification, ...] = (),
    registry: Registry | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Resolved:
    """The license of each of COMPONENTS, and of those that installed ones need, but for OWN, the project's own.

    Only what is there for one of SCOPES is meant. Packages are looked for in PLACES first. `progress` is called with
    (components done, components in all).
    """
    asked = [component for component in components if component.scope in scopes]
    wanted = [c for c in places.expanded(asked) if c.scope in scopes and bare(c.purl) not in own]
    job = _Job(places, clarifications, registry)
    done: list[Resolution] = []
    with ThreadPoolExecutor(LOOKUPS_AT_A_TIME if registry else 1) as pool:
        for resolution in pool.map(job.resolve, wanted):
            done.append(resolution)
            if progress:
                progress(len(done), len(wanted))
    done.sort(key=lambda resolution: resolution.component.purl)
    stale = tuple(c for c in clarifications if c in job.stale)
    return Resolved(tuple(done), stale, tuple(sorted(job.problems, key=lambda problem: problem.path)))


class _Job:
    """One call of `resolve`: what its components share."""

    def __init__(self, places: Places, clarifications: tuple[Clarification, ...], registry: Registry | None) -> None:
        self.places = places
        self.clarifications = clarifications
        self.registry = registry
        self.stale: set[Clarification] = set()
        self.problems: list[Problem] = []

    def resolve(self, component: Component) -> Resolution:
        installed = self.places.find(component)
        clarification = matching(component, self.clarifications)
        if clarification:
            if still_holds(clarification, installed.files if installed else None):
                return clarified(component, clarification, component.declared)
            self.stale.add(clarification)
        version = PackageURL.from_string(component.purl).version
        if installed and (not version or _same(installed.version, version)):
            return conclude(component, installed.found)
        asked = self.registry.lookup(component.purl) if self.registry else None
        if isinstance(asked, Found):
            return conclude(component, asked)
        if asked is not None:
            self.problems.append(asked)
        return self._without_index(component, installed, version, asked)

    def _without_index(
        self, component: Component, installed: Installed | None, version: str | None, asked: Problem | None
    ) -> Resolution:
        """The lockfile's own word, else that of another version that is installed, which is said."""
        if component.declared:
            path = component.evidence[0].path if component.evidence else "lockfile"
            made = conclude(component, Found(component.declared, (), (), path))
            if isinstance(made.concluded, Unknown) and not made.concluded.missing:
                why = f"its lockfile states {component.declared!r}, which settles nothing, and it {NOT_LOOKED_AT}"
                return replace(made, concluded=replace(made.concluded, why=why))
            return made
        if installed:
            return conclude(component, installed.found, f" (version {installed.version} is installed, not {version})")
        return Resolution(component, Unknown(asked.message if asked else OFFLINE), Basis.UNKNOWN)


def _same(installed: str | None, version: str) -> bool:
    """Whether the two are one version: a manifest may write 2.0 for what is 2.0.0."""
    try:
        return installed == version or Version(installed or "") == Version(version)
    except InvalidVersion:
        return False
