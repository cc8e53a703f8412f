# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The steps of detection, cheap ones first: whole text, tags and exact matches, and what is nearly a known text."""

from __future__ import annotations

from functools import lru_cache

from licet.model import Detection, Method, Passage
from licet.scanner.detect import thresholds
from licet.scanner.detect.exact import everywhere, whole
from licet.scanner.detect.index import Index, open_index
from licet.scanner.detect.islands import Islands, Settled, Stretch, matches_in, stretches
from licet.scanner.detect.listed import listed
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query, read
from licet.scanner.detect.referred import referring
from licet.scanner.detect.refine import refine
from licet.scanner.detect.refine.merge import merge
from licet.scanner.detect.refine.weak import drop_weak, is_weak
from licet.scanner.detect.reported import detection, moved
from licet.scanner.detect.span import Span
from licet.scanner.detect.unaccounted import Terms, accounted, unaccounted


class Engine:
    """Finds licenses in texts. Its index is shared by all engines of all processes; it remembers what it found last."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._islands = Islands()

    def open(self) -> None:
        """Make ready what the first text would; processes that are forked from this one share it."""
        self.detect("MIT license")

    def forget(self) -> None:
        """Forget what was found last: the next text takes what the first one took."""
        self._islands.forget()

    def detect(self, text: str) -> tuple[Detection, ...]:
        """Every license found in TEXT, by line. Same text, same answer; time is linear in its length."""
        return self.detect_utf8(text.encode("utf-8", "surrogatepass"))

    def detect_utf8(self, text: bytes) -> tuple[Detection, ...]:
        """Every license found in TEXT, which is UTF-8: most files need not be decoded to see that they say nothing."""
        return self.read_utf8(text)[0]

    def read_utf8(self, text: bytes) -> tuple[tuple[Detection, ...], tuple[Passage, ...]]:
        """Every license found in TEXT (UTF-8), and the passages that speak of one that nobody knows."""
        query = read(text, self.index)
        if not len(query.words):
            known = None if text.isascii() else listed(text, self.index)
            return (known,) if known else (), ()
        detections, unknown = self._found(query)
        found = referring(detections, text)
        # A listed text is full of telling words, or is in a language whose words are not known.
        known = listed(text, self.index) if query.words.anchors or not text.isascii() else None
        # The rules know the parts of a text better, unless they take it for another license.
        if known and {d.expression for d in found} != {known.expression}:
            return (known,), ()
        return found, tuple(terms.passage for terms in unknown)

    def speaks(self, data: bytes) -> bool:
        """Whether DATA, of whatever kind, holds words that say something of licenses: False is certain."""
        query = read(data, self.index)
        return bool(query.words.anchors or query.tags or everywhere(query))

    def _found(self, query: Query) -> tuple[tuple[Detection, ...], tuple[Terms, ...]]:
        """What is found in QUERY, and the terms in it that belong to nothing that was."""
        known = whole(query)
        if known:
            return (detection(known),), ()
        parts = list(stretches(query))
        settled = [self._islands.settle(query, part) for part in parts]
        nearly = _approximate(query, parts, settled) if query.words.anchors else []
        if nearly:
            return _weighed(query, matches_in(query, parts) + nearly)
        line_of, covered = query.words.line_of, bytearray(len(query.words))
        found: list[Detection] = []
        for part, island in zip(parts, settled, strict=True):
            found += (moved(each, line_of(part.start)) for each in island.detections)
            for start, end in island.whole:
                _mark(covered, part.start + start, part.start + end)
        unknown = unaccounted(query, covered)
        again = _again(query, unknown)
        if again:
            return _weighed(query, matches_in(query, parts) + again)
        return tuple(found), unknown


def _weighed(query: Query, matches: list[Match]) -> tuple[tuple[Detection, ...], tuple[Terms, ...]]:
    """Those of MATCHES that stand, and the terms that belong to none of them, which are looked at once more."""
    kept = refine(refine(matches, final=False))
    unknown = unaccounted(query, accounted(query, kept))
    again = _again(query, unknown)
    if again:
        kept = refine(refine(matches + again, final=False))
        unknown = unaccounted(query, accounted(query, kept))
    return tuple(map(detection, kept)), unknown


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


def _approximate(query: Query, parts: list[Stretch], settled: list[Settled]) -> list[Match]:
    """What is a known text but for some words: the text as a whole, then run by run."""
    runs, covered = query.runs(), bytearray(len(query.words))
    whole_matches: list[Span] = []
    for part, island in zip(parts, settled, strict=True):
        for start, end in island.whole:
            _mark(covered, part.start + start, part.start + end)
            whole_matches.append(Span.of(part.start + start, part.start + end))
        for start, end in island.closed:
            query.take(part.start + start, part.start + end)
    if not _something_left(query, covered, runs):
        return []
    size = len(query.words)
    matches: list[Match] = []
    if sum(stop - start for start, stop in runs) >= thresholds.NEARLY_ALL * size:
        nothing_taken = bytes(size)  # a longer text may hold one that was found whole
        matches = merge(_aligned(query, 0, size, nothing_taken, near_duplicates=True))
    for match in drop_weak(matches):
        for start, end in match.span.intervals:
            query.take(start, end)
            _mark(covered, start, end)
    for start, end in _something_left(query, covered, runs):
        matches += _aligned(query, start, end, bytes(query.taken), near_duplicates=False)
    merged = merge(matches)
    held = _held(size, whole_matches) if merged else []
    return [match for match in merged if not _is_said_by(match, held) and not is_weak(match)]


def _held(size: int, whole_matches: list[Span]) -> list[Span | None]:
    """For each of SIZE places the longest of WHOLE_MATCHES that it belongs to."""
    held: list[Span | None] = [None] * size
    for span in sorted(whole_matches, key=lambda span: span.length):
        held[span.start : span.end] = [span] * span.length
    return held


def _is_said_by(match: Match, held: list[Span | None]) -> bool:
    """Whether nearly all of MATCH belongs to a whole match that is as long: it would give way to that."""
    whole = held[match.span.nth(match.length // 2)]  # what has nearly all has the one in the middle
    return (
        whole is not None
        and whole.length >= match.length
        and whole.overlap(match.span) >= thresholds.OVERLAP_EXTRA_LARGE * match.length
    )


def _something_left(query: Query, covered: bytearray, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of RUNS that have a legal word which is not COVERED."""
    return [(start, end) for start, end in runs if query.words.speaks_beside(covered, start, end)]


def _mark(places: bytearray, start: int, end: int) -> None:
    places[start:end] = b"\1" * (end - start)


def _aligned(query: Query, start: int, end: int, taken: bytes, *, near_duplicates: bool) -> list[Match]:
    """A match for every block that a rule worth looking at shares with the run from START up to END."""
    index = query.index
    return [
        Match(query, rule, Span.of(place, place + length), Span.of(there, there + length), Method.APPROXIMATE)
        for rule in index.candidates.best(query.words, start, end, taken, near_duplicates)
        for place, there, length in index.aligner.align(query.words, rule, start, end, taken)
    ]


def engine() -> Engine:
    """The engine on the index in use, opened once a process."""
    return _engine(open_index())


_engine = lru_cache(maxsize=2)(Engine)
