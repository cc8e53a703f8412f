# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the editors share: text that is TOML or JSON, changed at one place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from licet.licenses.expression import Expression, ids


class Unsafe(Exception):  # noqa: N818 - it says what the file is, not that somebody erred
    """The file cannot be changed without a risk to the rest of it; says why, and what to write by hand."""


def names_own_terms(license: Expression) -> bool:
    """Whether LICENSE has an id that no list has, which some registries do not take."""
    return any(identifier.startswith(("LicenseRef-", "DocumentRef-")) for identifier in ids(license))


def toml(text: str) -> Any:
    """TEXT as a document that is written as it was read.

    Raises `Unsafe` where it is not TOML.
    """
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise Unsafe(f"is not TOML that can be read: {error}") from error


def with_line(text: str, table: str, key: str, value: str, after: tuple[str, ...]) -> str | None:
    """TEXT, a TOML document, with a line KEY = VALUE in TABLE behind the last of the plain lines AFTER.

    None where there is no such line, or where what comes out would say anything else.
    """
    wanted = tomlkit.parse(text).unwrap()
    place = wanted
    for name in table.split("."):
        place = place[name]
    place[key] = value
    header = re.search(rf"^[ \t]*\[{re.escape(table)}\][^\n]*\n(?:(?![ \t]*\[)[^\n]*\n)*", text, re.MULTILINE)
    names = "|".join(map(re.escape, after))
    plain = re.compile(
        rf"""^(?:{names})[ \t]*=[ \t]*(?:"[^"\n]*"|'[^'\n]*')[ \t]*(?:#[^\n]*)?(?P<end>\r?\n)""", re.MULTILINE
    )
    lines = list(plain.finditer(text, header.start(), header.end())) if header else []
    if not lines:
        return None
    at = lines[-1].end()
    made = f"{text[:at]}{key} = {json.dumps(value)}{lines[-1]['end']}{text[at:]}"
    return made if tomlkit.parse(made).unwrap() == wanted else None


class Member(NamedTuple):
    """One member of a JSON object: its key and value, and where it and its value stand in the text."""

    key: str
    value: Any
    start: int
    value_start: int
    end: int


_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def members(text: str) -> Iterator[Member]:
    """The members of the object that TEXT is.

    Raises `Unsafe` where it is none.
    """
    try:
        if not isinstance(json.loads(text.removeprefix("\ufeff")), dict):
            raise Unsafe("is not a JSON object")
    except ValueError as error:
        raise Unsafe(f"is not JSON: {error}") from error
    at = text.index("{") + 1
    while text[(start := _after_space(text, at))] != "}":
        key, key_end = _DECODER.raw_decode(text, start)
        value_start = _after_space(text, _after_space(text, key_end) + 1)
        value, end = _DECODER.raw_decode(text, value_start)
        yield Member(key, value, start, value_start, end)
        at = _after_space(text, end)
        at += text[at] == ","


def with_member(text: str, key: str, value: object, after: tuple[str, ...]) -> str:
    """TEXT, a JSON object, with KEY set to VALUE, in place or behind the last of the members AFTER."""
    written = json.dumps(value, ensure_ascii=False)
    found = list(members(text))
    for member in found:
        if member.key == key:
            return text if member.value == value else text[: member.value_start] + written + text[member.end :]
    before = [member for member in found if member.key in after] or found[:1]
    if not before:
        return text.replace("{", f"{{\n  {json.dumps(key)}: {written}\n", 1)
    gap = re.search(r"[\r\n][ \t\r\n]*\Z", text[: before[-1].start])
    between = gap.group() if gap else " "
    return f"{text[: before[-1].end]},{between}{json.dumps(key)}: {written}{text[before[-1].end :]}"


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    assert space is not None  # it may be empty
    return space.end()
