# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What reading one manifest or lockfile yields, and how it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from licet.model import Component, Declaration
from licet.scanner.lockfiles.reading.opened import Opened


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a file asks for in words that could not be read: its line, counted from 1, and what stands there."""

    line: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says: the project's own license, and what the project depends on.

    `scoped` is False for a lockfile that does not say why each package is there: the manifests beside it do. `own` are
    the purls of what the file itself is the manifest of, the main one first: who asks for those asks for the project.
    `siblings` are the purls of what it builds on in folders of the same tree, as far as the format tells.
    """

    declarations: tuple[Declaration, ...] = ()
    components: tuple[Component, ...] = ()
    scoped: bool = True
    own: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    siblings: tuple[str, ...] = ()


class Reader(Protocol):
    """A module that reads one format.

    `LOCKS` is True for lockfiles, which pin what manifests ask for. `read` raises `Unreadable` where the text is not of
    the format, and skips what a newer version of it may have added.
    """

    NAME: str
    LOCKS: bool

    def read(self, file: Opened) -> Reading:
        """What FILE says."""
        ...


class Unreadable(Exception):  # noqa: N818 - never leaves the room: it becomes a Problem
    """A file that is not what its name says; `line` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line
