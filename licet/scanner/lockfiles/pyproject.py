# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pyproject.toml`: metadata (PEP 621, 639), dependency groups (735), build requirements (518), poetry's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from licet.model import Component, Declaration, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    component,
    declare,
    line_at,
    line_of,
    parse_toml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.requirement import Requirements, extra_scope, group_scope
from licet.scanner.packages.purls import pypi

NAME = "pyproject.toml"
FILES = ("pyproject.toml",)
LOCKS = False

_ARCHIVES = (".whl", ".zip", ".gz")


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_toml(file.text)
    project, poetry = table(parsed.get("project")), table(table(parsed.get("tool")).get("poetry"))
    asked = Requirements(file)
    _project(project, asked)
    _groups(parsed, asked)
    asked.components += _poetry(poetry, file)
    for line in rows(table(parsed.get("build-system")).get("requires")):
        asked.add(line, Scope.BUILD)
    name = word(project.get("name")) or word(poetry.get("name"))
    own = (pypi(name),) if name else ()
    declarations = _declarations(name or "project", project, poetry, file)
    return Reading(declarations, tuple(asked.components), own=own, skipped=tuple(asked.skipped))


def _declarations(name: str, project: dict[str, Any], poetry: dict[str, Any], file: Opened) -> tuple[Declaration, ...]:
    stated = project.get("license")
    raw = word(stated) or word(table(stated).get("text")) or word(poetry.get("license"))
    classifiers = rows(project.get("classifiers")) or rows(poetry.get("classifiers"))
    return declare(name, raw, classifiers, file)


def _project(project: dict[str, Any], asked: Requirements) -> None:
    for line in rows(project.get("dependencies")):
        asked.add(line, Scope.RUNTIME)
    for extra, lines in table(project.get("optional-dependencies")).items():
        for line in rows(lines):
            asked.add(line, extra_scope(extra))


def _groups(parsed: dict[str, Any], asked: Requirements) -> None:
    for group, lines in table(parsed.get("dependency-groups")).items():
        for line in rows(lines):  # {include-group = ...} names a group that is read itself
            asked.add(line, group_scope(group))
    for line in rows(table(table(parsed.get("tool")).get("uv")).get("dev-dependencies")):  # before PEP 735
        asked.add(line, Scope.DEV)


def _poetry(poetry: dict[str, Any], file: Opened) -> Iterator[Component]:
    tables = [(table(poetry.get("dependencies")), Scope.RUNTIME), (table(poetry.get("dev-dependencies")), Scope.DEV)]
    for group, content in table(poetry.get("group")).items():
        tables.append((table(table(content).get("dependencies")), group_scope(group)))
    for dependencies, scope in tables:
        for name, several in dependencies.items():
            for wanted in several if isinstance(several, list) else [several]:  # one for each of several markers
                if word(name) and name.lower() != "python" and not _is_folder(wanted):
                    yield _poetry_component(name, wanted, scope, file)


def _is_folder(wanted: object) -> bool:
    """What lies in a folder is the project's own, unless it is an archive."""
    place = word(table(wanted).get("path"))
    return place is not None and not place.endswith(_ARCHIVES)


def _poetry_component(name: str, wanted: object, scope: Scope, file: Opened) -> Component:
    """The evidence is the requirement as others would write it, so that its extras are not lost."""
    optional = scope is Scope.RUNTIME and table(wanted).get("optional") is True
    extras = ",".join(filter(None, map(word, rows(table(wanted).get("extras")))))
    row = re.search(rf"""^\s*["']?{re.escape(name)}["']?\s*=""", file.text, re.MULTILINE)
    line = line_at(file.text, row.end()) if row else line_of(file.text, name)
    mark = f"{name}[{extras}]" if extras else name
    return component(
        pypi(name, _poetry_version(wanted)), Scope.OPTIONAL if optional else scope, file, mark=mark, line=line
    )


def _poetry_version(wanted: object) -> str | None:
    version = word(wanted) or word(table(wanted).get("version")) or ""
    exact = version.removeprefix("==").strip()
    return exact if version.startswith("==") and "*" not in exact and "," not in exact else None
