# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The steps of detection, cheap ones first: whole text, tags, exact matches, and what is nearly a known text."""

from __future__ import annotations

from functools import lru_cache

from licet.model import Detection, Method, Passage, Role
from licet.scanner.detect import thresholds
from licet.scanner.detect.exact import everywhere, whole
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.index import Index, open_index
from licet.scanner.detect.listed import listed
from licet.scanner.detect.match import NO_RULE, Match
from licet.scanner.detect.query import Query, read
from licet.scanner.detect.referred import referring
from licet.scanner.detect.refine import refine
from licet.scanner.detect.refine.merge import merge
from licet.scanner.detect.refine.weak import drop_weak, is_weak
from licet.scanner.detect.span import Span
from licet.scanner.detect.spdx_tags import tags
from licet.scanner.detect.unaccounted import Terms, accounted, unaccounted

_TAG_RULE = "spdx-license-identifier"


class Engine:
    """Finds licenses in texts. It holds no state but the index, which all engines of all processes share."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def open(self) -> None:
        """Make ready what the first text would; processes that are forked from this one share it."""
        self.detect("MIT license")

    def detect(self, text: str) -> tuple[Detection, ...]:
        """Every license found in TEXT, by line. Same text, same answer; time is linear in its length."""
        return self.detect_utf8(text.encode("utf-8", "surrogatepass"))

    def detect_utf8(self, text: bytes) -> tuple[Detection, ...]:
        """Every license found in TEXT, which is UTF-8: most files need not be decoded to see that they say nothing."""
        return self.read_utf8(text)[0]

    def read_utf8(self, text: bytes) -> tuple[tuple[Detection, ...], tuple[Passage, ...]]:
        """Every license found in TEXT (UTF-8), and the passages that speak of one that nobody knows."""
        query = read(text, self.index)
        matches, unknown = _matches(query) if len(query.words) else ([], ())
        found = referring(tuple(map(_detection, matches)), text)
        # A listed text is full of telling words, or is in a language whose words are not known.
        known = listed(text, self.index) if query.words.anchors or not text.isascii() else None
        # The rules know the parts of a text better, unless they take it for another license.
        if known and {d.expression for d in found} != {known.expression}:
            return (known,), ()
        return found, tuple(terms.passage for terms in unknown)

    def speaks(self, data: bytes) -> bool:
        """Whether DATA, of whatever kind, holds words that say something of licenses: False is certain."""
        query = read(data, self.index)
        return bool(query.words.anchors or query.tags or self.index.trie.everywhere(query.words, query.taken))


def _matches(query: Query) -> tuple[list[Match], tuple[Terms, ...]]:
    """What is found in QUERY, and the terms in it that belong to nothing that was."""
    known = whole(query)
    if known:
        return [known], ()
    exact = refine(everywhere(query), final=False)
    for match in exact:
        if match.flags & Flag.TEXT and match.rule_length > thresholds.LONG_TEXT:
            _settle(query, match)
    tagged = tags(query)
    nearly = _approximate(query, tagged + exact) if query.words.anchors else []
    kept = refine(exact) if not tagged and not nearly else refine(refine(tagged + exact + nearly, final=False))
    unknown = unaccounted(query, accounted(query, kept))
    again = _again(query, unknown)
    if again:
        kept = refine(refine(tagged + exact + nearly + again, final=False))
        unknown = unaccounted(query, accounted(query, kept))
    return kept, unknown


def _again(query: Query, unknown: tuple[Terms, ...]) -> list[Match]:
    """What is known after all of UNKNOWN terms, looked at by themselves.

    A long run with many licenses is compared with the texts that share most words with all of it, which leaves out a
    changed text that is one of twenty in it.
    """
    size, taken, around = len(query.words), bytes(query.taken), thresholds.WORDS_AROUND_TERMS
    matches: list[Match] = []
    for terms in unknown:
        start, end = max(0, terms.start - around), min(size, terms.end + around)
        matches += _aligned(query, start, end, taken, near_duplicates=False)
    return [match for match in merge(matches) if match.coverage >= thresholds.ACCOUNTED and not is_weak(match)]


def _approximate(query: Query, found: list[Match]) -> list[Match]:
    """What is a known text but for some words: the text as a whole, then run by run."""
    runs = query.runs()
    if not _something_left(query, found, runs):
        return []
    end = len(query.words)
    matches: list[Match] = []
    if sum(stop - start for start, stop in runs) >= thresholds.NEARLY_ALL * end:
        nothing_taken = bytes(end)  # a longer text may hold one that was found whole
        matches = merge(_aligned(query, 0, end, nothing_taken, near_duplicates=True))
    near = drop_weak(matches)
    for match in near:
        _settle(query, match)
    for start, stop in _something_left(query, found + near, runs):
        matches += _aligned(query, start, stop, bytes(query.taken), near_duplicates=False)
    return merge(matches)


def _something_left(query: Query, found: list[Match], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of RUNS that have a legal word which belongs to no whole match."""
    covered = bytearray(query.taken)
    for match in found:
        if match.coverage == 1:
            for start, stop in match.span.intervals:
                covered[start:stop] = b"\1" * (stop - start)
    return [(start, stop) for start, stop in runs if query.words.speaks_beside(covered, start, stop)]


def _aligned(query: Query, start: int, end: int, taken: bytes, *, near_duplicates: bool) -> list[Match]:
    """A match for every block that a rule worth looking at shares with the run from START up to END."""
    index = query.index
    matches: list[Match] = []
    for rule in index.candidates.best(query.words, start, end, taken, near_duplicates):
        blocks = index.aligner.align(query.words, rule, start, end, taken)
        # Most rules share some words with a run, and too few of them in order.
        if sum(length for _, _, length in blocks) >= index.minimum_words[rule]:
            matches += [
                Match(query, rule, Span.of(place, place + length), Span.of(there, there + length), Method.APPROXIMATE)
                for place, there, length in blocks
            ]
    return matches


def _settle(query: Query, match: Match) -> None:
    for start, end in match.span.intervals:
        query.take(start, end)


def _detection(match: Match) -> Detection:
    first, last = match.lines
    return Detection(
        expression=match.spdx,
        start_line=first,
        end_line=last,
        score=round(min(match.coverage, 1.0), 4),
        method=match.method,
        rule=_TAG_RULE if match.rule == NO_RULE else match.index.names[match.rule],
        role=_role(match),
    )


def _role(match: Match) -> Role:
    if match.flags & Flag.TEXT or match.method is Method.HASH:
        return Role.TEXT
    if match.flags & Flag.NOTICE:
        return Role.NOTICE
    return Role.TAG if match.flags & Flag.TAG else Role.MENTION


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The engine on the index that came with this licet, opened once a process."""
    return Engine(open_index())
