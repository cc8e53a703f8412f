# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the manifests at the root say of the project: its name, its authors, an address."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PERSON = re.compile(r"\s*(?P<name>[^<(]*?)\s*(?:<(?P<email>[^>]*)>)?\s*(?:\([^)]*\))?\s*")


@dataclass(frozen=True, slots=True)
class Stated:
    """The project's `name`, its `authors` and an `email` of theirs; empty where no manifest says so."""

    name: str = ""
    authors: tuple[str, ...] = ()
    email: str = ""


def stated(root: Path) -> Stated:
    """What the manifests in the folder ROOT say together, the first that says something before the others."""
    found = [_read(root / name, reader) for name, reader in _READERS.items()]
    return Stated(
        next((each.name for each in found if each.name), ""),
        next((each.authors for each in found if each.authors), ()),
        next((each.email for each in found if each.email), ""),
    )


def _read(path: Path, reader: Callable[[str], Stated]) -> Stated:
    try:
        return reader(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, AttributeError, TypeError):
        # What is wrong with a manifest is told by the scan; here it only proposes less.
        return Stated()


def _pyproject(text: str) -> Stated:
    read = tomllib.loads(text)
    table = read.get("project") or read.get("tool", {}).get("poetry", {})
    people = [person if isinstance(person, str) else _joined(person) for person in table.get("authors", [])]
    return _stated(table.get("name", ""), people)


def _cargo(text: str) -> Stated:
    read = tomllib.loads(text)
    package = read.get("package") or read.get("workspace", {}).get("package", {})
    people = package.get("authors", [])
    return _stated(package.get("name", ""), people if isinstance(people, list) else [])


def _json(text: str) -> Stated:
    read = json.loads(text)
    people = [*([read["author"]] if "author" in read else []), *read.get("authors", [])]
    return _stated(read.get("name", ""), [each if isinstance(each, str) else _joined(each) for each in people])


_READERS: Mapping[str, Callable[[str], Stated]] = {
    "pyproject.toml": _pyproject,
    "package.json": _json,
    "Cargo.toml": _cargo,
    "composer.json": _json,
}


def _joined(person: Mapping[str, Any]) -> str:
    return f"{person.get('name', '')} <{person.get('email', '')}>"


def _stated(name: str, people: list[str]) -> Stated:
    persons = list(_persons(people))
    names = dict.fromkeys(person["name"] for person in persons if person["name"])
    return Stated(str(name), tuple(names), next((person["email"] for person in persons if person["email"]), ""))


def _persons(people: list[str]) -> Iterator[re.Match[str]]:
    for person in people:
        found = _PERSON.fullmatch(person)
        if found:
            yield found
