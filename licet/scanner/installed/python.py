# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Python packages in `site-packages` folders: where those are, and what is in them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.errors import UsageError
from licet.model import Component
from licet.scanner.installed.databases import Several
from licet.scanner.installed.python_graph import everything, expanded
from licet.scanner.installed.site_packages import SitePackages
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.system import System

_ASK = "import json, sys; print(json.dumps(sys.path))"
_FOLDERS = ("site-packages", "dist-packages")
_OWN = (".venv", "venv", "env", ".pixi/envs/default")
_ACTIVE = ("UV_PROJECT_ENVIRONMENT", "VIRTUAL_ENV", "CONDA_PREFIX")


class PythonStore(Store):
    """PACKAGES, if there are any; `named` where the caller named them, of SYSTEM where that is scanned."""

    def __init__(self, packages: SitePackages | None, *, named: bool = False, system: System | None = None) -> None:
        self.packages = packages
        self._named = named
        self._system = system

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it."""
        return self.packages.find(purl.name) if self.packages else None

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it."""
        return expanded(components, self.packages) if self.packages else components

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        return everything(self.packages) if self.packages and self._named else ()

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        if self._system is None or self.packages is None:
            return frozenset()
        files = (path for folder in self.packages.folders for path in folder.rglob("*"))
        elsewhere = (path for path in self.packages.elsewhere() if path.is_relative_to(self._system.root))
        return frozenset(map(self._system.below, (*files, *elsewhere)))


def open_store(around: Surroundings) -> Store:
    """The packages for a project.

    They are those of the file system that is scanned, or those that the caller names, else of an environment in its
    folder, else of the active one, else of the one that licet runs in if the project itself is installed there.

    Raises `UsageError` where the caller names an environment that is none.
    """
    if around.system is not None:
        return Several(
            [_of_system(folder, around.system) for name in _FOLDERS for folder in around.system.folders(name)]
        )
    if around.environment is not None:
        return PythonStore(_named(around.environment), named=True)
    named = [Path(value) for variable in _ACTIVE if (value := around.environ.get(variable))]
    for folder in (*(around.root / place for place in _OWN), *named):
        found = site_packages(folder)
        if found:
            return PythonStore(SitePackages(found))
    own = SitePackages([Path(folder) for folder in sys.path if Path(folder).name in _FOLDERS])
    if any(name in own for name in around.names):
        return PythonStore(own)
    return PythonStore(None)


def _of_system(folder: Path, system: System) -> PythonStore:
    return PythonStore(SitePackages([folder]), named=True, system=system)


def _named(path: Path) -> SitePackages | None:
    """The packages of the environment at PATH; None where it holds packages of another kind."""
    if path.is_file():
        return SitePackages(_asked(path))
    found = site_packages(path)
    if found:
        return SitePackages(found)
    others = (path.name == "node_modules", (path / "node_modules").is_dir(), (path / "conda-meta").is_dir())
    if path.is_dir() and any(others):
        return None
    raise UsageError(
        f"--env {path} is neither a python, nor a virtual environment, nor a folder of installed packages "
        "(site-packages, node_modules)"
    )


def _asked(python: Path) -> list[Path]:
    try:
        answer = subprocess.run(  # noqa: S603 - the interpreter that the caller named
            [str(python), "-I", "-c", _ASK], capture_output=True, check=True, text=True, timeout=60
        )
        folders = [Path(folder) for folder in json.loads(answer.stdout)]
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise UsageError(f"--env {python} is no python that runs: {error}") from error
    return [folder for folder in folders if folder.name in _FOLDERS and folder.is_dir()]


def site_packages(path: Path) -> list[Path]:
    """The `site-packages` of the environment or system at PATH, or PATH itself where it is one."""
    if path.name in _FOLDERS and path.is_dir():
        return [path]
    patterns = (
        "lib/python*/site-packages",
        "lib/pypy*/site-packages",
        "Lib/site-packages",
        "lib64/python*/site-packages",
        "local/lib/python*/dist-packages",  # of Debian, which keeps `site-packages` for environments
        "lib/python*/dist-packages",
    )
    found: dict[Path, Path] = {}
    for pattern in patterns:
        for folder in sorted(path.glob(pattern)):
            found.setdefault(folder.resolve(), folder)
    return list(found.values())
