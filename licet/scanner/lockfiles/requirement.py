# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One requirement as Python writes them (PEP 508), and what the name of the list that it stands in says."""

from __future__ import annotations

import re

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import InvalidVersion, Version

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import component, pypi

_EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']*)["']""")
_FOR_TESTS = re.compile(r"(?:^|[._/-])tests?(?:ing)?(?:[._/-]|$)", re.IGNORECASE)
_FOR_DEVELOPERS = re.compile(r"(?:^|[._-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|lint)(?:[._-]|$)", re.IGNORECASE)


def from_requirement(line: str, scope: Scope, path: str, text: str) -> Component | None:
    """The component that LINE of the file at PATH asks for, or None where it is no requirement.

    A requirement that only an extra asks for has the scope of the extra. A version is kept where exactly one is
    allowed.
    """
    line = line.strip()  # Pants writes some with a line break behind them
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return None
    extra = _EXTRA.search(str(requirement.marker)) if requirement.marker else None
    if scope is Scope.RUNTIME and extra:
        scope = extra_scope(extra[1])
    return component(pypi(requirement.name, pinned(requirement)), scope, path, text=text, mark=line)


def pinned(requirement: Requirement) -> str | None:
    """The one version that REQUIREMENT allows, as the index writes it (PEP 440), or None where it allows several."""
    specifiers = list(requirement.specifier)
    if len(specifiers) != 1 or specifiers[0].operator not in ("==", "===") or "*" in specifiers[0].version:
        return None
    try:
        return str(Version(specifiers[0].version))
    except InvalidVersion:
        return specifiers[0].version  # `===` compares letter by letter


def is_for_tests(name: str) -> bool:
    """Whether a group, an extra or a file called NAME is for tests."""
    return _FOR_TESTS.search(name) is not None


def extra_scope(extra: str) -> Scope:
    """Extras called after a task of developers are theirs; the others are the user's choice."""
    if is_for_tests(extra):
        return Scope.TEST
    return Scope.DEV if _FOR_DEVELOPERS.search(extra) else Scope.OPTIONAL


def group_scope(group: str) -> Scope:
    """The scope of a dependency GROUP by its name: development, unless it is for tests."""
    return Scope.TEST if is_for_tests(group) else Scope.DEV
