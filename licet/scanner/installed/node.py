# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""npm packages in `node_modules` folders, as npm, pnpm, yarn, bun and deno lay them out, and in the caches of these."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed.databases import Several
from licet.scanner.installed.node_index import FOLDER, NodeIndex, all_places
from licet.scanner.installed.node_package import find_package, manifest
from licet.scanner.installed.npm_caches import NpmCaches
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.graph import parents, spread
from licet.scanner.packages.purls import is_npm_name, npm
from licet.scanner.values import table

_NEEDS = ("dependencies", "optionalDependencies", "peerDependencies")


class NodeStore(Store):
    """The packages below ROOT; `named` where the caller named that folder."""

    def __init__(self, root: Path, caches: NpmCaches | None = None, *, named: bool = False) -> None:
        self.root = root
        self._caches = caches
        self._index = NodeIndex(root)
        self._named = named

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it: where the lockfile places it, beside the manifest, or at the top."""
        name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
        places = [_beside(e.path, e.text) for e in component.evidence if f"{FOLDER}/" in e.text]
        # A purl is in lower case, which the folders of old packages are not.
        written = {e: e.text.strip('"') for e in component.evidence if e.text.strip('"').lower() == name}
        places += [_beside(e.path, f"{FOLDER}/{written.get(e, name)}") for e in component.evidence]
        read = (find_package(self.root, place) for place in dict.fromkeys((*places, f"{FOLDER}/{name}")))
        found = [installed for installed in read if installed]
        if purl.version and not any(i.version == purl.version for i in found):
            elsewhere = self._elsewhere(name, purl.version)
            found = [elsewhere, *found] if elsewhere else found
        return next((i for i in found if i.version == purl.version), found[0] if found else None)

    def _elsewhere(self, name: str, version: str) -> Installed | None:
        """The package NAME at VERSION within others or in a tool's store, else in the caches of tools."""
        place = self._index.find(name, version)
        found = find_package(self.root, place) if place else None
        return found or (self._caches.find(name, version) if self._caches else None)

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it. Whoever pins the whole graph in a lockfile has them all already."""
        if any(not c.direct and _is_npm(c) for c in components) or not any(map(_is_npm, components)):
            return components
        known: dict[str, Component] = {}
        starts: list[str] = []
        for component in filter(_is_npm, components):
            installed = self.find(component, PackageURL.from_string(component.purl))
            place = _place(installed, self.root) if installed else ""
            purl = _purl(manifest(self.root / place)) if place else None
            if purl and PackageURL.from_string(component.purl).version in (None, PackageURL.from_string(purl).version):
                known[purl] = replace(component, purl=purl)
                starts.append(place)
            else:
                known[component.purl] = component
        needs, reached = _graph(self.root, starts)
        scopes = spread({purl: c.scope for purl, c in known.items()}, needs)
        above = parents(needs)
        made = {**reached, **known}
        placed = (
            replace(
                c,
                scope=scopes.get(purl, c.scope),
                parents=tuple(sorted({*c.parents, *above.get(purl, ())} - {purl})),
            )
            for purl, c in made.items()
        )
        return [*(c for c in components if not _is_npm(c)), *placed]

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        if not self._named:
            return ()
        needs, found = _graph(self.root, list(all_places(self.root)))
        above = parents(needs)
        return [replace(c, direct=purl not in above, parents=above.get(purl, ())) for purl, c in found.items()]


def open_store(around: Surroundings) -> Store:
    """The packages for a project: those of the environment that the caller names, where it has any, else its own."""
    if around.system is not None:
        return Several([NodeStore(folder.parent, named=True) for folder in around.system.folders(FOLDER)])
    named = around.environment
    if named is not None and named.is_dir():
        if named.name == FOLDER:
            return NodeStore(named.parent, named=True)
        if (named / FOLDER).is_dir():
            return NodeStore(named, named=True)
    return NodeStore(around.root, NpmCaches(around))


def _purl(fields: Mapping[str, Any] | None) -> str | None:
    name, version = (fields or {}).get("name"), (fields or {}).get("version")
    if not isinstance(name, str) or not is_npm_name(name):
        return None
    return npm(name, version if isinstance(version, str) else None)


def _is_npm(component: Component) -> bool:
    return component.purl.startswith("pkg:npm/")


def _beside(manifest: str, place: str) -> str:
    """PLACE, as the manifest at this path writes it, below the root."""
    return (PurePosixPath(manifest).parent / place).as_posix()


def _place(installed: Installed, root: Path) -> str:
    """Where a package is below ROOT; empty for one that is in a cache, which has nothing within."""
    files = installed.files
    inside = isinstance(files, FolderFiles) and files.folder.is_relative_to(root)
    return files.folder.relative_to(root).as_posix() if isinstance(files, FolderFiles) and inside else ""


def _graph(root: Path, starts: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, Component]]:
    """What the packages at the places STARTS need, in turn: purl to purls, and a component for each that is there."""
    needs: dict[str, list[str]] = {}
    found: dict[str, Component] = {}
    queue, seen = deque(starts), set(starts)
    while queue:
        place = queue.popleft()
        fields = manifest(root / place)
        purl = _purl(fields)
        if fields is None or purl is None:
            continue
        evidence = Evidence("package.json", None, place)
        found.setdefault(purl, Component(purl, direct=False, evidence=(evidence,)))
        for name in dict.fromkeys(name for key in _NEEDS for name in table(fields.get(key))):
            other = _resolved(root, place, name)
            needed = _purl(manifest(root / other)) if other else None
            if other and needed and needed != purl:
                needs.setdefault(purl, []).append(needed)
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
    return needs, found


def _resolved(root: Path, place: str, name: str) -> str | None:
    """The place of the package NAME that the one at PLACE loads, as node looks for it: within, then further up."""
    real = os.path.relpath((root / place).resolve(), root.resolve()).replace(os.sep, "/")  # pnpm links to where it is
    folder = real if not real.startswith("..") else place
    while True:
        candidate = f"{folder}/{FOLDER}/{name}" if folder else f"{FOLDER}/{name}"
        if not folder.endswith(FOLDER) and manifest(root / candidate) is not None:
            return candidate
        if not folder:
            return None
        folder = folder.rpartition("/")[0]
