# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Recipes of conda packages as far as they are written out: `meta.yaml` of conda-build, `recipe.yaml` of rattler-build.

Sources: https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html,
https://rattler.build/latest/reference/recipe_file/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
    Unreadable,
    declare,
    parse_documents,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.conda import conda, listed_lines, of_spec
from licet.scanner.lockfiles.reading.jinja import FILLED_IN, unfold

NAME = "conda recipe"
LOCKS = False

_SECTIONS = {"build": Scope.BUILD, "host": Scope.BUILD, "run": Scope.RUNTIME}
_TESTS = ("requires", "requirements")


def read(file: Opened) -> Reading:
    """What FILE says; a file of that name without a package, or that is none without being filled in, says nothing."""
    recipe = _parsed(file.text)
    package = table(recipe.get("package")) or table(recipe.get("recipe"))
    outputs = [table(one) for one in rows(recipe.get("outputs"))]
    if not package or not ({"requirements", "about", "build", "source", "outputs"} & set(recipe)):
        return Reading()
    names = [_name(one) for one in (package, *outputs, *(table(one.get("package")) for one in outputs))]
    own = tuple(dict.fromkeys(conda(name) for name in names if name))
    lines = listed_lines(file.text)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for part in (recipe, *outputs):
        for spec, scope in _asked(part):
            named, line = of_spec(spec), lines.get(spec)
            if named and FILLED_IN not in named[0] and conda(named[0]) not in own:
                version = None if FILLED_IN in spec else named[1]
                evidence = (Evidence(file.path, line, named[0]),)
                found.append(Component(conda(named[0], version), scope, evidence=evidence))
            elif not named:
                skipped.append(Skipped(line, spec))
    license = word(table(recipe.get("about")).get("license"))
    stated = None if license and FILLED_IN in license else license
    return Reading(declare(names[0] or "project", stated, (), file), tuple(found), own=own, skipped=tuple(skipped))


def _parsed(text: str) -> dict[str, Any]:
    """The table that TEXT is once what it sets itself is filled in; empty where it is none."""
    try:
        first = table(next(iter(parse_documents(unfold(text))), None))
        context = {key: value for key, value in table(first.get("context")).items() if isinstance(value, str)}
        return table(next(iter(parse_documents(unfold(text, context))), None)) if context else first
    except Unreadable:  # a template: what it is depends on how it is filled in
        return {}


def _name(part: Mapping[str, Any]) -> str | None:
    name = word(part.get("name"))
    return name if name and FILLED_IN not in name and of_spec(name) else None


def _asked(part: Mapping[str, Any]) -> Iterator[tuple[str, Scope]]:
    """The specifications that PART, a recipe or one of its outputs, asks for, with why."""
    requirements = part.get("requirements")
    for key, scope in _SECTIONS.items():
        yield from ((spec, scope) for spec in _specs(table(requirements).get(key)))
    yield from ((spec, Scope.RUNTIME) for spec in _specs(requirements if isinstance(requirements, list) else ()))
    tests = [table(part.get("test")), *map(table, rows(part.get("tests")))]
    for test in tests:
        for key in _TESTS:
            inner = table(test.get(key))
            listed = [*_specs(inner.get("run")), *_specs(inner.get("build"))] if inner else _specs(test.get(key))
            yield from ((spec, Scope.TEST) for spec in listed)


def _specs(listed: Any, depth: int = 0) -> Iterator[str]:
    """The specifications in LISTED, those that are asked for under a condition as well."""
    for one in listed if isinstance(listed, (list, tuple)) else [listed]:
        if word(one):
            yield one
        elif isinstance(one, dict) and depth < 3:
            for key in ("then", "else"):
                yield from _specs(one.get(key), depth + 1)
