# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where statements start and end among words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.scanner.copyrights.reader import read
from licet.scanner.copyrights.words import Kind, Word, bare, ends_sentence

_PARTS = ("portions", "portion", "parts", "part")
_LEADING = ("is", "held", "by", "to")


@dataclass(frozen=True, slots=True)
class Span:
    """The words of a statement: what of it is before its sign, the sign, what follows; and the word it comes after."""

    before: tuple[Word, ...]
    sign: tuple[Word, ...]
    body: tuple[Word, ...]
    after: str = ""


def spans(words: Sequence[Word]) -> Iterator[Span]:
    """The statements among WORDS; none overlap."""
    place = floor = 0
    while place < len(words):
        if _opens(words, place):
            body = _after_sign(words, place)
            end = read(words, body)
            start = _start(words, place, floor, words[body:end])
            after = words[start - 1].text if start > floor and words[start - 1].line == words[start].line else ""
            yield Span(tuple(words[start:place]), tuple(words[place:body]), tuple(words[body:end]), after)
            floor = place = max(end, body)
        else:
            place += 1


def _opens(words: Sequence[Word], place: int) -> bool:
    if words[place].kind is Kind.MARK:
        # `Copyright or (c) or Copr.`: the last of them is the sign.
        return (
            place + 2 >= len(words) or words[place + 1].text.lower() != "or" or words[place + 2].kind is not Kind.MARK
        )
    return bare(words[place].text) == "holder" and place + 1 < len(words) and words[place + 1].text == "is"


def _start(words: Sequence[Word], place: int, floor: int, body: Sequence[Word]) -> int:
    """Where the statement of the sign at PLACE starts: with what part it is said of, or a holder before the sign."""
    if place > floor and bare(words[place - 1].text) in _PARTS:
        return place - 1
    if "initial developer" in " ".join(bare(word.text) for word in body[-3:]):
        for first in range(place - 1, max(floor, place - 8) - 1, -1):
            if bare(words[first].text) in _PARTS:
                return first
    if body and all(word.kind in (Kind.YEAR, Kind.DASH) for word in body):
        return _holder_before(words, place, floor)
    return place


def _holder_before(words: Sequence[Word], place: int, floor: int) -> int:
    """The start of the name right before the sign at PLACE, on the same line; PLACE where there is none."""
    first = place
    while first > max(floor, place - 8) and words[first - 1].line == words[place].line:
        word = words[first - 1]
        if word.kind not in (Kind.NAME, Kind.ADDRESS, Kind.GROUP, Kind.LINK, Kind.DASH) or ends_sentence(word.text):
            break
        if word.text.startswith("@") or word.text.endswith(":") or bare(word.text) == "author":
            break
        first -= 1
    while first < place and words[first].kind is not Kind.NAME:
        first += 1
    return first


def _after_sign(words: Sequence[Word], place: int) -> int:
    """The place after the sign at PLACE and the words that only lead to years and holder."""
    sign = place
    while place < len(words) and (words[place].kind is Kind.MARK or _leads(words, place, sign)):
        # `Parts are copyrighted by:`, and on the next line `Copyright 2003 ...`.
        if words[place].kind is Kind.MARK and words[place].line != words[sign].line:
            break
        place += 1
    return place


def _leads(words: Sequence[Word], place: int, sign: int) -> bool:
    text = bare(words[place].text)
    if words[place].kind is Kind.DASH or text in _LEADING:
        return True
    if place + 1 >= len(words):
        return False
    if text in ("holder", "holders", "owner", "owners"):
        colon = words[place].text.endswith(":") or words[place + 1].text in ("is", ":", "are")
        return colon or place == sign
    return text in ("notice", "c") and words[place + 1].kind is Kind.YEAR
