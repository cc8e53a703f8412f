# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pom.xml`: https://maven.apache.org/pom.html#licenses, changed where the parser says that they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from licet.licenses.catalog import find
from licet.licenses.expression import Expression, ids
from licet.templates.grant.manifests.editing import Unsafe

_BEFORE = ("licenses", "url", "description", "name", "packaging", "version", "artifactId")
"""Children of `project` that the licenses follow, nearest first, in the order of Maven's own convention."""


def edits(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == "pom.xml"


@dataclass
class _Places:
    """Where the children of `project` begin and end, in bytes."""

    depth: int = 0
    root: str = ""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    started: int = 0


def edited(text: str, license: Expression, _file: str) -> str:
    """TEXT with one `license` for each id of LICENSE, and the expression in its comments where there are several.

    Raises `Unsafe` where it is not the XML of a project.
    """
    data = text.encode()
    places = _read(data)
    anchor = next((name for name in _BEFORE if name in places.spans), None)
    if anchor is None:
        raise Unsafe("has no artifactId to put the licenses behind")
    start, end = places.spans[anchor]
    indent = re.search(rb"[ \t]*\Z", data[:start])
    assert indent is not None  # it may be empty
    newline = "\r\n" if b"\r\n" in data else "\n"
    block = newline.join(_block(license, indent.group().decode()))
    if anchor == "licenses":
        return text if _states(data[start:end], license) else _joined(data[:start], block.lstrip(), data[end:])
    return _joined(data[:end], f"{newline}{block}", data[end:])


def _states(block: bytes, license: Expression) -> bool:
    """Whether BLOCK, a `licenses` element, names just the ids of LICENSE."""
    named = [name.decode("utf-8", "replace") for name in re.findall(rb"<name>\s*(.*?)\s*</name>", block, re.DOTALL)]
    return named == [escape(identifier) for identifier in ids(license)]


def _joined(before: bytes, block: str, after: bytes) -> str:
    return (before + block.encode() + after).decode()


def _block(license: Expression, indent: str) -> list[str]:
    # The children of project stand one step in, so that their indent is the file's step.
    step = indent or "  "
    lines = [f"{indent}<licenses>"]
    for identifier in ids(license):
        known = find(identifier)
        page = (
            f"https://spdx.org/licenses/{identifier}.html" if known and not identifier.startswith("LicenseRef") else ""
        )
        lines += [f"{indent}{step}<license>", f"{indent}{step * 2}<name>{escape(identifier)}</name>"]
        lines += [f"{indent}{step * 2}<url>{page}</url>"] if page else []
        if len(ids(license)) > 1:
            lines.append(f"{indent}{step * 2}<comments>{escape(str(license))}</comments>")
        lines.append(f"{indent}{step}</license>")
    return [*lines, f"{indent}</licenses>"]


def _read(data: bytes) -> _Places:
    places = _Places()
    parser = expat.ParserCreate()

    def opens(name: str, _: dict[str, str]) -> None:
        places.depth += 1
        if places.depth == 1:
            places.root = name
        if places.depth == 2:
            places.started = parser.CurrentByteIndex

    def closes(name: str) -> None:
        if places.depth == 2:
            end = data.find(b">", parser.CurrentByteIndex) + 1
            places.spans.setdefault(name, (places.started, end))
        places.depth -= 1

    parser.StartElementHandler = opens
    parser.EndElementHandler = closes
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unsafe(f"is not XML: {error}") from error
    if places.root != "project":
        raise Unsafe(f"is no Maven project: its root is {places.root!r}")
    return places
