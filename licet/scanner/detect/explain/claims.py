# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which words of a file claim a copyright: they are no part of a license, and a sentence of it begins after them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from licet.model import Copyright
from licet.scanner.detect.explain.thresholds import CLAIM_SKIPS
from licet.scanner.detect.explain.words import Mark, Word
from licet.scanner.detect.tokens import WORD

RIGHTS = frozenset(("all", "rights", "reserved"))
NOTICE = frozenset(("copyright", "copyrights", "copr", "c", "by", *RIGHTS))
"""What a claim of copyright consists of besides years and holders."""


def claimed(words: Sequence[Word], copyrights: Sequence[Copyright]) -> list[Word]:
    """WORDS with those marked that make the claims that COPYRIGHTS found, or a claim that is still to be filled in.

    Time is linear in the words, and in those of the claims on their lines.
    """
    if not words:
        return []
    marked = [False] * len(words)
    for start, last in (*_found(words, copyrights), *_open(words)):
        end = _with_rights(words, last)
        marked[start:end] = [True] * (end - start)
    return list(_apart(words, marked))


def _found(words: Sequence[Word], copyrights: Sequence[Copyright]) -> Iterator[tuple[int, int]]:
    lines = [word.line for word in words]
    at = 0
    for claim in sorted(copyrights, key=lambda each: each.line):
        at = max(at, bisect_left(lines, claim.line))
        forms = [match[0].lower() for match in WORD.finditer(claim.statement)]
        start = next((n for n in range(at, len(words)) if words[n].form == forms[0]), None) if forms else None
        if start is not None and words[start].line == claim.line:
            at = _follow(words, start, forms)
            yield start, at


def _follow(words: Sequence[Word], start: int, forms: Sequence[str]) -> int:
    """Where FORMS end that begin at START; few words between two of them are passed over."""
    at = start
    for form in forms:
        for step in range(min(CLAIM_SKIPS + 1, len(words) - at)):
            if words[at + step].form == form:
                at += step + 1
                break
    return at


def _open(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Claims whose year and holder are placeholders."""
    for start, word in enumerate(words):
        if word.form == "copyright" and Mark.PLACEHOLDER not in word.mark:
            end = start + 1
            while end < len(words) and (words[end].form in NOTICE or Mark.PLACEHOLDER in words[end].mark):
                end += 1
            if any(Mark.PLACEHOLDER in each.mark for each in words[start:end]):
                yield start, end


def _with_rights(words: Sequence[Word], end: int) -> int:
    while end < len(words) and words[end].form in RIGHTS:
        end += 1
    return end


def _apart(words: Sequence[Word], marked: Sequence[bool]) -> Iterator[Word]:
    """WORDS with their marks; what stands in capitals after a claim begins another sentence."""
    ends = 0
    yield replace(words[0], mark=words[0].mark | Mark.CLAIM) if marked[0] else words[0]
    for (_, inside), (word, claims) in pairwise(zip(words, marked, strict=True)):
        ends += inside and not claims and word.written.lstrip("\"'(*_")[:1].isupper()
        mark = word.mark | Mark.CLAIM if claims else word.mark
        yield replace(word, sentence=word.sentence + ends, mark=mark) if ends or claims else word
