# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every place of installed packages, asked by the kind of package."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import cast

from packageurl import PackageURL

from licet.model import Component, Problem
from licet.scanner.installed import (
    alpine,
    bower,
    cargo,
    carthage,
    composer,
    conda,
    debian,
    gems,
    golang,
    helm,
    hub,
    maven,
    mix,
    node,
    nuget,
    pacman,
    perl,
    pods,
    pub,
    python,
    r_library,
    rpm,
    submodules,
    swift,
    terraform,
    vcpkg,
)
from licet.scanner.installed.store import Installed, Store, StoreModule, Surroundings

_MODULES: tuple[ModuleType, ...] = (
    alpine,
    bower,
    cargo,
    carthage,
    composer,
    conda,
    debian,
    gems,
    golang,
    helm,
    hub,
    maven,
    mix,
    node,
    nuget,
    pacman,
    perl,
    pods,
    pub,
    python,
    r_library,
    rpm,
    submodules,
    swift,
    terraform,
    vcpkg,
)

STORES: tuple[StoreModule, ...] = cast("tuple[StoreModule, ...]", _MODULES)
"""Every kind of place that licet looks into, sorted by its module's name."""


class Places:
    """The places around one project, each opened when it is first asked."""

    def __init__(self, around: Surroundings) -> None:
        """Raises `UsageError` where the environment that the caller names is none."""
        self._around = around
        self._modules = {type: module for module in STORES for type in module.TYPES}
        self._stores: dict[int, Store] = {}
        if around.environment is not None or around.system is not None:
            for module in STORES:
                self._open(module)

    def find(self, component: Component) -> Installed | None:
        """The installed package of COMPONENT, of its version where there is one, or None."""
        purl = PackageURL.from_string(component.purl)
        module = self._modules.get(purl.type)
        return self._open(module).find(component, purl) if module else None

    def expanded(self, components: Sequence[Component]) -> tuple[Component, ...]:
        """COMPONENTS with what the installed ones need in turn, where no lockfile has the graph; sorted by purl."""
        kinds = {component.purl.removeprefix("pkg:").partition("/")[0] for component in components}
        for module in STORES:
            if kinds.intersection(module.TYPES):
                components = self._open(module).expand(components)
        return tuple(sorted(components, key=lambda component: component.purl))

    def everything(self) -> tuple[Component, ...]:
        """All that is installed in the environment that the caller names, sorted by purl."""
        found = [component for module in STORES for component in self._open(module).everything()]
        return tuple(sorted(found, key=lambda component: component.purl))

    def owned(self) -> frozenset[str]:
        """The files of the file system that is scanned that are of packages in it, by their paths from its top."""
        return frozenset().union(*(self._open(module).owned() for module in STORES))

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read of what is installed."""
        return tuple(problem for store in self._stores.values() for problem in store.problems())

    def _open(self, module: StoreModule) -> Store:
        key = STORES.index(module)
        if key not in self._stores:
            self._stores[key] = module.open_store(self._around)
        return self._stores[key]
