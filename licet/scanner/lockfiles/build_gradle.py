# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Build scripts of Gradle, in Groovy and Kotlin, as far as they are literal. They are never run.

Read are packages in text, by parts, through catalogs and through names that are bound to literals in the script, in
`gradle.properties`, in scripts that are applied and in the constants of `buildSrc`; and plugins with their versions.
What a plugin of the build adds by itself is not known here.
"""

from __future__ import annotations

from licet.model import Component, Declaration
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, declare
from licet.scanner.lockfiles.reading.gradle.around import BUILD, Around
from licet.scanner.lockfiles.reading.gradle.licenses import licenses_of
from licet.scanner.lockfiles.reading.gradle.locks import as_locked, locked_beside
from licet.scanner.lockfiles.reading.gradle.statements import statements
from licet.scanner.lockfiles.reading.gradle.tree import Group, is_mark, parse
from licet.scanner.lockfiles.reading.gradle.values import Values
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.packages.maven import is_name, maven

NAME = "build.gradle"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    root = parse(file.text)
    around = Around(file)
    said = around.reader().read(root)
    locked = locked_beside(file)
    found: dict[tuple[str, int], Component] = {}
    for each in said.requests:
        made = component(as_locked(each.package, locked).purl, each.scope, file, mark=each.words, line=each.line)
        found.setdefault((f"{made.purl} {made.scope}", each.line), made)
    skipped = tuple(Skipped(line, words) for line, words in said.skipped)
    name = around.project_name()
    return Reading(
        _declared(root, name, file), tuple(found.values()), own=_own(root, name, around), skipped=skipped
    )  # fmt: skip


def _own(root: Group, name: str | None, around: Around) -> tuple[str, ...]:
    """The package that the script builds, where its group is known: by itself, or by the root for all."""
    if around.file.name not in BUILD or not name or not is_name(name):
        return ()
    group = (
        next(filter(None, (_group(each, own=each is root) for each in (root, *around.above()))), None) or around.group()
    )
    return (maven(group, name),) if group and is_name(group) else ()


def _group(root: Group, *, own: bool) -> str | None:
    """The group that the script ROOT sets: for itself, where it is its OWN, or for all below it."""
    for statement in statements(root):
        if statement.names[-1:] == ("group",) and statement.path in (((),) if own else ()) + (
            ("allprojects",),
            ("subprojects",),
        ):
            nodes = statement.rest[1:] if is_mark(next(iter(statement.rest), None), "=") else statement.rest
            return Values().text(nodes)
    return None


def _declared(root: Group, name: str | None, file: Opened) -> tuple[Declaration, ...]:
    """The license that the script has written into what it publishes."""
    licenses = licenses_of(root)
    return declare(name or "project", stated_license(licenses), (), file) if licenses else ()
