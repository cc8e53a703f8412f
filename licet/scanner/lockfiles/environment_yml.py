# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`environment.yml` of conda: conda packages, and those of Python below `pip`.

Source: https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles import requirements_txt
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
    Unreadable,
    parse_documents,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.conda import conda, listed_lines, of_spec, stated
from licet.scanner.lockfiles.reading.requirement import file_scope

NAME = "environment.yml"
LOCKS = False

_MANY = 12
_SURE = ("environment.yml", "environment.yaml")


def read(file: Opened) -> Reading:
    """What FILE asks for; a file of another tool of that name asks for nothing."""
    try:
        documents = parse_documents(file.text)
    except Unreadable:
        if file.name in _SURE:
            raise
        return Reading()
    parsed = table(next(iter(documents), None))
    listed = rows(parsed.get("dependencies"))
    if not listed:
        return Reading()
    scope = file_scope(file.path)
    category = word(parsed.get("category"))  # of conda-lock
    if category and category != "main" and scope is Scope.RUNTIME:
        scope = file_scope(f"{category}.yml")
    lines = listed_lines(file.text)
    specs = [spec for spec in listed if word(spec)]
    is_export = _is_export(specs, ends_with_prefix="prefix" in parsed)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for spec in specs:
        named = stated(spec) if is_export else of_spec(spec)
        number = lines.get(spec.strip())
        if named:
            found.append(Component(conda(*named), scope, evidence=(Evidence(file.path, number, spec),)))
        else:
            skipped.append(Skipped(number, spec))
    for line in _of_pip(listed):
        made, left, _ = requirements_txt.asked_for(file, [(lines.get(line.strip()) or 1, line)], scope)
        found += made
        skipped += left
    return Reading((), tuple(found), skipped=tuple(skipped))


def _is_export(specs: list[str], *, ends_with_prefix: bool) -> bool:
    """Whether conda wrote SPECS: all with versions, and many of them in order where the prefix was cut off."""
    named = [stated(spec) for spec in specs]
    names = [each[0] for each in named if each]
    is_in_order = len(names) >= _MANY and names == sorted(names)
    return len(names) == len(specs) and (ends_with_prefix or is_in_order)


def _of_pip(listed: list[Any]) -> Iterator[str]:
    for row in listed:
        yield from (line for line in rows(table(row).get("pip")) if word(line))
