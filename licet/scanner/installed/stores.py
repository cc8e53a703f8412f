# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every place of installed packages, asked by the kind of package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import cast

from licet.model import Component, Evidence, Problem
from licet.scanner.installed.store import Installed, Store, StoreModule, Surroundings
from licet.scanner.installed.within import with_works_within
from licet.scanner.packages.platforms import Platforms, here
from licet.scanner.packages.purls import parsed

STORES: Mapping[str, tuple[str, ...]] = {
    "alpine": ("apk",),
    "bower": ("bower",),
    "cargo": ("cargo",),
    "carthage": ("carthage",),
    "composer": ("composer",),
    "conda": ("conda",),
    "debian": ("deb",),
    "gems": ("gem",),
    "golang": ("golang",),
    "helm": ("helm",),
    "hub": ("huggingface",),
    "maven": ("maven",),
    "mix": ("hex",),
    "node": ("npm",),
    "nuget": ("nuget",),
    "pacman": ("alpm",),
    "perl": ("cpan",),
    "pods": ("cocoapods",),
    "pub": ("pub",),
    "python": ("pypi",),
    "r_library": ("cran",),
    "rpm": ("rpm",),
    "submodules": ("bitbucket", "generic", "github", "gitlab"),
    "swift": ("swift",),
    "terraform": ("terraform",),
    "vcpkg": ("vcpkg",),
}
"""The kinds of places that licet looks into: modules of this folder, loaded when first asked, with their purl types."""


class Places:
    """The places around one project, each opened when it is first asked."""

    def __init__(self, around: Surroundings) -> None:
        """Raises `UsageError` where the environment that the caller names is none."""
        self._around = around
        self._modules = {type: module for module, types in STORES.items() for type in types}
        self._stores: dict[str, Store] = {}
        self._known: dict[tuple[str, tuple[Evidence, ...]], Installed | None] = {}
        self._within: Mapping[str, Installed] = {}
        if around.environment is not None or around.system is not None:
            for module in STORES:
                self._open(module)

    @property
    def platforms(self) -> Platforms:
        """The system and the machine that the packages are installed for: Linux, in a file system that is scanned."""
        return Platforms(frozenset(("linux",))) if self._around.system is not None else here()

    def find(self, component: Component) -> Installed | None:
        """The installed package of COMPONENT, of its version where there is one, or None."""
        return self._within.get(component.purl) or self._installed(component)

    def _installed(self, component: Component) -> Installed | None:
        """The package of COMPONENT that is installed as such, looked for once."""
        asked = component.purl, component.evidence
        if asked not in self._known:
            purl = parsed(component.purl)
            module = self._modules.get(purl.type)
            self._known[asked] = self._open(module).find(component, purl) if module else None
        return self._known[asked]

    def expanded(self, components: Sequence[Component]) -> tuple[Component, ...]:
        """COMPONENTS with what the installed ones need in turn, where no lockfile has the graph; sorted by purl.

        What lies within them is there with them.
        """
        kinds = {component.purl.removeprefix("pkg:").partition("/")[0] for component in components}
        for module, types in STORES.items():
            if kinds.intersection(types):
                components = self._open(module).expand(components)
        components, self._within = with_works_within(components, self._installed)
        return tuple(sorted(components, key=lambda component: component.purl))

    def everything(self) -> tuple[Component, ...]:
        """All that is installed in the environment that the caller names, sorted by purl."""
        found = [component for module in STORES for component in self._open(module).everything()]
        return tuple(sorted(found, key=lambda component: component.purl))

    def owned(self) -> frozenset[str]:
        """The files of the file system that is scanned that are of packages in it, by their paths from its top."""
        return frozenset().union(*(store.owned() for store in self._stores.values()))

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read of what is installed."""
        return tuple(problem for store in self._stores.values() for problem in store.problems())

    def _open(self, name: str) -> Store:
        if name not in self._stores:
            module = cast("StoreModule", import_module(f"licet.scanner.installed.{name}"))
            self._stores[name] = module.open_store(self._around)
        return self._stores[name]
