# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A requirement of Python as a key and its value in TOML: poetry, pipenv and pixi write them so.

Sources: https://python-poetry.org/docs/dependency-specification/, https://pipenv.pypa.io/en/latest/specifiers.html,
https://pixi.sh/latest/reference/pixi_manifest/#pypi-dependencies
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading.lines import line_of, lines_of
from licet.scanner.lockfiles.reading.markers import where
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.requirement import EXTRA, MOST_SEARCHED, extra_scope, pinned_by
from licet.scanner.packages.origins import Origin, of_address, of_git
from licet.scanner.packages.platforms import limited
from licet.scanner.packages.purls import pypi
from licet.scanner.values import rows, table, word

ARCHIVES = (".whl", ".zip", ".gz", ".bz2", ".xz", ".tgz", ".egg")

_KEY = re.compile(
    r"""^[ \t]*(?:\[[^\]\n]*\.)?["']?([A-Za-z0-9][\w.-]*)(?:\[[^\]\n"']*\])?["']?[ \t]*[\].=]""", re.MULTILINE
)
_WITH_EXTRAS = re.compile(r"([^\[\]]+)\[([^\[\]]*)\]")
_MARKERS = ("os_name", "platform_machine", "platform_system", "sys_platform")
_REVISIONS = ("rev", "ref", "tag", "branch")
_ADDRESSES = ("url", "file")


class Tables:
    """Reads the requirements in tables of FILE; `bare_is_exact` where a version without an operator means `==`."""

    def __init__(self, file: Opened, *, bare_is_exact: bool = False) -> None:
        self.file = file
        self._bare_is_exact = bare_is_exact
        self._lines: Mapping[str, int] | None = None
        self._searched = 0

    def read(self, wanted: Mapping[str, object], scope: Scope) -> Iterator[Component]:
        """What the table WANTED asks for: name to a version, a table, or a list of those, one for each of markers."""
        for name, several in wanted.items():
            for one in several if isinstance(several, list) else [several]:
                if word(name) and name.lower() != "python" and not is_own(one) and _is_asked(one):
                    yield self._component(name, one, scope)

    def _component(self, name: str, wanted: object, scope: Scope) -> Component:
        """The evidence is the requirement as others would write it, so that its extras are not lost."""
        said = table(wanted)
        if scope is Scope.RUNTIME and said.get("optional") is True:
            scope = Scope.OPTIONAL
        marker = _marker(said)
        extra = EXTRA.search(marker)
        if scope is Scope.RUNTIME and extra:
            scope = extra_scope(extra[1])
        name, written = split_key(name)
        extras = ",".join(filter(None, (written, *map(word, rows(said.get("extras"))))))
        mark = f"{name}[{extras}]" if extras else name
        origin = _origin(said)
        named = bool(origin.name) and pypi(origin.name or "") == pypi(name)
        version = self._version(word(wanted) or word(said.get("version")) or "") or (origin.version if named else None)
        evidence = (Evidence(self.file.path, self.line(name), mark),)
        return limited(Component(pypi(name, version, origin.qualifiers), scope, evidence=evidence), where(marker))

    def _version(self, said: str) -> str | None:
        return pinned_by(said, bare_is_exact=self._bare_is_exact)

    def line(self, name: str) -> int | None:
        """The line of the key NAME."""
        if self._lines is None:
            self._lines = lines_of(_KEY, self.file.text)
        known = self._lines.get(name)
        if known is None and self._searched < MOST_SEARCHED:
            self._searched += 1
            known = line_of(self.file.text, name)
        return known


def split_key(key: str) -> tuple[str, str]:
    """The name and the extras in KEY: pipenv takes both there, as pip does."""
    found = _WITH_EXTRAS.fullmatch(key)
    return (found[1].strip(), found[2]) if found and found[1].strip() else (key, "")


def is_own(wanted: object) -> bool:
    """Whether WANTED lies in a folder, which is the project's own, unless it is an archive."""
    said = table(wanted)
    place = word(said.get("path")) or word(said.get("file"))
    return place is not None and "://" not in place and not place.endswith(ARCHIVES)


def _marker(said: Mapping[str, object]) -> str:
    """What SAID has for markers; poetry has a word of its own for a system, pipenv keys that are called as those."""
    system = word(said.get("platform"))
    markers = [word(said.get("markers")), f"sys_platform == '{system}'" if system else None]
    markers += [f"{key} {word(said.get(key))}" for key in _MARKERS if word(said.get(key))]
    return " and ".join(f"({each})" for each in markers if each)


def _is_asked(wanted: object) -> bool:
    return isinstance(wanted, (str, dict))


def _origin(said: Mapping[str, object]) -> Origin:
    repository = word(said.get("git"))
    if repository:
        return of_git(repository, next(filter(None, (word(said.get(key)) for key in _REVISIONS)), None))
    address = next(filter(None, (word(said.get(key)) for key in _ADDRESSES)), None)
    if address and "://" in address:
        return of_address(address)
    path = word(said.get("path")) or address
    return of_address(path) if path else Origin()


def sources_of(wanted: Mapping[str, object]) -> dict[str, str | None]:
    """What a table of sources says of packages that are asked for elsewhere: their names, as purls, to their purls.

    None stands for what is the project's own: members of its workspace, folders. Of several sources, for several
    systems, the first counts. Source: https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources
    """
    found: dict[str, str | None] = {}
    for name, several in wanted.items():
        said = table(next(iter(several), None) if isinstance(several, list) else several)
        origin = _origin(said)
        if word(name) and (is_own(said) or said.get("workspace") is True):
            found[pypi(name)] = None
        elif word(name) and origin.qualifiers:
            found[pypi(name)] = pypi(name, origin.version, origin.qualifiers)
    return found
