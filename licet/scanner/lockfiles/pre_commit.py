# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`.pre-commit-config.yaml`: the repositories of hooks.

Source: https://pre-commit.com/#pre-commit-configyaml---repos
"""

from __future__ import annotations

import re

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Lines, Opened, Reading, Skipped, component, rows, table, word
from licet.scanner.lockfiles.reading.unshipped import unshipped_document
from licet.scanner.packages.repositories import of_repository

NAME = ".pre-commit-config.yaml"
LOCKS = False

_LINE = re.compile(r"""\brepo["']?[ \t]*:[ \t]*["']?([^\s"',#]+)""")
_NOBODY_ELSE = ("local", "meta", "builtin")


def read(file: Opened) -> Reading:
    """The repositories that FILE names, at the revision of each."""
    parsed, skipped = unshipped_document(file)
    left_out = list(skipped)
    found: list[Component] = []
    lines = Lines(_LINE, file.text)
    for row in map(table, rows(parsed) or rows(table(parsed).get("repos"))):  # a list alone was the first form
        address = (word(row.get("repo")) or "").strip()
        if not address or address in _NOBODY_ELSE:
            continue
        made = of_repository(address, word(row.get("rev")) or word(row.get("sha")))
        if made:
            found.append(component(made, Scope.DEV, file, use=Use.SEPARATE, mark=address, line=lines.of(address)))
        else:
            left_out.append(Skipped(lines.of(address), address))
    return Reading((), tuple(found), skipped=tuple(left_out))
