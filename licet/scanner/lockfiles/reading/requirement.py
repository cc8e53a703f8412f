# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One requirement as Python writes them (PEP 508), and what the name of the list that it stands in says."""

from __future__ import annotations

import re

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import InvalidVersion, Version

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading.components import component
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Skipped
from licet.scanner.packages.purls import pypi

_EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']*)["']""")
_FOR_TESTS = re.compile(r"(?:^|[._/-])tests?(?:ing)?(?:[._/-]|$)", re.IGNORECASE)
_FOR_DEVELOPERS = re.compile(r"(?:^|[._-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|lint)(?:[._-]|$)", re.IGNORECASE)


class Requirements:
    """Collects what FILE asks for, requirement by requirement, and what of it is none."""

    def __init__(self, file: Opened) -> None:
        self.file = file
        self.components: list[Component] = []
        self.skipped: list[Skipped] = []

    def add(self, line: object, scope: Scope, number: int | None = None) -> None:
        """Add what LINE, in the line NUMBER of the file, asks for; blank lines and comments ask for nothing."""
        if not isinstance(line, str) or not line.strip() or line.lstrip().startswith("#"):
            return
        found = from_requirement(line, scope, self.file, number)
        if found:
            self.components.append(found)
        else:
            self.skipped.append(Skipped(number, line.strip()))


def from_requirement(line: str, scope: Scope, file: Opened, number: int | None = None) -> Component | None:
    """The component that LINE of FILE asks for, or None where it is no requirement.

    A requirement that only an extra asks for has the scope of the extra. A version is kept where exactly one is
    allowed. The line is looked up where NUMBER does not say it.
    """
    line = line.strip()  # Pants writes some with a line break behind them
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return None
    extra = _EXTRA.search(str(requirement.marker)) if requirement.marker else None
    if scope is Scope.RUNTIME and extra:
        scope = extra_scope(extra[1])
    return component(pypi(requirement.name, pinned(requirement)), scope, file, mark=line, line=number)


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
