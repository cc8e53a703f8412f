# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The names that statements of a script bind to expressions."""

from __future__ import annotations

from collections.abc import Sequence

from licet.scanner.lockfiles.reading.gradle.statements import Statement
from licet.scanner.lockfiles.reading.gradle.tokens import Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_mark, split

_BOUND_IN = frozenset(("ext", "extra", "buildscript", "allprojects", "subprojects", "companion", "dependencies"))


def bindings(statement: Statement) -> list[tuple[str, Sequence[Node]]]:
    """The names that STATEMENT binds, with what to."""
    within = [name for name in statement.path if name not in _BOUND_IN]
    objects = [name for name in within if name[:1].isupper()]
    if len(objects) != len(within) or not statement.names:
        return []
    names = [name for at, name in enumerate(statement.names) if at or name not in ("ext", "extra")]
    rest = list(statement.rest)
    if statement.names[-1:] == ("set",) and rest and isinstance(rest[0], Group):
        parts = list(split(rest[0].nodes))
        key = parts[0][0] if len(parts) == 2 and len(parts[0]) == 1 else None
        return [(key.text, parts[1])] if isinstance(key, Token) else []
    if rest and isinstance(rest[0], Group) and rest[0].open == "[" and len(rest[0].nodes) == 1:
        key = rest[0].nodes[0]  # extra["name"] = value
        names, rest = [*names, key.text if isinstance(key, Token) else ""], rest[1:]
    for at, node in enumerate(rest):
        if is_mark(node, "=") and at + 1 < len(rest) and names:
            return [(".".join((*objects, *names)), rest[at + 1 :])]
    if statement.binds and len(rest) > 2 and isinstance(rest[-1], Group) and rest[-1].open == "(":
        return [(".".join(names), rest[-1].nodes)]  # val name by extra("value")
    return []
