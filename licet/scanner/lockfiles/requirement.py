# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One requirement as Python writes them (PEP 508)."""

from __future__ import annotations

import re

from packaging.requirements import InvalidRequirement, Requirement

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import component, pypi

_EXTRA = re.compile(r"\bextra\s*==")


def from_requirement(line: str, scope: Scope, path: str, text: str) -> Component | None:
    """The component that LINE of the file at PATH asks for, or None where it is no requirement.

    A requirement that only an extra asks for is optional. A version is kept where exactly one is allowed.
    """
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return None
    if scope is Scope.RUNTIME and requirement.marker and _EXTRA.search(str(requirement.marker)):
        scope = Scope.OPTIONAL
    return component(pypi(requirement.name, pinned(requirement)), scope, path, text=text, mark=line)


def pinned(requirement: Requirement) -> str | None:
    """The one version that REQUIREMENT allows, or None where it allows several."""
    specifiers = list(requirement.specifier)
    if len(specifiers) == 1 and specifiers[0].operator in ("==", "===") and "*" not in specifiers[0].version:
        return specifiers[0].version
    return None
