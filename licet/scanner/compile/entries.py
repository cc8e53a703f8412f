# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The format of rule files, which is ScanCode's: YAML between two lines of three hyphens, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

_FRONT = re.compile(r"---[ \t]*\n(?P<head>.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FrontMatterError(Exception):
    """What stands before the text is not what it should be; `line` is counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class Entry:
    """One file: its name without ending, its front matter, its text; and the lines at which they stand, from 1."""

    name: str
    fields: Mapping[str, object]
    text: str
    lines: Mapping[str, int] = field(default_factory=dict)
    text_line: int = 1

    def number(self, key: str) -> int | None:
        """The number below KEY, or None where there is none."""
        value = self.fields.get(key)
        return value if isinstance(value, int) else None

    def texts(self, key: str) -> Iterator[str]:
        """The strings below KEY, one or a list of them."""
        value = self.fields.get(key)
        yield from map(str, value if isinstance(value, list) else [value] if value else ())


def read_entry(name: str, content: str) -> Entry:
    """The entry that CONTENT, with newlines for line ends, states.

    Raises `FrontMatterError` where it has no front matter, or one that is no table of YAML.
    """
    front = _FRONT.match(content)
    if front is None:
        begun = content.startswith("---")
        raise FrontMatterError(
            1,
            "the front matter is not closed: a line of --- goes between it and the text"
            if begun
            else "no front matter: the file must begin with a line of ---, then key: value lines, then a line of ---",
        )
    fields, lines = _table(front["head"])
    text = content[front.end() :]
    return Entry(name, fields, text, lines, content.count("\n", 0, front.end()) + 1)


def _table(head: str) -> tuple[Mapping[str, object], Mapping[str, int]]:
    """The keys and values of HEAD, which begins on line 2 of its file, and the lines of the keys."""
    loader = _LOADER(head)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}
        if not isinstance(node, yaml.MappingNode):
            raise FrontMatterError(2, "the front matter is no table: write key: value, one a line")
        lines: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 2
            if lines.setdefault(key.value, line) != line:
                raise FrontMatterError(line, f"the key {key.value!r} stands here a second time: keep one")
        fields = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(mark.line + 2 if mark else 2, f"not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, OverflowError, TypeError, RecursionError) as error:
        raise FrontMatterError(2, f"not valid YAML: {str(error).splitlines()[0]}") from error
    finally:
        loader.dispose()
    return fields, lines
