# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the files of Haskell packages share: how they write what they ask for, and what the packages around a lock ask.

`base` and the other packages that come with the compiler are packages like any other; the run-time system is none.
Source: https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html#build-information
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from licet.model import Scope
from licet.scanner.packages.graph import stronger
from licet.scanner.packages.purls import bare, purl

NOT_PACKAGES = frozenset(("rts",))

_SET = re.compile(r"\{[^}]*\}?")
_ASKED = re.compile(
    r"\s*(?P<name>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?P<part>\s*:[\w-]*)?(?P<range>[^\w:].*|\s*)", re.DOTALL
)
_EXACT = re.compile(r"\s*==?\s*(\d+(?:\.\d+)*)\s*")
_VERSIONED = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)-(\d+(?:\.\d+)*)(?:@(?:sha256:|rev:).*)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A package that is asked for; `line` is that of the text it stands in, counted from 0."""

    name: str
    version: str | None
    line: int

    @property
    def purl(self) -> str:
        """Its purl."""
        return hackage(self.name, self.version)


def hackage(name: str, version: str | None = None) -> str:
    """The purl of a Haskell package."""
    return purl("hackage", name, version)


def asked_in(text: str) -> Iterator[Asked | tuple[int, str]]:
    """What TEXT, packages with their versions between commas, asks for; line and words where that cannot be read."""
    line = 0
    for part in _SET.sub(_blank, text).split(","):
        begins = line + part[: len(part) - len(part.lstrip())].count("\n")
        line += part.count("\n")
        found = _ASKED.fullmatch(part)
        if found and found["name"]:
            exact = _EXACT.fullmatch(found["range"])
            yield Asked(found["name"], exact[1] if exact else None, begins)
        elif part.strip():
            yield begins, " ".join(part.split())


def _blank(found: re.Match[str]) -> str:
    """A set of versions or of parts, which has commas of its own, as nothing but its lines."""
    return "\n" * found[0].count("\n")


def versioned(text: str) -> tuple[str, str] | None:
    """Name and version of TEXT, `name-1.0` with or without a checksum behind it."""
    found = _VERSIONED.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def scopes_of(asked: Iterable[tuple[str, Scope]]) -> Mapping[str, Scope]:
    """Purls without versions of what is ASKED for, to the strongest scope that it is asked for with."""
    found: dict[str, Scope] = {}
    for each, scope in asked:
        found[bare(each)] = stronger(scope, found.get(bare(each), scope))
    return found
