# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`.gitmodules`: the repositories within this one. At which commit each is stands in git's own objects alone.

Sources: https://git-scm.com/docs/gitmodules, https://git-scm.com/docs/git-config#_syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from licet.model import Component, Scope
from licet.scanner.classify import is_for_trial
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component
from licet.scanner.packages.repositories import of_repository

NAME = ".gitmodules"
LOCKS = False

_SECTION = re.compile(r'\[\s*(?P<name>[\w.-]+)(?:\s+"(?P<which>(?:[^"\\]|\\.)*)")?\s*\]\s*(?P<rest>.*)')
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*(?:=\s*(?P<value>.*))?")
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^"#;\\]+)|\\(.)|[#;].*')


@dataclass(slots=True)
class Submodule:
    """One repository within: the folder that it is in, its address, and the line that says the folder."""

    path: str = ""
    url: str = ""
    line: int = 1


def read(file: Opened) -> Reading:
    """The repositories that FILE names. What lies in a folder for trials is for tests."""
    found: list[Component] = []
    skipped: list[Skipped] = []
    for each in submodules(file.text):
        made = of_repository(each.url) if each.url else None
        if made and each.path:
            is_trial = is_for_trial(each.path.split("/"))
            scope = Scope.TEST if is_trial else Scope.RUNTIME
            found.append(component(made, scope, file, mark=each.path, line=each.line))
        elif each.url or each.path:
            skipped.append(Skipped(each.line, each.url or each.path))
    return Reading((), tuple(found), skipped=tuple(skipped))


def submodules(text: str) -> tuple[Submodule, ...]:
    """What TEXT says of each submodule, in order. Raises `Unreadable` where it is not of git's own format."""
    found: dict[str, Submodule] = {}
    current: Submodule | None = None
    for number, whole in _lines(text):
        section = _SECTION.fullmatch(whole)
        line = section["rest"] if section else whole
        if section:
            is_one = section["name"].lower() == "submodule" and section["which"]
            current = found.setdefault(section["which"], Submodule(line=number)) if is_one else None
        entry = _ENTRY.fullmatch(line)
        if entry and current is not None and entry["key"].lower() in ("path", "url"):
            _take(current, entry["key"].lower(), _plain(entry["value"] or ""), number)
        elif not entry and line and line[0] not in "#;":
            raise Unreadable("is not a .gitmodules: neither a section nor an entry stands here", number)
    return tuple(found.values())


def _take(current: Submodule, key: str, value: str, number: int) -> None:
    if key == "path":
        current.path, current.line = value.strip("/"), number
    else:
        current.url = value


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of TEXT with their numbers; those that end with a backslash go on in the next."""
    start, parts = 1, list[str]()
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        start = start if parts else number
        parts.append(line.removesuffix("\\"))
        if not line.endswith("\\"):
            yield start, "".join(parts).strip()
            parts = []


def _plain(written: str) -> str:
    """A value without its quotes, escapes and comment."""
    parts = []
    for part in _PART.finditer(written):
        quoted, bare, escaped = part.groups()
        parts.append(re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else bare or escaped or "")
    return "".join(parts).strip()
