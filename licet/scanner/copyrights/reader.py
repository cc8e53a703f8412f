# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How far a statement goes on after its sign: word by word, each of them taken or not for what it is."""

from __future__ import annotations

from collections.abc import Sequence

from licet.scanner.copyrights.vocabulary import COMPANIES, MONTHS, OPEN_YEARS, PARTICLES, TITLES
from licet.scanner.copyrights.words import Kind, Word, bare, ends_sentence, is_short_year

LONGEST = 300
"""A statement has at most so many words."""

NAMING = frozenset((Kind.NAME, Kind.ADDRESS, Kind.GROUP))
_LISTING = NAMING | {Kind.LINK, Kind.DASH, Kind.YEAR}
_NAME_LINE = 8
"""A line of names has at most so many words."""


def read(words: Sequence[Word], start: int) -> int:
    """The place after the last word of the statement whose first after the sign is at START."""
    return _Reader(words, start).end()


class _Reader:
    def __init__(self, words: Sequence[Word], start: int) -> None:
        self._words = words
        self._start = self._good = self._at = start
        self._last = min(len(words), start + LONGEST)
        self._named = self._dated = self._listing = False

    def end(self) -> int:
        while self._at < self._last and self._goes_on() and self._take(self._words[self._at]):
            if self._at == self._good and self._named and self._at_full_stop():
                break
        return self._good

    def _at_full_stop(self) -> bool:
        """Whether a sentence ends here: a full stop within a line and before a number or an address ends none."""
        before = self._words[self._at - 1]
        after = self._words[self._at] if self._at < self._last else before
        inside = after.line == before.line and (after.text[:1].isdigit() or after.kind is Kind.ADDRESS)
        return ends_sentence(before.text) and not inside

    def _goes_on(self) -> bool:
        """Whether the statement goes on over the line end before the next word, if there is one."""
        word = self._words[self._at]
        if self._at == 0 or word.line == self._words[self._at - 1].line or word.kind is Kind.YEAR:
            return True
        if word.text.startswith("@") or (word.text.endswith(":") and (self._named or bare(word.text) == "author")):
            return False
        return self._is_wrapped(word) if self._named else word.kind in _LISTING

    def _is_wrapped(self, word: Word) -> bool:
        """Whether WORD, first of its line, goes on with the name or the list of names on the last."""
        before = self._words[self._at - 1]
        if before.text.endswith(",") or before.kind is Kind.LINK:
            return word.kind in NAMING or word.kind is Kind.LINK or self._is_nickname(word)
        if before.kind is Kind.ADDRESS and "<" in before.text and ">" not in before.text:
            return True
        if word.kind is Kind.LINK:
            return bare(word.text) in ("and", "of", "")
        full_stop = before.text.endswith(".") and len(bare(before.text)) > 1
        if word.wrapped and word.kind in NAMING and before.kind in (Kind.NAME, Kind.GROUP) and not full_stop:
            return True
        # `by the Free` cannot be all of a name.
        begun = self._at - self._start > 1 and bare(self._words[self._at - 2].text) == "the"
        # `by the following authors:`
        self._listing = self._listing or before.text.endswith(":")
        return (begun and word.kind is Kind.NAME) or self._on_name_line()

    def _is_nickname(self, word: Word) -> bool:
        """Whether WORD, in small letters, is all that stands before an address."""
        after = self._words[self._at + 1] if self._at + 1 < self._last else word
        return word.kind is Kind.LOWER and after.kind is Kind.ADDRESS and after.line == word.line

    def _on_name_line(self) -> bool:
        """Whether the next line has names and nothing else: one more holder, or the rest of one."""
        line = self._words[self._at].line
        begin = self._at + (self._listing and self._words[self._at].kind is Kind.DASH)
        end = begin
        while end < self._last and end - begin <= _NAME_LINE and self._words[end].line == line:
            end += 1
        words = self._words[begin:end]
        if not words:
            return False
        starts = words[0].kind in (Kind.NAME, Kind.ADDRESS) or words[0].text == "The"
        if len(words) > _NAME_LINE or not starts or words[-1].kind is Kind.LINK:
            return False
        names = sum(word.kind in (Kind.NAME, Kind.GROUP) for word in words)
        addresses = any(word.kind is Kind.ADDRESS for word in words)
        return (names > 1 or addresses) and all(word.kind in _LISTING for word in words)

    def _take(self, word: Word) -> bool:
        """Go past WORD; False where it is no longer of the statement."""
        low = bare(word.text)
        goes_on = self._dated and not self._named and (is_short_year(word.text) or low in OPEN_YEARS)
        if word.kind is Kind.YEAR or goes_on:
            self._dated = True
            return self._accept()
        if word.kind is Kind.STOP:
            return self._take_title(word, low)
        if self._named and self._is_over(word, low):
            return False
        if word.kind in (Kind.LINK, Kind.DASH):
            self._at += 1
            return True
        if word.kind in NAMING:
            self._named = True
            return self._accept()
        return self._take_sign() if word.kind is Kind.MARK else self._take_small(word)

    def _take_title(self, word: Word, low: str) -> bool:
        after = self._words[self._at + 1] if self._at + 1 < self._last else word
        titled = low in TITLES and word.text[0].isupper() and after.kind is Kind.NAME and after.line == word.line
        if titled and (not self._named or self._words[self._at - 1].line == word.line):
            self._named = True
            return self._accept()
        return False

    def _is_over(self, word: Word, low: str) -> bool:
        """Whether with WORD, after a name, something else begins: who did it, a date, a remark."""
        before = self._words[self._at - 1]
        after = self._words[self._at + 1] if self._at + 1 < self._last else None
        if low == "by":
            return before.kind is not Kind.YEAR and bare(before.text) != "represented"
        if low in MONTHS:
            return after is None or after.text[0:1].isdigit()
        if word.kind is Kind.DASH:
            return word.text in ("-", "--") and not self._goes_on_after_dash()
        if word.text.startswith("("):
            return self._is_remark() or self._is_acronym(word, before)
        if low in ("a", "an") and before.text.endswith(","):
            return True  # `the Example Group, an organization that ...`
        # A company's name is over; what goes on with a verb is another sentence.
        company = before.text.endswith(".") and bare(before.text) in COMPANIES
        return company and word.kind is Kind.NAME and (after is None or after.kind in (Kind.STOP, Kind.LOWER))

    def _goes_on_after_dash(self) -> bool:
        """Whether after a dash there is an address, a year, or but names up to the end of the line."""
        end = self._at + 1
        while end < self._last and self._words[end].line == self._words[self._at].line:
            if self._words[end].kind in (Kind.ADDRESS, Kind.YEAR):
                return True
            if self._words[end].kind not in _LISTING:
                return bare(self._words[end].text) in ("all", "some") and end > self._at + 1
            end += 1
        return True

    def _is_remark(self) -> bool:
        """Whether what is in brackets from here on names nobody."""
        end = self._at
        while end < self._last and end - self._at < _NAME_LINE and ")" not in self._words[end].text:
            end += 1
        words = self._words[self._at : end + 1]
        return len(words) > 1 and any(word.kind in (Kind.LOWER, Kind.STOP) for word in words)

    def _is_acronym(self, word: Word, before: Word) -> bool:
        """Whether WORD, in brackets, is what the company named BEFORE is called further down: `Example Inc. (EXC)`."""
        return word.text.rstrip(".,").endswith(")") and bare(before.text) in COMPANIES and word.kind is Kind.NAME

    def _take_sign(self) -> bool:
        """Take a second sign: one before the name, or one with the years that end the statement."""
        if not self._named:
            return self._accept()
        if self._dated:
            return False
        years = self._past(self._at, Kind.MARK)
        end = self._past(years, Kind.YEAR)
        if end == years:
            return False
        after = self._words[end] if end < self._last else None
        if after and after.line == self._words[end - 1].line and after.kind in (Kind.NAME, Kind.LINK, Kind.GROUP):
            return False
        self._at = self._good = end
        return True

    def _past(self, place: int, kind: Kind) -> int:
        while place < self._last and self._words[place].kind is kind:
            place += 1
        return place

    def _take_small(self, word: Word) -> bool:
        """Take a word in small letters where what comes after it makes it one of a name."""
        end = self._past(self._at, Kind.LOWER)
        after = self._words[end] if end < self._last and self._words[end].line == word.line else None
        before = self._words[self._at - 1]
        if self._named:
            number = word.text.strip(",.")
            street = number.isdigit() and (
                len(number) > 3 or before.text.endswith(",") or bare(before.text) in COMPANIES
            )
            if bare(before.text) in PARTICLES and before.line == word.line and not number.isdigit():
                return self._accept()
            count, listed = end - self._at, before.text.endswith(",")
            alone = (
                after is not None and after.kind in NAMING and count <= 1 + (after.kind is Kind.GROUP and not listed)
            )
            if word.text.startswith("(") and word.text.endswith(")"):
                self._at += 1
                return True
            self._at = end
            return alone and not street
        if word.text.isdigit() or end - self._at > 3 or not (self._dated or self._is_dated_group(end)):
            return False
        linked = before.kind is Kind.LINK and bare(before.text) not in ("by", "the")
        if linked or (after is not None and after.kind is Kind.LINK):
            return False
        self._named = True
        self._at = self._good = end
        return True

    def _is_dated_group(self, place: int) -> bool:
        """Whether at PLACE a group is named, and after it its years: `base-x contributors (c) 2016`."""
        after = self._words[place : min(place + 2, self._last)]
        return [word.kind for word in after] in ([Kind.GROUP, Kind.MARK], [Kind.GROUP, Kind.YEAR])

    def _accept(self) -> bool:
        self._at += 1
        self._good = self._at
        return True
