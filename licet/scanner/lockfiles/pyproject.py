# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pyproject.toml`: metadata (PEP 621, 639), dependency groups (735), build requirements (518), poetry's tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from licet.model import Component, Declaration, Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import Reading, component, parse_toml, pypi, rows, table, word
from licet.scanner.lockfiles.requirement import from_requirement

NAME = "pyproject.toml"

_TEST_GROUPS = frozenset(("test", "tests", "testing"))


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
            yield from _requirement(line, _scope_of_extra(extra), path, text)


def _scope_of_extra(extra: str) -> Scope:
    """Extras called after a task of developers are theirs; the others are the user's choice."""
    if extra.lower() in _TEST_GROUPS:
        return Scope.TEST
    return Scope.DEV if extra.lower() in ("dev", "develop", "docs", "doc", "lint") else Scope.OPTIONAL


def _groups(parsed: dict[str, Any], path: str, text: str) -> Iterator[Component]:
    for group, lines in table(parsed.get("dependency-groups")).items():
        for line in rows(lines):  # {include-group = ...} names a group that is read itself
            yield from _requirement(line, group_scope(group), path, text)


def group_scope(group: str) -> Scope:
    """The scope of a dependency GROUP by its name: development, unless it is for tests."""
    return Scope.TEST if group.lower() in _TEST_GROUPS else Scope.DEV


def _poetry(poetry: dict[str, Any], path: str, text: str) -> Iterator[Component]:
    tables = [(table(poetry.get("dependencies")), Scope.RUNTIME), (table(poetry.get("dev-dependencies")), Scope.DEV)]
    for group, content in table(poetry.get("group")).items():
        tables.append((table(table(content).get("dependencies")), group_scope(group)))
    for dependencies, scope in tables:
        for name, wanted in dependencies.items():
            if name.lower() != "python":
                optional = scope is Scope.RUNTIME and table(wanted).get("optional") is True
                chosen = Scope.OPTIONAL if optional else scope
                yield component(pypi(name, _poetry_version(wanted)), chosen, path, text=text, mark=name)


def _poetry_version(wanted: object) -> str | None:
    version = word(wanted) or word(table(wanted).get("version")) or ""
    exact = version.removeprefix("==").strip()
    return exact if version.startswith("==") and "*" not in exact and "," not in exact else None
