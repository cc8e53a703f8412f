# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Pipfile.lock` of pipenv: what each category pins, without a graph; the `Pipfile` beside it says what is direct.

Source: https://pipenv.pypa.io/en/latest/pipfile.html#about-pipfilelock
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from licet.model import Component, Evidence
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, parse_json, parse_toml, table, word
from licet.scanner.lockfiles.reading.markers import where
from licet.scanner.lockfiles.reading.pipenv import NO_CATEGORIES, category_of, category_scope
from licet.scanner.lockfiles.reading.python_table import is_own, split_key
from licet.scanner.lockfiles.reading.requirement import pinned_by
from licet.scanner.packages.origins import of_address, of_git
from licet.scanner.packages.platforms import limited
from licet.scanner.packages.purls import pypi

NAME = "Pipfile.lock"
LOCKS = True

_ROW = re.compile(r'^(?P<indent>[ \t]*)"(?P<name>(?:[^"\\\n]|\\.)*)"[ \t]*:[ \t]*\{', re.MULTILINE)


def read(file: Opened) -> Reading:
    """What FILE pins."""
    parsed = parse_json(file.text)
    if "_meta" not in parsed:
        raise Unreadable("is not a Pipfile.lock: it has no _meta", 1)
    asked = _asked(file)
    lines = _lines(file.text)
    found: list[Component] = []
    for category, packages in parsed.items():
        if category in NO_CATEGORIES:
            continue
        direct = _direct(table(packages)) if asked is None else asked.get(category_of(category), set())
        for name, row in _packages(packages):
            evidence = (Evidence(file.path, lines.get((category, name)), json.dumps(name, ensure_ascii=False)),)
            made = Component(_purl(name, row), category_scope(category), pypi(name) in direct, (), None, evidence)
            found.append(limited(made, where(word(row.get("markers")))))
    return Reading((), tuple(found))


def _packages(packages: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, row in table(packages).items():
        if word(name) and isinstance(row, dict) and not is_own(row):
            yield name, row


def _direct(packages: Mapping[str, object]) -> set[str]:
    """What a category asks for as far as the lock says: pipenv notes the index of those alone; where of none, all.

    Repositories and archives are noted of whatever comes from there, which is seldom what others need.
    """
    named = {pypi(name): row for name, row in _packages(packages)}
    noted = {purl for purl, row in named.items() if "index" in row}
    placed = {purl for purl, row in named.items() if "git" in row or "file" in row or "path" in row}
    return noted | placed if noted else set(named)


def _asked(file: Opened) -> dict[str, set[str]] | None:
    """The names, as purls, that each category of the `Pipfile` beside FILE asks for; None where none can be read."""
    beside = file.beside("Pipfile")
    try:
        parsed = parse_toml(beside.text) if beside else None
    except Unreadable:  # which is told where it is read itself
        return None
    if parsed is None:
        return None
    return {
        category: {pypi(split_key(key)[0]) for key in table(wanted) if word(key)} for category, wanted in parsed.items()
    }


def _purl(name: str, row: Mapping[str, object]) -> str:
    repository, address = word(row.get("git")), word(row.get("file"))
    version = pinned_by(word(row.get("version")) or "")
    if repository:
        return pypi(name, version, of_git(repository, word(row.get("ref"))).qualifiers)
    if address and "://" in address:
        origin = of_address(address)
        return pypi(name, version or origin.version, origin.qualifiers)
    return pypi(name, version)


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The line of each package by its category and name: keys of the second level, told by how far they stand in."""
    found: dict[tuple[str, str], int] = {}
    line, counted, category, outer = 1, 0, "", None
    for row in _ROW.finditer(text):
        line, counted = line + text.count("\n", counted, row.start()), row.start()
        depth, name = len(row["indent"]), json.loads(f'"{row["name"]}"')
        if outer is None or depth <= outer:
            outer, category = depth, name
        else:
            found.setdefault((category, name), line)
    return found
