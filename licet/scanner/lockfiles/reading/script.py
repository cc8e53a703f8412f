# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words, texts and brackets of a manifest that is a script. It is never run: what it computes stays unknown.

One reader serves several languages, since a manifest's declarations need no more of their grammar than this: comments,
texts, names, brackets. A text that is not closed in its line ends with it, so that one slip spoils one line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST = 100
"""Brackets within one another; further ones count as marks."""

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_LINE = r'"(?P<double>(?:[^"\\\n]|\\.)*+)(?P<double_end>"?)'
_SINGLE_LINE = r"'(?P<single>(?:[^'\\\n]|\\.)*+)(?P<single_end>'?)"
_LONG = r'(?:~[A-Za-z])?(?P<fence>"""|\'\'\')(?P<long>.*?)(?P=fence)[a-z]*'
_WORDS = r"(?P<list_of>~w|qw)\s?(?:\((?P<l1>[^)]*+)\)?|\[(?P<l2>[^\]]*+)\]?|\{(?P<l3>[^}]*+)\}?|/(?P<l4>[^/\n]*+)/?)a?"


@dataclass(frozen=True, slots=True)
class Word:
    """A name, a number or a mark, as a line break is one."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes; `plain` is False where the script computes a part of it."""

    text: str
    line: int
    plain: bool = True


@dataclass(slots=True)
class Group:
    """What stands between brackets."""

    text: str
    """The bracket that opens it."""

    line: int
    nodes: list[Node] = field(default_factory=list)


Node = Word | Text | Group


@dataclass(frozen=True, slots=True)
class Language:
    """How one language writes what all have: PATTERN has a named group for each kind of token.

    `computed` is what stands in a text that is not plain.
    """

    pattern: re.Pattern[str]
    computed: re.Pattern[str]
    heredocs: re.Pattern[str] | None = None


def _language(comment: str, strings: str, names: str, computed: str, heredocs: str | None = None) -> Language:
    pattern = re.compile(
        rf"(?P<skip>[ \t\r\f\v]+|\\\n|{comment})|{strings}|(?P<name>{names})"
        r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<mark>=>|==|->|\|>|\+\+|<>|\n|[^\n])",
        re.DOTALL | re.MULTILINE,
    )
    return Language(pattern, re.compile(computed), re.compile(heredocs) if heredocs else None)


ELIXIR = _language(
    r"#[^\n]*",
    rf"{_LONG}|{_WORDS}|{_QUOTED_LINE}|{_SINGLE_LINE}",
    r":?[A-Za-z_][\w.]*[?!]?(?::(?!:))?|\d[\w.]*",
    r"#\{",
)
PERL = _language(
    r"#[^\n]*|^=[a-z]\w*.*?(?:^=cut[^\n]*|\Z)|^__(?:END|DATA)__.*",
    rf"{_WORDS}|q[q]?(?P<braced>[({{\[][^)}}\]\n]*+[)}}\]]?)|{_QUOTED_LINE}|{_SINGLE_LINE}",
    r"[$@%&*]{0,3}[A-Za-z_](?:\w|::|->(?=\w))*|v?\d[\w.]*",
    r"(?<!\\)[$@]\w",
    r"<<~?(?P<quote>[\"']?)(?P<until>[A-Z_]\w*)(?P=quote)",
)
SWIFT = _language(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)",
    rf"{_LONG}|{_QUOTED_LINE}",
    r"\.?[A-Za-z_]\w*(?::(?!:))?|\d[\w.]*",
    r"\\\(",
)


def read_script(text: str, language: Language) -> list[Node]:
    """The nodes of TEXT. Brackets that close nothing are left out; those that nothing closes end with the text."""
    top = Group("", 1)
    path = [top]
    for node in _tokens(text, language):
        if isinstance(node, Text) or node.text not in "()[]{}":
            path[-1].nodes.append(node)
        elif node.text in _CLOSES:
            if len(path) <= DEEPEST:
                group = Group(node.text, node.line)
                path[-1].nodes.append(group)
                path.append(group)
        else:
            open_ = next((at for at in range(len(path) - 1, 0, -1) if _CLOSES[path[at].text] == node.text), None)
            del path[open_ if open_ is not None else len(path) :]
    return top.nodes


def _tokens(text: str, language: Language) -> Iterator[Word | Text]:
    lines = _Lines(text)
    line, at = 1, 0
    while found := language.pattern.match(text, at):
        kind, end = found.lastgroup or "", found.end()
        if language.heredocs and kind == "mark" and found[0] == "<":
            opened = language.heredocs.match(text, at)
            body = lines.until(opened["until"], opened.end()) if opened else None
            if opened and body:
                yield Text(text[body[0] : body[1]], line, language.computed.search(text, body[0], body[1]) is None)
                # What stands in the line behind the opening mark is left out: a semicolon, a comma, a bracket.
                line, at = line + text.count("\n", at, body[2]), body[2]
                continue
        if kind != "skip":
            yield from _token(found, line, language)
        line, at = line + text.count("\n", at, end), end


def _token(found: re.Match[str], line: int, language: Language) -> Iterator[Word | Text]:
    groups = found.groupdict()
    if groups.get("list_of"):
        words = next(filter(None, (groups.get(f"l{n}") for n in range(1, 5))), "")
        yield Word("[", line)
        for word in words.split():
            yield Text(word, line)
            yield Word(",", line)
        yield Word("]", line)
    elif groups.get("fence"):
        yield Text(groups["long"], line, language.computed.search(groups["long"]) is None)
    elif groups.get("braced"):
        yield Text(groups["braced"][1:].rstrip(")]}"), line)
    elif groups.get("double") is not None:
        plain = bool(groups["double_end"]) and language.computed.search(groups["double"]) is None
        yield Text(_ESCAPE.sub(r"\1", groups["double"]), line, plain)
    elif groups.get("single") is not None:
        yield Text(_ESCAPE.sub(r"\1", groups["single"]), line, bool(groups["single_end"]))
    else:
        yield Word(found[0], line)


class _Lines:
    """Where lines stand that a text over several lines may end with; each is looked up, not searched for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] | None = None

    def until(self, word: str, start: int) -> tuple[int, int, int] | None:
        """Where what follows the line of START begins and ends, up to a line of WORD alone, and where that ends."""
        if self._places is None:
            self._places = defaultdict(list)
            at = 0
            for line in self._text.split("\n"):
                self._places[line.strip()].append(at)
                at += len(line) + 1
        begin = self._text.find("\n", start) + 1
        places = self._places.get(word, [])
        place = bisect_right(places, begin - 1)
        if not begin or place == len(places):
            return None
        end = self._text.find("\n", places[place])
        return begin, places[place], len(self._text) if end < 0 else end
