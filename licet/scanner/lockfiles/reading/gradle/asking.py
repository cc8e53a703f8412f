# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which statements of a build script of Gradle ask for packages, in which configuration, and why."""

from __future__ import annotations

from collections.abc import Sequence

from licet.model import Scope
from licet.scanner.lockfiles.reading.gradle.configurations import scope_of
from licet.scanner.lockfiles.reading.gradle.statements import Statement
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_string, split

_DEPENDENCIES = "dependencies"
_NOT_ASKED = frozenset(
    ("components", "modules", "attributesSchema", "artifactTypes", "publishing", "publications", "resolutionStrategy",
     "pom", "withXml", "tasks", "registerTransform", "pluginManagement")
)  # fmt: skip
"""Blocks in which words like those that ask for packages do not."""

_NO_CONFIGURATION = frozenset(
    ("exclude", "because", "println", "print", "logger", "transitive", "changing", "force", "version", "strictly",
     "prefer", "require", "reject", "import", "return", "apply", "throw", "assert", "include", "if", "else", "for",
     "while", "when", "try", "catch", "it", "each", "attributes", "capabilities", "targetConfiguration", "artifact",
     "isTransitive", "isChanging", "isForce", "endorseStrictVersions", "doNotEndorseStrictVersions")
)  # fmt: skip


def asks_for_plugin(statement: Statement, *, ruled: bool = False) -> bool:
    """Whether STATEMENT asks for a plugin in a block `plugins`; or, if RULED, says which version is to be had there."""
    if ("pluginManagement" in statement.path) is not ruled:
        return False
    return statement.path[-1:] == ("plugins",) and statement.names in (("id",), ("kotlin",), ("alias",))


def _in_dependencies(statement: Statement) -> bool:
    return any(name == _DEPENDENCIES for name in statement.path)


def asks_for_packages(statement: Statement) -> bool:
    """Whether STATEMENT is `configuration PACKAGE`, right in a block of dependencies or in what branches there."""
    path = statement.path
    if not _in_dependencies(statement) or statement.binds or not statement.rest or not statement.names:
        return False
    if "constraints" in path or "dependencyManagement" in path or not _NOT_ASKED.isdisjoint(path):
        return False
    inner = path[len(path) - path[::-1].index(_DEPENDENCIES) :]
    if any(name not in _NO_CONFIGURATION and not name.startswith(("forEach", "list", "set")) for name in inner):
        return False  # in the block behind a package
    head = statement.names[-1]
    first = statement.rest[0]
    if isinstance(first, Token) and first.kind is Kind.MARK:
        return False
    if isinstance(first, Group) and first.open == "{":
        return False
    return head not in _NO_CONFIGURATION and head != _DEPENDENCIES and head not in ("constraints", "forEach", "each")


def is_rule(statement: Statement) -> bool:
    """Whether STATEMENT rules the version of a package for those who ask for it."""
    path = statement.path
    ruled = "constraints" in path or ("dependencyManagement" in path and statement.names == ("dependency",))
    return ruled and bool(statement.rest) and statement.names[:1] not in ((), ("because",), ("version",))


def configuration(statement: Statement) -> tuple[str, Sequence[Node]]:
    """The configuration that STATEMENT asks in, and what for: `add("name", PACKAGE)` is another way to say it."""
    nodes = statement.arguments
    if statement.names[-1] == "add" and nodes and is_string(nodes[0]):
        parts = list(split(nodes))
        first = nodes[0]
        return (first.text if isinstance(first, Token) else ""), (parts[1] if len(parts) > 1 else ())
    return statement.names[-1], nodes


def scope_in(configuration: str, path: Sequence[str]) -> Scope:
    """By the configuration, and by the source set or the test suite that the block is in."""
    if "buildscript" in path:
        return Scope.BUILD
    scope = scope_of(configuration)
    return Scope.TEST if any(scope_of(name) is Scope.TEST for name in path) else scope
