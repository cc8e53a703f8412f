# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A row of `packages` in a `pixi.lock`, of version 4 and later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.scanner.lockfiles.reading.conda import ARCHIVES, conda, of_archive
from licet.scanner.lockfiles.reading.requirement import EXTRA
from licet.scanner.packages.origins import of_address, of_git
from licet.scanner.packages.purls import pypi
from licet.scanner.packages.requirements import requirement_of
from licet.scanner.values import rows, table, word

KINDS = ("conda", "conda_source", "pypi")

_BUILT = re.compile(r"(?P<name>[^\[\s]+)(?:\[[^\]]*\])? @ (?P<place>.*)")
_OF_BUILDS = ("build_packages", "host_packages")


def addresses(listed: object) -> list[str]:
    """The addresses in a list of packages: of an environment, or of what a package is built with."""
    return [address for row in rows(listed) for kind in KINDS if (address := word(table(row).get(kind)))]


class Row:
    """One row of `packages`: its kind and address, and the purl, which is None for what lies in a folder."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = said
        kinds = [kind for kind in KINDS if word(said.get(kind))]
        kind = kinds[0] if kinds else word(said.get("kind")) or ""
        self.address = word(said.get(kind)) or word(said.get("url")) or word(said.get("path")) or ""
        self.is_python = kind == "pypi"
        built = _BUILT.fullmatch(self.address) if kind == "conda_source" else None
        self.place = built["place"] if built else self.address
        self.name, version = (built["name"], word(said.get("version"))) if built else self._named()
        self.purl = self._purl(version) if self.name and kind in KINDS else None

    def _named(self) -> tuple[str, str | None]:
        name, version = word(self.said.get("name")), word(self.said.get("version"))
        if self.is_python:
            origin = of_address(self.address)
            return name or origin.name or "", version or origin.version
        archive = of_archive(self.address)
        return name or (archive[0] if archive else ""), version or (archive[1] if archive else None)

    def _purl(self, version: str | None) -> str | None:
        make = pypi if self.is_python else conda
        if self.place.startswith(("git+", "direct+git+")):
            place, _, revision = self.place.removeprefix("direct+").partition("#")
            return make(self.name, version, of_git(place.partition("?")[0], revision or None).qualifiers)
        if self.is_python and self.place.startswith("direct+"):
            return pypi(self.name, version, of_address(self.place.removeprefix("direct+")).qualifiers)
        is_archive = "://" in self.place or self.place.endswith((*ARCHIVES, ".whl", ".gz", ".zip"))
        return make(self.name, version) if is_archive or not self.place else None

    @property
    def key(self) -> str:
        """Its name as others of its kind call it."""
        return pypi(self.name) if self.is_python else conda(self.name)

    @property
    def built_with(self) -> set[str]:
        """The addresses of what it is built with, where the lock has it built."""
        return {address for key in _OF_BUILDS for address in addresses(self.said.get(key))}

    def needs(self) -> Iterator[tuple[str, ...]]:
        """What it needs: the keys that each need may have, packages of Python being those of conda as well."""
        if not self.is_python:
            for spec in rows(self.said.get("depends")):
                if word(spec) and not spec.startswith("__"):
                    yield (conda(spec.split()[0]),)
            return
        for line in rows(self.said.get("requires_dist")):
            requirement = requirement_of(line)
            if requirement and not (requirement.marker and EXTRA.search(str(requirement.marker))):
                yield pypi(requirement.name), conda(requirement.name)
