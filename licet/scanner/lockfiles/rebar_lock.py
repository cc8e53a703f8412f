# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`rebar.lock` of Erlang: what the default profile needs, and how deep below the project; it has no graph.

Source: https://rebar3.org/docs/configuration/dependencies/#lock-files
"""

from __future__ import annotations

import re
from typing import TypeGuard

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, lines_of
from licet.scanner.lockfiles.reading.hex import hex_purl
from licet.scanner.lockfiles.reading.terms import parse_terms
from licet.scanner.metadata.erlang_terms import Term
from licet.scanner.packages.purls import is_name

NAME = "rebar.lock"
LOCKS = True

_ROW = re.compile(r'\{\s*<<"([^"\n]+)">>,\s*\{')


def read(file: Opened) -> Reading:
    """What FILE locks; level 0 is what the project asks for itself."""
    terms = [term for _, term in parse_terms(file.text)]
    first = terms[0] if terms else None
    locked = first[1] if isinstance(first, tuple) and len(first) > 1 else first  # the former with its version
    if not isinstance(locked, list):
        raise Unreadable("is not a rebar.lock: it has no list of packages", 1)
    lines = lines_of(_ROW, file.text)
    found = []
    for row in locked:
        if _is_row(row):
            name, direct = str(row[0]), row[2] == "0"
            purl = _purl(name, row[1])
            if purl:
                found.append(component(purl, Scope.RUNTIME, file, mark=name, line=lines.get(name, 1), direct=direct))
    return Reading((), tuple(found))


def _is_row(row: Term) -> TypeGuard[tuple[Term, ...]]:
    return isinstance(row, tuple) and len(row) > 2 and is_name(row[0])


def _purl(name: str, source: Term) -> str | None:
    """The purl of SOURCE: `{pkg, Name, Version}` or `{git, "url", {ref, "revision"}}`; None of what is neither."""
    if not isinstance(source, tuple) or len(source) < 3 or not isinstance(source[1], str):
        return None
    kind, place, wanted = source[:3]
    if kind == "pkg" and isinstance(wanted, str) and is_name(place):
        return hex_purl(place, wanted)
    revision = wanted[1] if isinstance(wanted, tuple) and len(wanted) > 1 else None
    is_git = kind in ("git", "git_subdir")
    return hex_purl(name, git=(str(place), str(revision) if revision else None)) if is_git else None
