# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The license that a build script of Gradle writes into the POM of what it publishes."""

from __future__ import annotations

from licet.scanner.lockfiles.reading.gradle.statements import statements
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_mark
from licet.scanner.lockfiles.reading.gradle.values import Values
from licet.scanner.metadata.maven.model import License


def licenses_of(root: Group) -> list[License]:
    """Each `license { name = "..." }` (or `name.set("...")`, `name "..."`) below `licenses` of the script ROOT."""
    found: list[License] = []
    for statement in statements(root):
        if statement.names == ("license",) and statement.path[-1:] == ("licenses",):
            for block in statement.blocks:
                said = _fields(block)
                found.append(License(said.get("name", ""), said.get("url", ""), said.get("comments", ""), block.line))
    return found


def _fields(block: Group) -> dict[str, str]:
    values, said = Values(), dict[str, str]()
    for statement in statements(block):
        nodes: list[Node] = list(statement.rest)
        if nodes and is_mark(nodes[0], "="):
            nodes = nodes[1:]
        text = values.text(nodes)
        if text and statement.names:
            said.setdefault(statement.names[0], text)
    return said
