# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The stretches of a text in which rules or tags stand word for word, each settled on its own, and once.

Most files of a tree begin with the words of a hundred others. What is found in a stretch depends on nothing but its
words, so it is remembered by them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from licet.model import Detection
from licet.scanner.detect import thresholds
from licet.scanner.detect.exact import Spot, everywhere, matches_at
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query, Tag
from licet.scanner.detect.refine import refine
from licet.scanner.detect.reported import detection, moved
from licet.scanner.detect.spdx_tags import matches_of

REMEMBERED = 4096
"""So many stretches are remembered; after that, all are forgotten."""


@dataclass(slots=True)
class Stretch:
    """Half-open places of a text, with all that stands in them word for word."""

    start: int
    end: int
    spots: list[Spot]
    tags: list[Tag]


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands in a stretch: places and lines are counted from its start.

    `whole` are the places that belong to whole rules, `closed` those in which nothing else is looked for.
    """

    detections: tuple[Detection, ...]
    whole: tuple[tuple[int, int], ...]
    closed: tuple[tuple[int, int], ...]


class Islands:
    """Settles stretches, and remembers the last ones."""

    def __init__(self) -> None:
        self._known: dict[bytes, Settled] = {}

    def forget(self) -> None:
        """Forget all stretches."""
        self._known.clear()

    def settle(self, query: Query, stretch: Stretch) -> Settled:
        """What stands in STRETCH of QUERY."""
        key = hashlib.blake2b(query.words.shape(stretch.start, stretch.end), digest_size=16)
        for tag in stretch.tags:
            key.update(f"{tag.start - stretch.start} {tag.end - stretch.start} {tag.text}".encode())
        name = key.digest()
        settled = self._known.get(name)
        if settled is None:
            if len(self._known) >= REMEMBERED:
                self.forget()
            settled = self._known[name] = _settled(query, stretch)
        return settled


def stretches(query: Query) -> Iterator[Stretch]:
    """The parts of QUERY that rules and tags stand in, by place; parts that lie close together are one."""
    found = sorted(
        [(spot[1], spot[2], spot, None) for spot in everywhere(query)]
        + [(tag.start, tag.end, None, tag) for tag in query.tags],
        key=lambda part: part[:2],
    )
    stretch = None
    for start, end, spot, tag in found:
        if stretch is None or start > stretch.end + thresholds.NAMES_APART:
            if stretch:
                yield stretch
            stretch = Stretch(start, end, [], [])
        stretch.end = max(stretch.end, end)
        if spot:
            stretch.spots.append(spot)
        if tag:
            stretch.tags.append(tag)
    if stretch:
        yield stretch


def matches_in(query: Query, parts: list[Stretch]) -> list[Match]:
    """The matches of all PARTS, to be weighed together with others."""
    return [match for part in parts for match in _tagged(query, part) + _exact(query, part)]


def _settled(query: Query, stretch: Stretch) -> Settled:
    exact, tagged = _exact(query, stretch), _tagged(query, stretch)
    known = refine(refine(tagged + exact, final=False)) if tagged else refine(exact)
    line = query.words.line_of(stretch.start)
    texts = [match for match in exact if match.flags & Flag.TEXT and match.rule_length > thresholds.LONG_TEXT]
    return Settled(
        tuple(moved(detection(match), -line) for match in known),
        tuple(_places(tagged + exact, stretch.start)),
        tuple(_places(tagged + texts, stretch.start)),
    )


def _exact(query: Query, stretch: Stretch) -> list[Match]:
    return refine(matches_at(query, stretch.spots), final=False)


def _tagged(query: Query, stretch: Stretch) -> list[Match]:
    return matches_of(query, stretch.tags)


def _places(matches: list[Match], start: int) -> Iterator[tuple[int, int]]:
    for match in matches:
        for begin, end in match.span.intervals:
            yield begin - start, end - start
