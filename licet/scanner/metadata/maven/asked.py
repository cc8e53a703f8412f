# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What one project asks for itself: its dependencies, and what its build needs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from licet.model import SHIPPED, Component, Evidence, Scope
from licet.scanner.metadata.maven.effective import Effective
from licet.scanner.metadata.maven.model import Dependency, Pair, exact_version
from licet.scanner.metadata.maven.scopes import scope_of
from licet.scanner.packages.maven import is_name, maven

Asked = tuple[Dependency, Scope]
"""What is asked for, and why."""


def asked(project: Effective, own: Container[Pair]) -> Iterator[Asked]:
    """What PROJECT asks for, without the modules OWN; plugins and what they are given are for the build."""
    rows = [(each, scope_of(each)) for each in project.dependencies]
    rows += [(each, Scope.BUILD) for each in project.plugins]
    for each, scope in rows:
        pair = (each.group, each.artifact)
        if pair != (project.group, project.artifact) and pair not in own:
            yield each, scope


def asked_within(project: Effective, own: Container[Pair]) -> Iterator[Pair]:
    """Those of the modules OWN that PROJECT is shipped with."""
    for each in project.dependencies:
        pair = (each.group, each.artifact)
        if pair != (project.group, project.artifact) and pair in own and scope_of(each) in SHIPPED:
            yield pair


def components(wanted: Iterable[Asked]) -> Iterator[Component]:
    """A component for each of WANTED that can be named."""
    for each, scope in wanted:
        if _is_named(each):
            yield Component(purl_of(each), scope, True, (), None, (evidence_of(each),))


def unnamed(wanted: Iterable[Asked]) -> Iterator[Dependency]:
    """Those of WANTED in whose names are properties that nobody sets."""
    return (each for each, _ in wanted if not _is_named(each))


def purl_of(dependency: Dependency) -> str:
    """The purl of DEPENDENCY, with its version where that is one.

    A classifier that a plugin finds out as the build runs, as for the system that it runs on, is left out.
    """
    version = exact_version(dependency.version)
    type, classifier = (word if is_name(word) else "" for word in (dependency.type, dependency.classifier))
    return maven(dependency.group, dependency.artifact, version, type, classifier)


def evidence_of(dependency: Dependency) -> Evidence:
    """Where DEPENDENCY is asked for."""
    return Evidence(dependency.place, dependency.line, f"{dependency.group}:{dependency.artifact}")


def _is_named(dependency: Dependency) -> bool:
    return is_name(dependency.group) and is_name(dependency.artifact)
