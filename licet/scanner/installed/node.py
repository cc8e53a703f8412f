# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""npm packages in `node_modules` folders, as npm, pnpm and yarn lay them out."""

from __future__ import annotations

import json
import os
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.packages.graph import parents, spread
from licet.scanner.packages.purls import is_npm_name, npm

TYPES = ("npm",)

_FOLDER = "node_modules"
_NEEDS = ("dependencies", "optionalDependencies", "peerDependencies")
_SEE = re.compile(r"SEE LICEN[CS]E IN (.+)", re.IGNORECASE)


class NodeStore(Store):
    """The packages below ROOT; `named` where the caller named that folder."""

    def __init__(self, root: Path, *, named: bool = False) -> None:
        self.root = root
        self._named = named

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it: where the lockfile places it, beside the manifest, or at the top."""
        name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
        places = [_beside(e.path, e.text) for e in component.evidence if f"{_FOLDER}/" in e.text]
        # A purl is in lower case, which the folders of old packages are not.
        written = {e: e.text.strip('"') for e in component.evidence if e.text.strip('"').lower() == name}
        places += [_beside(e.path, f"{_FOLDER}/{written.get(e, name)}") for e in component.evidence]
        read = (find_package(self.root, place) for place in dict.fromkeys((*places, f"{_FOLDER}/{name}")))
        found = [installed for installed in read if installed]
        if not any(i.version == purl.version for i in found) and purl.version:
            virtual = find_package(self.root, _virtual(name, purl.version))
            found = [virtual, *found] if virtual else found
        return next((i for i in found if i.version == purl.version), found[0] if found else None)

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it. Whoever pins the whole graph in a lockfile has them all already."""
        if any(not c.direct and _is_npm(c) for c in components) or not any(map(_is_npm, components)):
            return components
        known: dict[str, Component] = {}
        starts: list[str] = []
        for component in filter(_is_npm, components):
            installed = self.find(component, PackageURL.from_string(component.purl))
            place = _place(installed, self.root) if installed else ""
            purl = _purl(_manifest(self.root / place)) if place else None
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
        needs, found = _graph(self.root, list(_all_places(self.root)))
        above = parents(needs)
        return [replace(c, direct=purl not in above, parents=above.get(purl, ())) for purl, c in found.items()]


def open_store(around: Surroundings) -> NodeStore:
    """The packages for a project: those of the environment that the caller names, where it has any, else its own."""
    named = around.environment
    if named is not None and named.is_dir():
        if named.name == _FOLDER:
            return NodeStore(named.parent, named=True)
        if (named / _FOLDER).is_dir():
            return NodeStore(named, named=True)
    return NodeStore(around.root)


def find_package(root: Path, place: str) -> Installed | None:
    """The package at PLACE (`node_modules/a/node_modules/b`) below ROOT, or None where none can be read there."""
    folder = root / place
    if ".." in folder.relative_to(root).parts:
        return None
    fields = _manifest(folder)
    if fields is None:
        return None
    version = fields.get("version")
    declared = stated_license(fields)
    files = FolderFiles(folder)
    texts = files.license_texts()
    seen = _SEE.match(declared or "")
    if seen:
        named = seen[1].strip().strip("<>")
        text = files.text(named)
        texts = tuple(sorted({*texts, (PurePosixPath(named).as_posix(), text)})) if text else texts
    # `SEE LICENSE IN FILE` names no license but says where it is.
    found = Found(None if seen else declared, (), texts, f"{place}/package.json")
    return Installed(version if isinstance(version, str) else None, found, files)


@lru_cache(maxsize=65_536)
def _manifest(folder: Path) -> Mapping[str, Any] | None:
    try:
        fields = json.loads((folder / "package.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


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


def _virtual(name: str, version: str) -> str:
    """Where pnpm keeps a package of that NAME and VERSION that needs no peers."""
    return f"{_FOLDER}/.pnpm/{name.replace('/', '+')}@{version}/{_FOLDER}/{name}"


def _place(installed: Installed, root: Path) -> str:
    assert isinstance(installed.files, FolderFiles)
    return installed.files.folder.relative_to(root).as_posix()


def _graph(root: Path, starts: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, Component]]:
    """What the packages at the places STARTS need, in turn: purl to purls, and a component for each that is there."""
    needs: dict[str, list[str]] = {}
    found: dict[str, Component] = {}
    queue, seen = deque(starts), set(starts)
    while queue:
        place = queue.popleft()
        fields = _manifest(root / place)
        purl = _purl(fields)
        if fields is None or purl is None:
            continue
        evidence = Evidence("package.json", None, place)
        found.setdefault(purl, Component(purl, direct=False, evidence=(evidence,)))
        for name in dict.fromkeys(name for key in _NEEDS for name in _table(fields.get(key))):
            other = _resolved(root, place, name)
            needed = _purl(_manifest(root / other)) if other else None
            if other and needed and needed != purl:
                needs.setdefault(purl, []).append(needed)
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
    return needs, found


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _resolved(root: Path, place: str, name: str) -> str | None:
    """The place of the package NAME that the one at PLACE loads, as node looks for it: within, then further up."""
    real = os.path.relpath((root / place).resolve(), root.resolve()).replace(os.sep, "/")  # pnpm links to where it is
    folder = real if not real.startswith("..") else place
    while True:
        candidate = f"{folder}/{_FOLDER}/{name}" if folder else f"{_FOLDER}/{name}"
        if not folder.endswith(_FOLDER) and _manifest(root / candidate) is not None:
            return candidate
        if not folder:
            return None
        folder = folder.rpartition("/")[0]


def _all_places(root: Path) -> Iterator[str]:
    """The places of all packages below ROOT, those within others included; links are places that are seen elsewhere."""
    for folder, inner, _ in os.walk(root / _FOLDER):
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        inner[:] = sorted(name for name in inner if not name.startswith(".") or name == ".pnpm")
        parent = PurePosixPath(below).parent
        in_scope = parent.name.startswith("@") and parent.parent.name == _FOLDER
        if (parent.name == _FOLDER or in_scope) and not PurePosixPath(below).name.startswith(("@", ".")):
            yield below
            inner[:] = [name for name in inner if name == _FOLDER]
