# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is found of a package's license, where it is installed or in a registry, and what a registry is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from licet.model import Problem


@dataclass(frozen=True)
class Found:
    """What is known about the license of one package version."""

    declared: str | None
    """The license expression or free text the package declares, if any."""

    classifiers: tuple[str, ...]
    """The license classifiers only, in the order the package gives them."""

    license_texts: tuple[tuple[str, str], ...]
    """(path inside the package, text) pairs."""

    source: str
    """Where that stands: a path, or an address, never with credentials."""

    descriptions: tuple[tuple[str, str], ...] = ()
    """(path, text) of what describes the package, where it ships no license file: such a text may name its license."""

    headers: tuple[tuple[str, str], ...] = ()
    """(path, text) of how its first source files begin, where it ships no license file."""

    whole: bool = True
    """Whether all of the package was there to look at: of a part nobody can say that it ships no license."""


class Registry(Protocol):
    """Anything that can tell what a package declares about its license."""

    def known(self, purl: str) -> Found | None:
        """Return what is known about `purl` without asking anybody, None where that is nothing."""
        ...

    def lookup(self, purl: str) -> Found | Problem:
        """Return what is known about `purl`, or the problem that kept it unknown."""
        ...
