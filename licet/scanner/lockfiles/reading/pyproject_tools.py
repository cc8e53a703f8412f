# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of requirements that tools keep below `[tool]` of a `pyproject.toml`, each with what it is there for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.requirement import extra_scope, group_scope
from licet.scanner.values import rows, table, word

_FILLED_IN = re.compile(r"\s*[=<>!~]*\s*\{\{.*?\}\}")


def lists_of_developers(tools: Mapping[str, Any]) -> Iterator[tuple[list[Any], Scope]]:
    """The development dependencies of uv and rye, and those of pdm in groups, all from before PEP 735.

    Sources: https://docs.astral.sh/uv/reference/settings/#dev-dependencies,
    https://pdm-project.org/latest/reference/pep621/, https://rye.astral.sh/guide/pyproject/
    """
    for tool in ("uv", "rye"):
        yield rows(table(tools.get(tool)).get("dev-dependencies")), Scope.DEV
    for group, lines in table(table(tools.get("pdm")).get("dev-dependencies")).items():
        yield [_editable(line) for line in rows(lines)], group_scope(group)


def _editable(line: object) -> object:
    """LINE of pdm without its mark for what is installed to be changed; a folder is the project's own."""
    if not isinstance(line, str) or not line.startswith("-e "):
        return line
    place = line.removeprefix("-e ").strip()
    name = place.partition("#egg=")[2].partition("&")[0]
    return f"{name} @ {place.partition('#')[0]}" if name and not place.startswith("file:") else None


def hatch(tools: Mapping[str, Any]) -> Iterator[tuple[list[Any], Scope]]:
    """What hatch installs into environments beside the project.

    Source: https://hatch.pypa.io/latest/config/environment/overview/
    """
    for name, environment in table(table(tools.get("hatch")).get("envs")).items():
        scope = group_scope(name.removeprefix("hatch-"))
        for key in ("dependencies", "extra-dependencies"):
            yield rows(table(environment).get(key)), scope


def versioned(project: Mapping[str, Any], tools: Mapping[str, Any]) -> Iterator[tuple[list[Any], Scope]]:
    """Requirements that a plugin of hatch fills in the project's own version of: for packages that go out together.

    Source: https://github.com/ninoseki/uv-dynamic-versioning/blob/main/docs/metadata_hook.md
    """
    hook = table(table(table(table(tools.get("hatch")).get("metadata")).get("hooks")).get("uv-dynamic-versioning"))
    if "dependencies" in rows(project.get("dynamic")):
        yield [_unfilled(line) for line in rows(hook.get("dependencies"))], Scope.RUNTIME
    if "optional-dependencies" in rows(project.get("dynamic")):
        for extra, lines in table(hook.get("optional-dependencies")).items():
            yield [_unfilled(line) for line in rows(lines)], extra_scope(extra)


def _unfilled(line: object) -> object:
    return _FILLED_IN.sub("", line) if isinstance(line, str) else None


def requirement_files(
    project: Mapping[str, Any], tools: Mapping[str, Any], file: Opened
) -> Iterator[tuple[Opened, Scope]]:
    """The files that setuptools and a plugin of hatch read dependencies from, as far as they are there.

    Sources: https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html#dynamic-metadata,
    https://github.com/repo-helper/hatch-requirements-txt
    """
    dynamic = table(table(tools.get("setuptools")).get("dynamic"))
    hook = table(table(table(table(tools.get("hatch")).get("metadata")).get("hooks")).get("requirements_txt"))
    if "dependencies" in rows(project.get("dynamic")):
        yield from _files(table(dynamic.get("dependencies")).get("file"), Scope.RUNTIME, file)
        yield from _files(hook.get("files") or hook.get("filename"), Scope.RUNTIME, file)
    if "optional-dependencies" in rows(project.get("dynamic")):
        for extra, place in table(dynamic.get("optional-dependencies")).items():
            yield from _files(table(place).get("file"), extra_scope(extra), file)
        for extra, places in table(hook.get("optional-dependencies")).items():
            yield from _files(places, extra_scope(extra), file)


def _files(places: object, scope: Scope, file: Opened) -> Iterator[tuple[Opened, Scope]]:
    for place in filter(None, map(word, rows(places) or [places])):
        other = file.beside(place)
        if other:
            yield other, scope
