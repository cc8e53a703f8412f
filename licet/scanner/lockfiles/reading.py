# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What every format of manifest and lockfile has in common: what reading one yields, and how it fails."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from packageurl import PackageURL

from licet.model import Component, Declaration, Evidence, Scope


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says: the project's own license, and what the project depends on.

    `scoped` is False for a lockfile that does not say why each package is there: the manifests beside it do.
    """

    declarations: tuple[Declaration, ...] = ()
    components: tuple[Component, ...] = ()
    scoped: bool = True


class Reader(Protocol):
    """One format. `reads` is asked of a file's name, `read` of its text and path.

    `read` raises `Unreadable` where the text is not of the format, and skips what a newer version of it may have added.
    """

    NAME: str

    def reads(self, name: str) -> bool:
        """Whether a file called NAME is of this format."""
        ...

    def read(self, text: str, path: str) -> Reading:
        """What the file at PATH says, whose content is TEXT."""
        ...


class Unreadable(Exception):  # noqa: N818 - never leaves the room: it becomes a Problem
    """A file that is not what its name says; `line` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


_TOML_LINE = re.compile(r"at line (\d+)")
_ROW = re.compile(r'^name = "([^"\n]+)"\r?\n(?:version = "([^"\n]+)")?', re.MULTILINE)
_NPM_NAME = re.compile(r"(?:@[^/@\s]+/)?[^/@\s][^/\s]*")


def parse_toml(text: str) -> dict[str, Any]:
    """TEXT as TOML, or `Unreadable` with the line of the mistake."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a ValueError that is no TOMLDecodeError: a number too long
        place = _TOML_LINE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise Unreadable(f"is not valid TOML: {error}", line) from error


def parse_json(text: str) -> dict[str, Any]:
    """TEXT as a JSON object, or `Unreadable` with the line of the mistake."""
    try:
        parsed = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not valid JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise Unreadable("is nested too deep for JSON that a tool wrote", 1) from error
    except ValueError as error:
        raise Unreadable(f"is not valid JSON: {error}", 1) from error
    if not isinstance(parsed, dict):
        raise Unreadable("is JSON, but not an object", 1)
    return parsed


def table(value: object) -> dict[str, Any]:
    """VALUE where it is a table, else an empty one: what a file spells otherwise is left out."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """VALUE where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def word(value: object) -> str | None:
    """VALUE where it is text that says something, else None."""
    return value if isinstance(value, str) and value.strip() else None


def pypi(name: str, version: str | None = None) -> str:
    """The purl of a Python package, its name normalised."""
    normal = re.sub(r"[-_.]+", "-", name.strip()).lower()
    return PackageURL("pypi", None, normal, version).to_string()


def is_npm_name(name: str) -> bool:
    """Whether NAME can be the name of an npm package, with or without a scope."""
    return _NPM_NAME.fullmatch(name) is not None


def npm(name: str, version: str | None = None) -> str:
    """The purl of an npm package; a scope is its namespace."""
    scope, slash, bare = name.partition("/")
    return PackageURL("npm", scope if slash else None, bare if slash else name, version).to_string()


def bare(purl: str) -> str:
    """PURL without its version."""
    return purl.partition("@")[0]  # in a name, an @ is written %40


def line_of(text: str, needle: str) -> int | None:
    """The first line of TEXT that holds NEEDLE, counted from 1: in quotes, else as a whole word, else anyhow."""
    for quoted in (f'"{needle}"', f"'{needle}'"):
        at = text.find(quoted)
        if at >= 0:
            return line_at(text, at)
    whole = re.search(rf"(?<![\w.-]){re.escape(needle)}(?![\w.-])", text)
    at = whole.start() if whole else text.find(needle)
    return None if at < 0 else line_at(text, at)


def line_at(text: str, at: int) -> int:
    """The line of the character AT of TEXT, counted from 1."""
    return text.count("\n", 0, at) + 1


def lines_of_rows(text: str) -> dict[tuple[str, str | None], int]:
    """The line of each `[[package]]` of a lockfile in TOML by its name and version, and of the first by name alone."""
    found: dict[tuple[str, str | None], int] = {}
    line, counted = 1, 0
    for row in _ROW.finditer(text):
        line, counted = line + text.count("\n", counted, row.start()), row.start()
        found.setdefault((row[1], row[2]), line)
        found.setdefault((row[1], None), line)
    return found


def locked(
    name: str,
    purl: str,
    scope: Scope,
    path: str,
    lines: Mapping[tuple[str, str | None], int],
    *,
    direct: bool,
    parents: tuple[str, ...],
) -> Component:
    """A package that the lockfile in TOML at PATH locks; LINES are those of `lines_of_rows`."""
    line = lines.get((name, PackageURL.from_string(purl).version)) or lines.get((name, None))
    return Component(purl, scope, direct, parents, None, (Evidence(path, line, f'name = "{name}"'),))


def component(
    purl: str,
    scope: Scope,
    path: str,
    *,
    text: str = "",
    mark: str = "",
    direct: bool = True,
    parents: tuple[str, ...] = (),
    declared: str | None = None,
) -> Component:
    """A component that the file at PATH names; MARK is looked up in TEXT for the line."""
    line = line_of(text, mark) if mark else None
    return Component(purl, scope, direct, parents, declared, (Evidence(path, line, mark),))


def strings(values: Mapping[str, object]) -> dict[str, str]:
    """The entries of VALUES whose values are text."""
    return {key: value for key, value in values.items() if isinstance(value, str)}
