# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of `dependencies` of Helm's charts, which all of its files write alike.

Source: https://helm.sh/docs/topics/charts/#chart-dependencies
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading.components import component
from licet.scanner.lockfiles.reading.lines import Lines
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.packages.purls import purl
from licet.scanner.values import rows, table, word

_LINE = re.compile(r"""\bname["']?[ \t]*:[ \t]*["']?([^\s"',#}]+)""")
_EXACT = re.compile(r"=?\s*v?\d+\.\d+\.\d+[\w.+-]*")


def charts(parsed: dict[str, Any], file: Opened) -> Iterator[Component]:
    """The charts that FILE, PARSED, depends on, but for those of the project itself.

    A chart with a condition or with tags is there where whoever installs it wants it.
    """
    lines = Lines(_LINE, file.text)
    for row in map(table, rows(parsed.get("dependencies"))):
        name = (word(row.get("name")) or "").strip()
        if name and "/" not in name and is_of_others(row):
            scope = Scope.OPTIONAL if row.get("condition") or row.get("tags") else Scope.RUNTIME
            made = purl("helm", name, _exact(word(row.get("version")) or ""))
            yield component(made, scope, file, use=Use.SEPARATE, mark=name, line=lines.of(name))


def is_of_others(row: dict[str, Any]) -> bool:
    """Whether ROW says where its chart comes from; those of the project are files, or lie in `charts/` already."""
    address = word(row.get("repository")) or ""
    return bool(address) and not address.startswith(("file:", "."))


def _exact(version: str) -> str | None:
    """VERSION where it is just one, and not a range; Helm takes one with `v` for the same."""
    return version.lstrip("= ").removeprefix("v") if _EXACT.fullmatch(version.strip()) else None
