# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages in environments of conda, mamba and pixi.

Sources: https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/custom-env-and-pkg-locations.html,
https://pixi.sh/latest/workspace/environment/
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed.conda_prefix import Prefix
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.system import System
from licet.scanner.metadata.conda_record import declared_license, needed
from licet.scanner.packages.found import Found
from licet.scanner.packages.graph import parents
from licet.scanner.packages.purls import purl as made


class CondaStore(Store):
    """The packages in PREFIXES; `named` where all are meant, those of SYSTEM where that is scanned."""

    def __init__(self, prefixes: Sequence[Prefix], *, named: bool = False, system: System | None = None) -> None:
        self._prefixes = prefixes
        self._named = named
        self._system = system

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it."""
        found = [installed for prefix in self._prefixes if (installed := _read(prefix, purl.name))]
        return next((each for each in found if each.version == purl.version), found[0] if found else None)

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        return [component for prefix in self._prefixes for component in _listed(prefix)] if self._named else ()

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        if self._system is None:
            return frozenset()
        return frozenset(
            self._system.below(prefix.folder / path)
            for prefix in self._prefixes
            for name in prefix.places
            for path in prefix.files(name, prefix.record(name) or {}).names
        )


def open_store(around: Surroundings) -> CondaStore:
    """The packages of the file system that is scanned, or for a project.

    The latter are those of the environment that the caller names, else of its own and of the active one.
    """
    if around.system is not None:
        folders = [folder.parent for folder in around.system.folders("conda-meta")]
        return CondaStore([Prefix(folder) for folder in folders], named=True, system=around.system)
    if around.system is not None:
        return CondaStore([Prefix(each.parent, ()) for each in around.system.folders("conda-meta")], named=True)
    caches = tuple(_caches(around))
    named = around.environment
    if named is not None:
        return CondaStore([Prefix(named, caches)] if (named / "conda-meta").is_dir() else [], named=True)
    own = [*sorted((around.root / ".pixi" / "envs").glob("*")), around.root / "env", around.root / ".conda"]
    active = around.environ.get("CONDA_PREFIX")
    own += [Path(active)] if active else []
    return CondaStore([Prefix(folder, caches) for folder in own if (folder / "conda-meta").is_dir()])


def _caches(around: Surroundings) -> Iterator[Path]:
    """Where conda, mamba and pixi keep packages, unpacked."""
    yield from (Path(each) for each in around.environ.get("CONDA_PKGS_DIRS", "").split(os.pathsep) if each)
    root = around.environ.get("CONDA_EXE") or around.environ.get("MAMBA_EXE")
    if root:
        yield Path(root).parent.parent / "pkgs"
    for variable in ("CONDA_ROOT", "MAMBA_ROOT_PREFIX", "CONDA_PREFIX"):
        if around.environ.get(variable):
            yield Path(around.environ[variable]) / "pkgs"
    yield around.home / ".conda" / "pkgs"
    yield around.folder("RATTLER_CACHE_DIR", ".cache", "rattler", "cache") / "pkgs"


def _read(prefix: Prefix, name: str) -> Installed | None:
    record = prefix.record(name)
    if record is None:
        return None
    files = prefix.files(name, record)
    source = f"conda-meta/{prefix.places[name.lower()].name}"
    version = record.get("version")
    found = Found(declared_license(record), (), files.license_texts(), source)
    return Installed(version if isinstance(version, str) else None, found, files, needed(record))


def _listed(prefix: Prefix) -> Iterator[Component]:
    """All of PREFIX; what no other needs is direct."""
    records = {name: record for name in prefix.places if (record := prefix.record(name)) is not None}
    purls = {name: made("conda", name, str(record.get("version") or "")) for name, record in records.items()}
    needs = {purls[name]: [purls[one] for one in needed(record) if one in purls] for name, record in records.items()}
    above = parents(needs)
    for name, its in purls.items():
        evidence = (Evidence(f"conda-meta/{prefix.places[name].name}"),)
        yield Component(its, direct=its not in above, parents=above.get(its, ()), evidence=evidence)
