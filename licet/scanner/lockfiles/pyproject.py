# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pyproject.toml`: metadata (PEP 621, 639), dependency groups (735), build requirements (518), and tables of tools.

Source: https://packaging.python.org/en/latest/specifications/pyproject-toml/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packaging.utils import canonicalize_name

from licet.model import Component, Declaration, Scope
from licet.scanner.lockfiles import requirements_txt
from licet.scanner.lockfiles.reading import Opened, Reading, declare, parse_toml, rows, spread, table, word
from licet.scanner.lockfiles.reading.pixi import pixi_components
from licet.scanner.lockfiles.reading.pyproject_tools import hatch, lists_of_developers, requirement_files, versioned
from licet.scanner.lockfiles.reading.python_table import Tables, is_own, sources_of
from licet.scanner.lockfiles.reading.requirement import Requirements, extra_scope, group_scope
from licet.scanner.packages.purls import pypi

NAME = "pyproject.toml"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_toml(file.text)
    project, tools = table(parsed.get("project")), table(parsed.get("tool"))
    poetry, flit = table(tools.get("poetry")), table(table(tools.get("flit")).get("metadata"))
    name = word(project.get("name")) or word(poetry.get("name")) or word(flit.get("module"))
    asked = Requirements(file, _sources(name, project, tools))
    _project(project, asked)
    _groups(table(parsed.get("dependency-groups")), asked)
    _flit(flit, asked)
    for lines, scope in (*lists_of_developers(tools), *hatch(tools), *versioned(project, tools)):
        for line in lines:
            asked.add(line, scope)
    for other, scope in requirement_files(project, tools, file):
        asked.components += requirements_txt.read_file(other, scope)
    for line in rows(table(parsed.get("build-system")).get("requires")):
        asked.add(line, Scope.BUILD)
    asked.components += _poetry(project, poetry, file)
    asked.components += pixi_components(table(tools.get("pixi")), file)
    version = word(project.get("version")) or word(poetry.get("version"))
    own = (pypi(name, version),) if name else ()
    declarations = _declarations(name or "project", project, poetry, flit, file)
    folders = (pypi(key) for key, wanted in table(poetry.get("dependencies")).items() if is_own(wanted))
    siblings = tuple(dict.fromkeys((*asked.siblings, *folders)))
    return Reading(declarations, tuple(asked.components), own=own, skipped=tuple(asked.skipped), siblings=siblings)


def _declarations(
    name: str, project: dict[str, Any], poetry: dict[str, Any], flit: dict[str, Any], file: Opened
) -> tuple[Declaration, ...]:
    stated = project.get("license")
    raw = word(stated) or word(table(stated).get("text")) or word(poetry.get("license")) or word(flit.get("license"))
    classifiers = rows(project.get("classifiers")) or rows(poetry.get("classifiers")) or rows(flit.get("classifiers"))
    return declare(name, raw, classifiers, file)


def _sources(name: str | None, project: dict[str, Any], tools: dict[str, Any]) -> dict[str, str | None]:
    """What tools say that comes from elsewhere than an index.

    Whoever asks for the project itself, for its extras' sake, asks for nothing of others.
    """
    sources = sources_of(table(table(tools.get("uv")).get("sources")))
    if "dependencies" in project:
        sources |= sources_of(table(table(tools.get("poetry")).get("dependencies")))
    return {**sources, pypi(name): None} if name else sources


def _project(project: dict[str, Any], asked: Requirements) -> None:
    for line in rows(project.get("dependencies")):
        asked.add(line, Scope.RUNTIME)
    for extra, lines in table(project.get("optional-dependencies")).items():
        for line in rows(lines):
            asked.add(line, extra_scope(extra))


def _groups(groups: dict[str, Any], asked: Requirements) -> None:
    """The lines of each group, with the strongest scope of those that include it (PEP 735)."""
    named: dict[str, str] = {canonicalize_name(group): group for group in groups}
    needs = {group: [*_included(lines, named)] for group, lines in groups.items()}
    for group, scope in spread({group: group_scope(group) for group in groups}, needs).items():
        for line in rows(groups[group]):
            asked.add(line, scope)


def _included(lines: object, named: dict[str, str]) -> Iterator[str]:
    """The groups that LINES include, as the file writes their names."""
    for line in rows(lines):
        included = word(table(line).get("include-group"))
        if included and canonicalize_name(included) in named:
            yield named[canonicalize_name(included)]


def _flit(flit: dict[str, Any], asked: Requirements) -> None:
    """Flit's tables before PEP 621.

    Source: https://flit.pypa.io/en/stable/pyproject_toml.html#old-style-metadata
    """
    for line in rows(flit.get("requires")):
        asked.add(line, Scope.RUNTIME)
    for extra, lines in table(flit.get("requires-extra")).items():
        for line in rows(lines):
            asked.add(line, extra_scope(extra))
    for line in rows(flit.get("dev-requires")):
        asked.add(line, Scope.DEV)


def _poetry(project: dict[str, Any], poetry: dict[str, Any], file: Opened) -> Iterator[Component]:
    """Poetry's own tables; beside PEP 621 the main one only says where what is asked for there comes from."""
    tables = Tables(file, bare_is_exact=True)
    if "dependencies" not in project:
        yield from tables.read(table(poetry.get("dependencies")), Scope.RUNTIME)
    yield from tables.read(table(poetry.get("dev-dependencies")), Scope.DEV)
    yield from tables.read(table(poetry.get("requires-plugins")), Scope.DEV)
    for group, content in table(poetry.get("group")).items():
        yield from tables.read(table(table(content).get("dependencies")), group_scope(group))
