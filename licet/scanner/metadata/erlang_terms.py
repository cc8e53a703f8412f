# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files of Erlang terms, as `file:consult/1` reads them: `rebar.config`, `rebar.lock`, `hex_metadata.config`.

Source: https://www.erlang.org/doc/apps/stdlib/file.html#consult-1, https://www.erlang.org/doc/system/data_types.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

DEEPEST = 100
"""Terms within one another; more are made to exhaust what reads them."""


class Atom(str):
    """An atom, which is a text that no quotes make one."""

    __slots__ = ()


Term: TypeAlias = "str | tuple[Term, ...] | list[Term]"
"""A text (of a string, a binary, a number or an atom), a tuple, a list; a map is a list of pairs."""

_TOKEN = re.compile(
    r'(?P<skip>\s+|%[^\n]*)|"(?P<text>(?:[^"\\]|\\.)*+)(?P<end>"?)|\'(?P<quoted>(?:[^\'\\]|\\.)*+)\'?'
    r"|(?P<open><<|#\{|[\[{(])|(?P<close>>>|[\]})])|(?P<comma>,|=>|:=|\|)|(?P<name>\$\\?.|[\w@-][\w@]*(?:\.\d[\w@]*)*)"
    r"|(?P<dot>\.)|(?P<other>.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CLOSES = {"<<": ">>", "#{": "}", "[": "]", "{": "}", "(": ")"}


class TermError(Exception):
    """A text that is no file of terms; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def consult(text: str) -> Iterator[tuple[int, Term]]:
    """The terms of TEXT, each with the line that it begins in. Raises `TermError`.

    What a script would compute is left out of the term that it stands in.
    """
    path: list[tuple[str, list[Term]]] = [("", [])]
    line, begun = 1, 0
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind not in ("skip", "dot") and not begun:
            begun = line
        if kind == "open":
            if len(path) > DEEPEST:
                raise TermError(f"nests more than {DEEPEST} terms", line)
            path.append((found[0], []))
        elif kind == "close":
            _close(path, found[0], line)
        elif kind == "dot" and len(path) == 1:
            yield from ((begun, term) for term in path[0][1])
            path, begun = [("", [])], 0
        else:
            path[-1][1].extend(_scalar(found, line))
        line += found[0].count("\n")
    if len(path) > 1 or path[0][1]:
        raise TermError("ends in the middle of a term", line)


def _scalar(found: re.Match[str], line: int) -> Iterator[Term]:
    if found["text"] is not None:
        if not found["end"]:
            raise TermError("has a text without end", line)
        yield _ESCAPE.sub(r"\1", found["text"])
    elif found["quoted"] is not None:
        yield Atom(_ESCAPE.sub(r"\1", found["quoted"]))
    elif found["name"] is not None:
        yield Atom(found["name"])


def _close(path: list[tuple[str, list[Term]]], bracket: str, line: int) -> None:
    open_, terms = path.pop()
    if not path or _CLOSES[open_] != bracket:
        raise TermError(f"has a {bracket} that closes nothing", line)
    outer = path[-1][1]
    if open_ == "<<":
        outer.append("".join(term for term in terms if isinstance(term, str) and term not in ("/", "utf8")))
    elif open_ == "[":
        outer.append(terms)
    elif open_ == "{":
        outer.append(tuple(terms))
    elif open_ == "#{":
        outer.append([tuple(terms[at : at + 2]) for at in range(0, len(terms) - 1, 2)])


def pairs(term: Term) -> dict[str, Term]:
    """TERM as a property list: names to what stands beside them; what is none has no names."""
    if not isinstance(term, list):
        return {}
    return {each[0]: each[1] for each in reversed(term)
            if isinstance(each, tuple) and len(each) > 1 and isinstance(each[0], str)}  # fmt: skip


def texts(term: Term) -> tuple[str, ...]:
    """The texts in TERM, where it is a list of them."""
    return tuple(each for each in term if isinstance(each, str)) if isinstance(term, list) else ()
