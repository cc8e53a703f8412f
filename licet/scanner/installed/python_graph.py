# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which installed Python packages need which, as their metadata says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from packageurl import PackageURL
from packaging.requirements import Requirement

from licet.model import Component, Evidence, Scope
from licet.scanner.installed.site_packages import SitePackages, normal
from licet.scanner.packages.graph import parents, spread, stronger
from licet.scanner.packages.platforms import ANYWHERE, limited
from licet.scanner.packages.purls import pypi
from licet.scanner.packages.requirements import requirement_of


def expanded(components: Sequence[Component], packages: SitePackages) -> Sequence[Component]:
    """COMPONENTS with versions from PACKAGES where they have none, and with what the installed ones need.

    Whoever pins the whole graph in a lockfile has them all already.
    """
    if any(not c.direct and _is_python(c) for c in components):
        return components
    others = [component for component in components if not _is_python(component)]
    known = {component.purl: component for component in _versioned(filter(_is_python, components), packages)}
    needs: dict[str, list[str]] = {}
    queue = [(component.purl, _extras(component)) for component in known.values()]
    reached: dict[str, Component] = {}
    done: set[tuple[str, frozenset[str]]] = set()
    while queue:
        purl, extras = queue.pop()
        if (purl, extras) in done:
            continue
        done.add((purl, extras))
        for requirement in _requirements(purl, packages, extras):
            installed = packages.find(requirement.name)
            needed = pypi(requirement.name, installed.version if installed else None)
            if needed not in needs.setdefault(purl, []) and needed != purl:
                needs[purl].append(needed)
            if installed:
                queue.append((needed, frozenset(requirement.extras)))
                if needed not in known:
                    reached[needed] = Component(needed, direct=False, evidence=(Evidence(installed.found.source),))
    scopes = spread({purl: c.scope for purl, c in known.items()}, needs)
    above = parents(needs)
    return [*others, *(_placed(c, scopes, above) for c in {**reached, **known}.values())]


def everything(packages: SitePackages) -> Sequence[Component]:
    """All of PACKAGES; what no other needs, extras aside, is direct."""
    listed = (name for name in packages if not packages.is_of(name, "conda"))  # which has records of its own
    found = {name: installed for name in listed if (installed := packages.find(name))}
    purls = {name: pypi(name, installed.version) for name, installed in found.items()}
    needs: dict[str, set[str]] = {}
    for purl in purls.values():
        asked = {purls.get(normal(requirement.name)) for requirement in _requirements(purl, packages, frozenset())}
        needs[purl] = {needed for needed in asked if needed and needed != purl}
    above = parents(needs)
    return [
        Component(
            purl,
            direct=purl not in above,
            parents=above.get(purl, ()),
            evidence=(Evidence(found[name].found.source),),
        )
        for name, purl in purls.items()
    ]


def _is_python(component: Component) -> bool:
    return component.purl.startswith("pkg:pypi/")


def _placed(component: Component, scopes: dict[str, Scope], above: dict[str, tuple[str, ...]]) -> Component:
    scope = stronger(component.scope, scopes[component.purl]) if component.direct else scopes[component.purl]
    here = above.get(component.purl, ())
    if here:  # what is needed here is not for other systems alone
        component = limited(component, ANYWHERE)
    return replace(component, scope=scope, parents=tuple(sorted({*component.parents, *here})))


def _versioned(components: Iterable[Component], packages: SitePackages) -> Iterator[Component]:
    for component in components:
        purl = PackageURL.from_string(component.purl)
        installed = packages.find(purl.name) if not purl.version else None
        yield replace(component, purl=pypi(purl.name, installed.version)) if installed else component


def _extras(component: Component) -> frozenset[str]:
    """The extras that the requirements which COMPONENT was read from ask for."""
    found: set[str] = set()
    for evidence in component.evidence:
        requirement = requirement_of(evidence.text)
        found |= requirement.extras if requirement else set()
    return frozenset(found)


def _requirements(purl: str, packages: SitePackages, extras: frozenset[str]) -> Iterator[Requirement]:
    installed = packages.find(PackageURL.from_string(purl).name)
    for line in installed.requires if installed else ():
        requirement = requirement_of(line)
        if requirement and _holds(requirement, extras):
            yield requirement


def _holds(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Whether REQUIREMENT counts here; one whose marker compares what cannot be compared may."""
    marker = requirement.marker
    try:
        return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))
    except ValueError:
        return True
