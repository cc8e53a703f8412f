# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Components with the evidence of what names them."""

from __future__ import annotations

from collections.abc import Mapping

from licet.model import Component, Evidence, Scope, Use
from licet.scanner.lockfiles.reading.lines import line_of
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.packages.platforms import ANYWHERE, Platforms, limited
from licet.scanner.packages.purls import version_of


def component(
    purl: str,
    scope: Scope,
    file: Opened,
    *,
    mark: str = "",
    line: int | None = None,
    direct: bool = True,
    parents: tuple[str, ...] = (),
    declared: str | None = None,
    use: Use | None = None,
) -> Component:
    """A component that FILE names in LINE with the words MARK; without a line, MARK is looked up.

    USE is for what can be used in one way only: an image or an action is a program of its own.
    """
    found = line if line is not None or not mark else line_of(file.text, mark)
    return Component(purl, scope, direct, parents, declared, (Evidence(file.path, found, mark),), use=use)


def locked(
    name: str,
    purl: str,
    scope: Scope,
    file: Opened,
    lines: Mapping[tuple[str, str | None], int],
    *,
    direct: bool,
    parents: tuple[str, ...],
    where: Platforms = ANYWHERE,
) -> Component:
    """A package that FILE, a lockfile in TOML, locks, and WHERE it is; LINES are those of `lines_of_rows`."""
    line = lines.get((name, version_of(purl))) or lines.get((name, None))
    made = Component(purl, scope, direct, parents, None, (Evidence(file.path, line, f'name = "{name}"'),))
    return limited(made, where)
