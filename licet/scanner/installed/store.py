# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What every place of installed packages has in common: what is asked of it, and what it answers."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from packageurl import PackageURL

from licet.model import Component, Problem
from licet.scanner.installed.system import System
from licet.scanner.packages.files import Files
from licet.scanner.packages.found import Found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where packages may be: the project's folder, what the caller names, the user's home and environment variables.

    `names` are those that the project's own manifests give it. `system` is there where what is scanned is a whole file
    system, all packages of which are meant; then nothing of this machine is looked at.
    """

    root: Path
    environment: Path | None = None
    names: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    system: System | None = None

    @classmethod
    def of_system(cls, system: System) -> Surroundings:
        """What is around a whole file SYSTEM: nothing, its own super-user's home is in it."""
        return cls(system.root, environ={"HOME": str(system.root / "root")}, system=system)

    @property
    def home(self) -> Path:
        """The user's home; a folder that is not there for an account without one, as in some containers."""
        try:
            return Path(self.environ.get("HOME") or Path.home())
        except RuntimeError:
            return Path(os.devnull)

    def folder(self, variable: str, *default: str) -> Path:
        """The folder that an environment VARIABLE names, else DEFAULT below the user's home."""
        named = self.environ.get(variable)
        return Path(named) if named else self.home.joinpath(*default)


@dataclass(frozen=True, slots=True)
class Installed:
    """A package as it is there: its version, what it says of its license, and its files.

    `requires` are requirements as its own metadata writes them, where its kind of package has a use for them.
    """

    version: str | None
    found: Found
    files: Files
    requires: tuple[str, ...] = ()


class Store(ABC):
    """The places of one kind of packages around a project."""

    @abstractmethod
    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """The package of COMPONENT, whose purl is PURL, of its version where it is there, else of another, or None."""

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """COMPONENTS with what the installed ones need in turn, where no lockfile has the graph.

        Whatever is not of this kind stays as it is.
        """
        return components

    def everything(self) -> Sequence[Component]:
        """All that is installed here, where the caller named this place; what nothing else asks for is direct."""
        return ()

    def owned(self) -> frozenset[str]:
        """The files of a whole file system that are of packages in it, by their paths from its top."""
        return frozenset()

    def problems(self) -> Sequence[Problem]:
        """What could not be read of what is installed."""
        return ()


class StoreModule(Protocol):
    """A module of this folder: how its places are opened."""

    def open_store(self, around: Surroundings) -> Store:
        """The places around a project. Raises `UsageError` where the environment that the caller names is none."""
        ...
