# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pyproject.toml`: metadata (PEP 621, 639), dependency groups (735), build requirements (518), poetry's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from licet.model import Component, Declaration, Evidence, Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import (
    Reading,
    component,
    line_at,
    line_of,
    parse_toml,
    pypi,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.requirement import extra_scope, from_requirement, group_scope

NAME = "pyproject.toml"

_ARCHIVES = (".whl", ".zip", ".gz")


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """What the file at PATH says."""
    parsed = parse_toml(text)
    project, poetry = table(parsed.get("project")), table(table(parsed.get("tool")).get("poetry"))
    components = [*_project(project, path, text), *_groups(parsed, path, text), *_poetry(poetry, path, text)]
    for line in rows(table(parsed.get("build-system")).get("requires")):
        components += _requirement(line, Scope.BUILD, path, text)
    return Reading(_declarations(project, poetry, path, text), tuple(components))


def _declarations(project: dict[str, Any], poetry: dict[str, Any], path: str, text: str) -> tuple[Declaration, ...]:
    stated = project.get("license")
    raw = word(stated) or word(table(stated).get("text")) or word(poetry.get("license"))
    classifiers = rows(project.get("classifiers")) or rows(poetry.get("classifiers"))
    name = word(project.get("name")) or word(poetry.get("name")) or "project"
    return declare(name, raw, classifiers, path, text)


def _requirement(line: object, scope: Scope, path: str, text: str) -> Iterator[Component]:
    found = from_requirement(line, scope, path, text) if isinstance(line, str) else None
    if found:
        yield found


def _project(project: dict[str, Any], path: str, text: str) -> Iterator[Component]:
    for line in rows(project.get("dependencies")):
        yield from _requirement(line, Scope.RUNTIME, path, text)
    for extra, lines in table(project.get("optional-dependencies")).items():
        for line in rows(lines):
            yield from _requirement(line, extra_scope(extra), path, text)


def _groups(parsed: dict[str, Any], path: str, text: str) -> Iterator[Component]:
    for group, lines in table(parsed.get("dependency-groups")).items():
        for line in rows(lines):  # {include-group = ...} names a group that is read itself
            yield from _requirement(line, group_scope(group), path, text)
    for line in rows(table(table(parsed.get("tool")).get("uv")).get("dev-dependencies")):  # before PEP 735
        yield from _requirement(line, Scope.DEV, path, text)


def _poetry(poetry: dict[str, Any], path: str, text: str) -> Iterator[Component]:
    tables = [(table(poetry.get("dependencies")), Scope.RUNTIME), (table(poetry.get("dev-dependencies")), Scope.DEV)]
    for group, content in table(poetry.get("group")).items():
        tables.append((table(table(content).get("dependencies")), group_scope(group)))
    for dependencies, scope in tables:
        for name, several in dependencies.items():
            for wanted in several if isinstance(several, list) else [several]:  # one for each of several markers
                if word(name) and name.lower() != "python" and not _is_folder(wanted):
                    yield _poetry_component(name, wanted, scope, path, text)


def _is_folder(wanted: object) -> bool:
    """What lies in a folder is the project's own, unless it is an archive."""
    place = word(table(wanted).get("path"))
    return place is not None and not place.endswith(_ARCHIVES)


def _poetry_component(name: str, wanted: object, scope: Scope, path: str, text: str) -> Component:
    """The evidence is the requirement as others would write it, so that its extras are not lost."""
    optional = scope is Scope.RUNTIME and table(wanted).get("optional") is True
    extras = ",".join(filter(None, map(word, rows(table(wanted).get("extras")))))
    found = component(pypi(name, _poetry_version(wanted)), Scope.OPTIONAL if optional else scope, path)
    row = re.search(rf"""^\s*["']?{re.escape(name)}["']?\s*=""", text, re.MULTILINE)
    line = line_at(text, row.end()) if row else line_of(text, name)
    return replace(found, evidence=(Evidence(path, line, f"{name}[{extras}]" if extras else name),))


def _poetry_version(wanted: object) -> str | None:
    version = word(wanted) or word(table(wanted).get("version")) or ""
    exact = version.removeprefix("==").strip()
    return exact if version.startswith("==") and "*" not in exact and "," not in exact else None
