# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where installed packages are looked for, and the graph that they add where no lockfile has one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from packageurl import PackageURL
from packaging.requirements import InvalidRequirement, Requirement

from licet.model import Component, Declaration, Evidence, Scope
from licet.scanner.lockfiles.graph import parents, spread, stronger
from licet.scanner.lockfiles.reading import pypi
from licet.scanner.metadata.environment import Environment, Installed, open_environment, site_packages
from licet.scanner.metadata.node_modules import find_node_package


@dataclass(frozen=True)
class Places:
    """The environments of a project: Python's, and the folder that may hold `node_modules`."""

    root: Path
    python: Environment | None

    def find(self, component: Component) -> Installed | None:
        """The installed package of COMPONENT, whatever its version, or None."""
        purl = PackageURL.from_string(component.purl)
        if purl.type == "pypi" and self.python:
            return self.python.find(purl.name)
        if purl.type == "npm":
            name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
            places = [_beside(e.path, e.text) for e in component.evidence if "node_modules/" in e.text]
            # A purl is in lower case, which the folders of old packages are not.
            written = {e: e.text.strip('"') for e in component.evidence if e.text.strip('"').lower() == name}
            places += [_beside(e.path, f"node_modules/{written.get(e, name)}") for e in component.evidence]
            read = (find_node_package(self.root, place) for place in dict.fromkeys((*places, f"node_modules/{name}")))
            found = [installed for installed in read if installed]
            return next((i for i in found if i.version == purl.version), found[0] if found else None)
        return None


def _beside(manifest: str, place: str) -> str:
    """PLACE, as the manifest at this path writes it, below the root."""
    return (PurePosixPath(manifest).parent / place).as_posix()


def open_places(root: Path, environment: Path | None, declarations: Sequence[Declaration]) -> Places:
    """The environments for the project at ROOT.

    Python's is the one that the caller names, else `.venv` or `venv` in ROOT, else the active one, else the one that
    licet runs in if the project itself is installed there.

    Raises `UsageError` where ENVIRONMENT names none.
    """
    if environment is not None:
        return Places(root, open_environment(environment))
    active = os.environ.get("VIRTUAL_ENV")
    for folder in (root / ".venv", root / "venv", *([Path(active)] if active else [])):
        found = site_packages(folder)
        if found:
            return Places(root, Environment(found))
    for folder in map(Path, sys.path):
        if folder.name in ("site-packages", "dist-packages"):
            own = Environment(folder)
            if any(declaration.name in own for declaration in declarations):
                return Places(root, own)
    return Places(root, None)


def expanded(components: Sequence[Component], places: Places) -> tuple[Component, ...]:
    """COMPONENTS with versions from the environment where they have none, and with what the installed ones need.

    Python packages only: whoever pins the whole graph in a lockfile has them all already.
    """
    python = places.python
    if python is None or any(not c.direct and c.purl.startswith("pkg:pypi/") for c in components):
        return tuple(components)
    known = {component.purl: component for component in _versioned(components, python)}
    needs: dict[str, list[str]] = {}
    queue = [(component.purl, _extras(component)) for component in known.values()]
    reached: dict[str, Component] = {}
    done: set[tuple[str, frozenset[str]]] = set()
    while queue:
        purl, extras = queue.pop()
        if (purl, extras) in done:
            continue
        done.add((purl, extras))
        for requirement in _requirements(purl, python, extras):
            installed = python.find(requirement.name)
            needed = pypi(requirement.name, installed.version if installed else None)
            if needed not in needs.setdefault(purl, []) and needed != purl:
                needs[purl].append(needed)
            if installed:
                queue.append((needed, frozenset(requirement.extras)))
                if needed not in known:
                    reached[needed] = Component(needed, direct=False, evidence=(Evidence(installed.found.source),))
    scopes = spread({purl: c.scope for purl, c in known.items()}, needs)
    above = parents(needs)
    return tuple(_placed(c, scopes, above) for _, c in sorted({**reached, **known}.items()))


def _placed(component: Component, scopes: dict[str, Scope], above: dict[str, tuple[str, ...]]) -> Component:
    scope = stronger(component.scope, scopes[component.purl]) if component.direct else scopes[component.purl]
    return replace(component, scope=scope, parents=tuple(sorted({*component.parents, *above.get(component.purl, ())})))


def _versioned(components: Iterable[Component], python: Environment) -> Iterator[Component]:
    for component in components:
        purl = PackageURL.from_string(component.purl)
        installed = python.find(purl.name) if purl.type == "pypi" and not purl.version else None
        yield replace(component, purl=pypi(purl.name, installed.version)) if installed else component


def _extras(component: Component) -> frozenset[str]:
    """The extras that the requirements which COMPONENT was read from ask for."""
    found: set[str] = set()
    for evidence in component.evidence:
        try:
            found |= Requirement(evidence.text).extras
        except InvalidRequirement:
            continue
    return frozenset(found)


def _requirements(purl: str, python: Environment, extras: frozenset[str]) -> Iterator[Requirement]:
    installed = python.find(PackageURL.from_string(purl).name) if purl.startswith("pkg:pypi/") else None
    for line in installed.requires if installed else ():
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if _holds(requirement, extras):
            yield requirement


def _holds(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Whether REQUIREMENT counts here; one whose marker compares what cannot be compared may."""
    marker = requirement.marker
    try:
        return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))
    except ValueError:
        return True
