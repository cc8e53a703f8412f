# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Settles which of several matches to the same words stays."""

from __future__ import annotations

from enum import Enum

from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import Match, in_order
from licet.scanner.detect.refine.merge import merge


class Drop(Enum):
    """Which of two matches to drop."""

    NEITHER = 0
    FIRST = 1
    SECOND = 2


def drop_contained(matches: list[Match]) -> tuple[list[Match], list[Match]]:
    """(kept, dropped): without matches whose words all belong to a larger one."""
    kept, dropped = in_order(matches), []
    at = 0
    while at < len(kept) - 1:
        following = at + 1
        while following < len(kept):
            current, other = kept[at], kept[following]
            if other.span.end > current.span.end:
                break
            if current.span == other.span and current.coverage < other.coverage:
                dropped.append(kept.pop(at))
                at -= 1
                break
            if current.span == other.span or current.span.contains(other.span):
                dropped.append(kept.pop(following))
                continue
            if other.span.contains(current.span):
                dropped.append(kept.pop(at))
                at -= 1
                break
            following += 1
        at = max(at, -1) + 1
    return kept, dropped


def drop_overlapping(matches: list[Match]) -> tuple[list[Match], list[Match]]:
    """(kept, dropped): without matches that overlap a weightier one too much to say something of their own."""
    kept, dropped = in_order(matches), []
    at = 0
    while at < len(kept) - 1:
        following = at + 1
        while following < len(kept):
            current, other = kept[at], kept[following]
            if other.span.start >= current.span.end:
                break
            drop = _weigh(current, other)
            if drop is Drop.NEITHER and at and _squeezed(kept[at - 1], current, other):
                drop = Drop.FIRST
            if drop is Drop.SECOND:
                dropped.append(kept.pop(following))
                continue
            if drop is Drop.FIRST:
                dropped.append(kept.pop(at))
                at -= 1
                break
            following += 1
        at = max(at, -1) + 1
    return kept, dropped


def _weigh(current: Match, other: Match) -> Drop:
    """Which of two matches to drop for the words they share."""
    shared = current.span.overlap(other.span)
    if not shared or (current.flags & other.flags & Flag.FALSE_POSITIVE):
        return Drop.NEITHER
    of_other, of_current = shared / other.length, shared / current.length
    longer, shorter = current.length >= other.length, current.length <= other.length
    weightier = longer and current.legal >= other.legal
    lighter = shorter and current.legal <= other.legal
    if of_other >= thresholds.OVERLAP_EXTRA_LARGE and longer:
        return Drop.SECOND
    if of_current >= thresholds.OVERLAP_EXTRA_LARGE and shorter:
        return Drop.FIRST
    if of_other >= thresholds.OVERLAP_LARGE and weightier:
        return Drop.SECOND
    if of_current >= thresholds.OVERLAP_LARGE and lighter:
        return Drop.FIRST
    return _weigh_licenses(current, other, max(of_current, of_other), weightier=weightier, lighter=lighter)


def _weigh_licenses(current: Match, other: Match, share: float, *, weightier: bool, lighter: bool) -> Drop:
    """For a middling overlap, a license that the other match says as well need not be said twice."""
    if share >= thresholds.OVERLAP_MEDIUM:
        if weightier and current.licensing_contains(other):
            return Drop.SECOND
        if _same_license_word(current, other):
            return Drop.SECOND
        if lighter and other.licensing_contains(current):
            return Drop.FIRST
    if share >= thresholds.OVERLAP_SMALL:
        if weightier and _surrounds(current, other) and current.licensing_contains(other):
            return Drop.SECOND
        if lighter and _surrounds(other, current) and other.licensing_contains(current):
            return Drop.FIRST
    return Drop.NEITHER


def _same_license_word(current: Match, other: Match) -> bool:
    """A two-word match like "license foo" that only shares the word "license" at the end of a longer one."""
    return (
        other.length == 2
        and current.length >= 4
        and current.legal >= other.legal
        and bool(current.flags & Flag.ENDS_WITH_LICENSE)
        and bool(other.flags & Flag.STARTS_WITH_LICENSE)
    )


def _surrounds(outer: Match, inner: Match) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _squeezed(previous: Match, current: Match, following: Match) -> bool:
    """Whether nearly all of CURRENT is shared out between its two neighbours, which do not touch each other."""
    if previous.span.overlap(following.span):
        return False
    before, after = current.span.overlap(previous.span), current.span.overlap(following.span)
    return bool(before and after and before + after >= thresholds.OVERLAP_EXTRA_LARGE * current.length)


def restore(kept: list[Match], dropped: list[Match]) -> list[Match]:
    """Dropped matches whose words nothing kept has after all, since what displaced them was dropped itself."""
    if not dropped:
        return []
    covered = bytearray(len(dropped[0].query.words))
    for match in kept:
        for start, end in match.span.intervals:
            covered[start:end] = b"\1" * (end - start)
    return [
        match for match in merge(dropped) if all(covered.find(1, start, end) < 0 for start, end in match.span.intervals)
    ]
