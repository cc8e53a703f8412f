# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements.yml` of Ansible: collections and roles.

Source: https://docs.ansible.com/ansible/latest/galaxy/user_guide.html#installing-roles-and-collections-from-the-same-requirements-yml-file
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import (
    Lines,
    Opened,
    Reading,
    Skipped,
    component,
    parse_documents,
    rows,
    table,
    word,
)
from licet.scanner.packages.purls import purl
from licet.scanner.packages.repositories import of_repository

NAME = "requirements.yml"
LOCKS = False

_LINE = re.compile(
    r"""^[ \t]*-?[ \t]*(?:(?:name|src|role)[ \t]*:[ \t]*)?["']?([^\s"'#:]\S*?)["']?[ \t]*$""", re.MULTILINE
)
_NAME = re.compile(r"([\w-]+)\.([\w-]+)")
_EXACT = re.compile(r"=*\s*v?\d+(?:\.\w+)*[\w.+-]*")
_ADDRESS = re.compile(r"git@|git\+|[a-z+]+://")


def read(file: Opened) -> Reading:
    """What FILE asks for: a table of collections and roles, or a list of roles alone."""
    documents = parse_documents(file.text)
    parsed = documents[0] if documents else None
    asked = rows(parsed) or [*rows(table(parsed).get("roles")), *rows(table(parsed).get("collections"))]
    found: list[Component] = []
    skipped: list[Skipped] = []
    lines = Lines(_LINE, file.text)
    for row in asked:
        for name, version in _asked(row):
            made = _purl(name, version)
            if made:
                found.append(component(made, Scope.RUNTIME, file, use=Use.SEPARATE, mark=name, line=lines.of(name)))
            else:
                skipped.append(Skipped(lines.of(name), name))
    return Reading((), tuple(found), skipped=tuple(skipped))


def _asked(row: object) -> Iterator[tuple[str, str | None]]:
    """The name or address in ROW, and its version; what lies in a folder is the project's own."""
    fields: dict[str, Any] = {"name": row} if isinstance(row, str) else table(row)
    name = word(fields.get("src")) or word(fields.get("name")) or word(fields.get("role")) or ""
    source = word(fields.get("source")) or ""
    if fields.get("type") == "git" and _ADDRESS.match(source):
        name = source
    name = name.strip()
    if name and not name.startswith((".", "/", "file:")) and "include" not in fields and fields.get("type") != "dir":
        yield name, word(fields.get("version"))


def _purl(name: str, version: str | None) -> str | None:
    if _ADDRESS.match(name):
        place, _, revision = name.partition(",")
        return of_repository(place, version or revision or None)
    found = _NAME.fullmatch(name)
    exact = version.lstrip("= ") if version and _EXACT.fullmatch(version.strip()) else None
    return purl("ansible", found[2], exact, namespace=found[1]) if found else None
