# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Works of others that lie within installed packages: `bleach/_vendor/html5lib`, `share/hub/static/components/jquery`.

They are where whoever makes packages keeps what is not his own, under manifests that tell name and version. Any other
manifest within a package is of a part of it, marks how its modules load, or is there for a trial. What was bundled into
one program is there where a list says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

from licet.model import Component, Evidence
from licet.scanner.classify import names
from licet.scanner.installed.bundled import bundled
from licet.scanner.installed.node_package import as_installed
from licet.scanner.installed.site_packages import read_distribution
from licet.scanner.installed.store import Installed
from licet.scanner.metadata.core_metadata import parse_core_metadata
from licet.scanner.packages.files import BUNDLED, Files, FolderFiles
from licet.scanner.packages.graph import stronger
from licet.scanner.packages.purls import bare, is_name, is_npm_name, npm, purl, pypi
from licet.scanner.values import json_table

HOSTS = ("pkg:npm/", "pkg:pypi/")
"""Kinds of packages that are looked into. Those of a system say themselves what each of their files is under."""

_ORDER = ("METADATA", "package.json", "bower.json")
"""Which manifest names a work that has several."""


def with_works_within(
    components: Sequence[Component], find: Callable[[Component], Installed | None]
) -> tuple[Sequence[Component], Mapping[str, Installed]]:
    """COMPONENTS, with the works that lie within those that FIND finds installed; and these works by purl.

    Whoever ships a package ships what is in it: such a work is there for the same reason as the package that holds it,
    its parent. Where it is one of COMPONENTS already, it is that one.
    """
    works: dict[str, Installed] = {}
    holders: dict[str, list[Component]] = {}
    for host in (component for component in components if component.purl.startswith(HOSTS)):
        installed = find(host)
        for name, work in works_within(installed) if installed else ():
            if bare(name) != bare(host.purl):
                works.setdefault(name, work)
                holders.setdefault(name, []).append(host)
    for component in components:
        works.pop(component.purl, None)
    added = (
        Component(name, holders[name][0].scope, direct=False, evidence=(Evidence(work.found.source),))
        for name, work in works.items()
    )
    return tuple(_held(each, holders.get(each.purl, ())) for each in (*components, *added)), works


def _held(component: Component, hosts: Sequence[Component]) -> Component:
    """COMPONENT, which lies within HOSTS."""
    parents = tuple(sorted({*component.parents, *(host.purl for host in hosts)}))
    scope = reduce(stronger, (host.scope for host in hosts), component.scope)
    return replace(component, parents=parents, scope=scope) if hosts else component


def works_within(installed: Installed) -> Iterator[tuple[str, Installed]]:
    """The works of others within the package INSTALLED: purl and what it says of itself."""
    places = dict(installed.files.manifests())
    for shown in manifests_of_works(path for path in places if not path.endswith(f"/{BUNDLED}")):
        found = _read(places[shown], shown)
        if found is not None:
            yield found
    for shown, place in sorted(places.items()):
        if place.name == BUNDLED and not _is_for_trial(shown.lower().split("/")):
            yield from bundled(FolderFiles(place.parent), shown)


def manifests_of_works(paths: Iterable[str]) -> Iterator[str]:
    """Those of the manifests at PATHS that are of works of others, one a work, sorted.

    The outermost manifest below a folder for such works is that of the work; those below it are of its parts.
    """
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    for folder, found in sorted(folders.items()):
        parts = folder.lower().split("/")
        top = _vendor_folder(parts)
        written = folder.split("/")
        is_part = any("/".join(written[:at]) in folders for at in range(top + 1, len(parts)))
        if top and not is_part and not _is_for_trial(parts):
            yield f"{folder}/{min(found, key=_ORDER.index)}"


def _vendor_folder(parts: Sequence[str]) -> int:
    """How many of PARTS, in lower case, lead to the innermost folder for works of others; 0 where none does."""
    known = names()
    for at in range(len(parts) - 1, 0, -1):
        if parts[at - 1] in known["vendor-folders"] or "/".join(parts[max(at - 2, 0) : at]) in known["served-folders"]:
            return at
    return 0


def _is_for_trial(parts: Sequence[str]) -> bool:
    return not (names()["trial-folders"] | names()["pattern-folders"]).isdisjoint(parts)


def _read(place: Path, shown: str) -> tuple[str, Installed] | None:
    """The work whose manifest is at PLACE, SHOWN by that path; None where that does not tell name and version."""
    files = FolderFiles(place.parent)
    if place.name == "METADATA":
        return _distribution(files, place, shown)
    fields = json_table(files.bytes_of(place.name) or b"") or {}
    name, version = fields.get("name"), fields.get("version")
    if not isinstance(name, str) or not is_npm_name(name) or not _is_version(version) or fields.get("private") is True:
        return None
    made = npm(name, version) if place.name == "package.json" else purl("bower", name, version)
    return made, as_installed(fields, files, shown)


def _distribution(files: Files, place: Path, shown: str) -> tuple[str, Installed] | None:
    metadata = parse_core_metadata(files.text(place.name) or "")
    if not is_name(metadata.name) or not _is_version(metadata.version):
        return None
    installed = read_distribution(place.parent, shown)
    return (pypi(metadata.name, metadata.version), installed) if installed else None


def _is_version(version: object) -> bool:
    return isinstance(version, str) and is_name(version) and any(letter.isdigit() for letter in version)
