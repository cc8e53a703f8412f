# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text as words that remember how they are written: punctuation, line, sentence, and what they are for.

Comment marks, line breaks and the tags of a markup language are left out; what they say of the words is kept.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Flag, auto

from licet.scanner.detect.tokens import WORD

UNTOLD = ""
"""The form of a stop word of a rule, of which the index says that it is there and not which it is."""


class Mark(Flag):
    """What a word is for, where that is something else than to say something."""

    NONE = 0
    LABEL = auto()
    """The number, letter or bullet of a list item."""
    SIGN = auto()
    """The c of a copyright sign."""
    MARKUP = auto()
    """Part of a tag of a markup language."""
    CLAIM = auto()
    """Part of a claim of copyright."""
    PLACEHOLDER = auto()
    """Stands in angle or square brackets, to be filled in."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its `form` in lower case, and as `written`, with the punctuation that touches it.

    `spaced` says whether a space stands before it. `line` counts from 1, and is 0 where there is none; `sentence`
    numbers the sentences of a text, and is -1 where they cannot be told.
    """

    form: str
    written: str
    line: int = 0
    sentence: int = -1
    spaced: bool = True
    mark: Mark = Mark.NONE


_DECORATION = re.compile(r"^[\s*#/;%!|>+=~.,:_\\-]*(?:(?<!\w)//|--|\.\.)?\s*")
_COMMENT = re.compile(r"\s*(//|#|;|%|!|--|')")
"""What marks one line as a comment; where it begins or ceases, a sentence ends."""
_OPENS = re.compile(r"\W*<(?:p|li|div|h[1-6]|td|tr|dd|dt|para)\b", re.IGNORECASE)
_CLOSES = re.compile(r"(?:\*/|-->|</(?:p|li|div|h[1-6]|td|tr|dd|dt|para)>)\s*$", re.IGNORECASE)
_BULLET = re.compile(r"[-*+•·o–]\s+$")
_ELEMENTS = (
    "a|abbr|address|article|b|blockquote|body|br|center|cite|code|col|dd|div|dl|dt|em|font|footer|h[1-6]|head|header|hr|"
    "html|i|img|ins|kbd|li|link|meta|nav|ol|p|para|pre|s|samp|section|small|span|strong|sub|sup|table|tbody|td|th|thead|"
    "title|tr|tt|u|ul|ulink|!doctype"
)
_BARE_TAG = re.compile(rf"</?(?:{_ELEMENTS})\s*/?>|</(?:{_ELEMENTS})>", re.IGNORECASE)
_TAG = re.compile(rf"<(?:{_ELEMENTS})\s[^<>]{{1,400}}>", re.IGNORECASE)
_HOLE = re.compile(r"<[^<>]{1,80}>|\[[^\[\]]{1,80}\]|\{[^{}]{1,80}\}")
_ESCAPE = re.compile(r"\\[nrt](?=\W|$)")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8}[0-9]{0,2});")
_LABEL = re.compile(r"[(\[]?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})[.)\]:]+")
_INLINE_LABEL = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
_STOPS = re.compile(r"[.!?][\"'”’»)\]*_]*$")
_ABBREVIATIONS = frozenset(("e", "g", "i", "etc", "inc", "ltd", "co", "corp", "v", "vs", "no", "st", "mr", "dr", "cf"))
_LINES_OF_A_COMMENT_WORD, _SHARE_OF_LINES = 4, 0.6


def read(lines: Sequence[str], first: int = 1) -> list[Word]:
    """The words of LINES, of which the first has number FIRST. Time is linear in their length."""
    words: list[Word] = []
    sentence = 0
    broken = True
    margin = _margin(lines)
    comment = ""
    for number, line in enumerate(lines, start=first):
        row = list(_line(line.rstrip("\r"), number, margin))
        mark = _COMMENT.match(line)
        broken = broken or not row or _OPENS.match(line) is not None or (mark[1] if mark else "") != comment
        comment = mark[1] if mark else ""
        for place, word in enumerate(row):
            item = place == 0 and Mark.LABEL in word.mark
            if words and (broken or item or _ends(words[-1], word)):
                sentence += 1
            broken = False
            words.append(replace(word, sentence=sentence))
        broken = broken or _CLOSES.search(line) is not None
    return words


def written(words: Iterable[Word]) -> str:
    """WORDS as one line of text."""
    return "".join(f"{' ' if word.spaced else ''}{word.written}" for word in words if word.written).strip()


@dataclass(frozen=True, slots=True)
class _Margin:
    """What most lines begin with: comment marks, less white space, and a word that makes a comment (`dnl`, `REM`)."""

    marks: str
    word: str


def _margin(lines: Sequence[str]) -> _Margin:
    filled = [line for line in lines if line.strip()]
    marks = Counter(_decoration(line).strip() for line in filled).most_common(1)
    words = Counter(match[0].lower() for line in filled if (match := WORD.search(line))).most_common(1)
    usual = len(filled) >= _LINES_OF_A_COMMENT_WORD and words and words[0][1] >= _SHARE_OF_LINES * len(filled)
    return _Margin(marks[0][0] if marks else "", words[0][0] if usual else "")


def _decoration(line: str) -> str:
    found = _DECORATION.match(line)
    return found[0] if found else ""


def _line(line: str, number: int, margin: _Margin) -> Iterator[Word]:
    decoration = _decoration(line)
    if margin.word and line[len(decoration) :].lower().startswith(margin.word):
        line = line[len(decoration) + len(margin.word) :]
        decoration = _decoration(line)
    bullet = decoration.strip() != margin.marks and _BULLET.search(decoration) is not None
    text = _ESCAPE.sub(" ", _BARE_TAG.sub(" ", line[len(decoration) :]))
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    tags, holes = _places(_TAG, text), _places(_HOLE, text)
    start = True
    before = ""
    for chunk in re.finditer(r"\S+", text):
        label = (_LABEL if start else _INLINE_LABEL).fullmatch(chunk[0])
        mark = Mark.MARKUP if chunk.start() in tags else Mark.PLACEHOLDER if chunk.start() in holes else Mark.NONE
        mark = Mark.LABEL if label else mark
        made = list(_words(chunk[0], number, mark))
        if not made:
            before += "" if start else f"{chunk[0]} "
            continue
        if mark is Mark.LABEL and before == "" and made[0].form == "c" and not start:
            made = [replace(made[0], mark=Mark.SIGN)]
        made[0] = replace(made[0], written=before + made[0].written)
        before = ""
        if start and bullet and not label:
            made[0] = replace(made[0], written=f"- {made[0].written}")
        yield from made
        start = False


def _words(chunk: str, line: int, mark: Mark) -> Iterator[Word]:
    """The words of a CHUNK without white space; each takes the punctuation after it, the first that before it, too."""
    found = list(WORD.finditer(chunk))
    for place, match in enumerate(found):
        start = match.start() if place else 0
        end = found[place + 1].start() if place + 1 < len(found) else len(chunk)
        yield Word(match[0].lower(), chunk[start:end], line, 0, place == 0, mark)


def _places(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    return frozenset(place for match in pattern.finditer(text) for place in range(match.start(), match.end()))


def _ends(last: Word, following: Word) -> bool:
    """Whether a sentence ends between two words on the same or on successive lines."""
    if not following.spaced or not _STOPS.search(last.written) or Mark.LABEL in last.mark:
        return False
    letter = following.form[0]
    opens = following.written.lstrip("\"'“‘«([*_-<`")[:1] != letter or letter.isdigit() or not letter.islower()
    return opens and last.form not in _ABBREVIATIONS
