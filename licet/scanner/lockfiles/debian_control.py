# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`debian/control`: what a source package needs to be built, and what its binary packages need and recommend.

Source: https://www.debian.org/doc/debian-policy/ch-relationships.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component
from licet.scanner.metadata.deb822 import Field, Paragraph, paragraphs
from licet.scanner.packages.purls import purl

NAME = "debian/control"
LOCKS = False

SCOPES = {
    "build-depends": Scope.BUILD,
    "build-depends-indep": Scope.BUILD,
    "build-depends-arch": Scope.BUILD,
    "pre-depends": Scope.RUNTIME,
    "depends": Scope.RUNTIME,
    "recommends": Scope.OPTIONAL,
    "suggests": Scope.OPTIONAL,
}
"""The fields of relationships, and why what they list is there."""

_RELATION = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9+.-]*)(?::[a-z0-9-]+)?\s*"
    r"(?:\(\s*(?P<how>[<>=]*)\s*(?P<version>[^()\s]*)\s*\)\s*)?(?:\[[^\]]*\]\s*)?(?P<profiles>(?:<[^>]*>\s*)*)"
)
_VARIABLE = re.compile(r"\$\{[^}$]*\}|@[\w-]+@")
_FOR_TESTS = re.compile(r"!\s*nocheck\b")


def read(file: Opened) -> Reading:
    """What FILE asks for; of a choice, what stands first. Its own binary packages are nobody else's."""
    try:
        found = list(paragraphs(file.text))
    except ValueError as error:
        raise Unreadable("is not a debian/control: neither a field nor a line that goes on", error.args[0]) from error
    own = _own(found)
    components: list[Component] = []
    skipped: list[Skipped] = []
    for paragraph in found:
        for name, field in paragraph.fields.items():
            for line, relation in _relations(field) if name in SCOPES else ():
                made = _RELATION.fullmatch(relation)
                if made and made["name"].lower() not in own:
                    components.append(_component(made, SCOPES[name], file, line))
                elif not made:
                    skipped.append(Skipped(line, relation))
    purls = tuple(purl("deb", name, namespace="debian") for name in sorted(own))
    return Reading((), tuple(components), own=purls, skipped=tuple(skipped))


def _own(found: list[Paragraph]) -> set[str]:
    names = (paragraph.text(key) for paragraph in found for key in ("source", "package"))
    return {name.lower() for name in names if name and not _VARIABLE.search(name) and " " not in name}


def _relations(field: Field) -> Iterator[tuple[int, str]]:
    """The relations of FIELD with their lines: of each choice the first; what the build fills in is left out."""
    for number, line in enumerate(field.lines, start=field.line):
        for relation in line.split(","):
            first = relation.partition("|")[0].strip()
            if first and not _VARIABLE.search(first.partition("(")[0]):
                yield number, first


def _component(made: re.Match[str], scope: Scope, file: Opened, line: int) -> Component:
    version = made["version"] if made["how"] == "=" and not _VARIABLE.search(made["version"]) else None
    if scope is Scope.BUILD and _FOR_TESTS.search(made["profiles"] or ""):
        scope = Scope.TEST
    return component(purl("deb", made["name"], version, namespace="debian"), scope, file, mark=made["name"], line=line)
