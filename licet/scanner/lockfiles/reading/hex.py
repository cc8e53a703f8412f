# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The purl of a package of Elixir and Erlang, and the scopes that environments of a build stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce

from licet.model import Scope
from licet.scanner.packages.graph import stronger
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import purl

_EXACT = re.compile(r"(?:==\s*)?v?(\d+(?:\.\w[\w+-]*)*)")
_ENVIRONMENTS = {"prod": Scope.RUNTIME, "default": Scope.RUNTIME, "test": Scope.TEST}
_PUBLIC = "hexpm"


def hex_purl(
    name: str,
    version: str | None = None,
    *,
    repository: str | None = None,
    git: tuple[str, str | None] | None = None,
) -> str:
    """The purl of the package NAME; GIT is the repository and revision that it comes straight from.

    REPOSITORY is the one of the registry, `hexpm` or `hexpm:organization`; an organization is its namespace.
    """
    organization = (repository or _PUBLIC).removeprefix(_PUBLIC).removeprefix(":")
    qualifiers = of_git(*git).qualifiers if git else None
    return purl("hex", name, version, namespace=organization or None, qualifiers=qualifiers)


def exact(requirement: str | None) -> str | None:
    """The one version that REQUIREMENT allows, or None where it allows several."""
    found = _EXACT.fullmatch(requirement.strip()) if requirement else None
    return found[1] if found else None


def environment_scope(names: Iterable[str]) -> Scope:
    """The scope of what is there in the environments NAMES alone: all but `prod` and `test` are for development."""
    return reduce(stronger, (_ENVIRONMENTS.get(name, Scope.DEV) for name in names), Scope.DEV)
