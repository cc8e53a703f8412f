# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ways to write a text down that leave its words as they are, and a few that change some of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import TypeAlias

from hypothesis import strategies as st

from licet.scanner.detect.refine.meaning import NEGATIONS

Disguise: TypeAlias = Callable[[str], str]

MARKS = (
    *(
        ("# ", ""),
        ("// ", ""),
        (" * ", ""),
        ("-- ", ""),
        (";; ", ""),
        ("% ", ""),
        ("! ", ""),
        ("> ", ""),
        ('.\\" ', ""),
    ),
    *(("<!-- ", " -->"), ("/* ", " */"), ("(* ", " *)"), ("|* ", " *|"), ("\t#\t", ""), ("", " \\"), ('"', '"')),
)
"""What stands before and after each line of a comment, or of a string in a program."""

WORD_MARKS = (("dnl ", ""), ("REM ", ""))
"""Comment marks that look like words."""

IN_A_STRING = ('"', '\\n"')
"""A line of a program's string, with its end."""

_WORD = re.compile(r"\S+")
WHITE_SPACE = ("  ", "\t", " \t ", "\u00a0", "   ")


def marked(text: str, mark: tuple[str, str]) -> str:
    """TEXT with each line between the two parts of MARK."""
    before, after = mark
    return "\n".join(f"{before}{line}{after}" for line in text.split("\n"))


def reflowed(text: str, width: int) -> str:
    """TEXT as one paragraph in lines of at most WIDTH characters, a longer word alone in its own."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return "\n".join(lines)


def cased(text: str, change: Callable[[int], bool]) -> str:
    """TEXT with the case of each letter swapped where CHANGE says so of its place, as far as that can be undone."""
    return "".join(
        letter.swapcase() if change(place) and letter.swapcase().swapcase() == letter else letter
        for place, letter in enumerate(text)
    )


def spaced(text: str, space: str) -> str:
    """TEXT with SPACE for each blank."""
    return text.replace(" ", space)


def _blank_lines_doubled(text: str) -> str:
    return text.replace("\n", "\n\n")


LAYOUTS: tuple[st.SearchStrategy[Disguise], ...] = (
    st.one_of(st.integers(1, 200), st.just(10**9)).map(lambda width: lambda text: reflowed(text, width)),
    st.integers(1, 50).map(lambda step: lambda text: cased(text, lambda place: place % step == 0)),
    st.sampled_from(WHITE_SPACE).map(lambda space: lambda text: spaced(text, space)),
    st.sampled_from(("\r\n", "\r", "\n \n", " \n\t")).map(lambda end: lambda text: text.replace("\n", end)),
    st.just(_blank_lines_doubled),
    st.just(str.lower),
)
"""One strategy a kind of layout."""


def disguises(marks: tuple[tuple[str, str], ...]) -> st.SearchStrategy[Disguise]:
    """Any mix of layouts, in any order, then each line between one of MARKS."""
    layouts = st.lists(st.one_of(*LAYOUTS), max_size=4)
    return st.builds(_composed, layouts, st.sampled_from(marks))


def _composed(layouts: list[Disguise], mark: tuple[str, str]) -> Disguise:
    def disguise(text: str) -> str:
        for layout in layouts:
            text = layout(text)
        return marked(text, mark)

    return disguise


def without(text: str, every: int, first: int) -> str:
    """TEXT without one word in EVERY, beginning with the one numbered FIRST; lines and every "not" stay."""
    places = count(-first)
    return _WORD.sub(lambda word: word[0] if next(places) % every or says_not(word[0]) else "", text)


def says_not(word: str) -> bool:
    """Whether a text says the opposite without WORD."""
    return word.strip('.,;:()"').lower() in NEGATIONS
