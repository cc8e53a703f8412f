# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Joins the parts of one rule that follow each other in the text and in the rule alike."""

from __future__ import annotations

from collections.abc import Iterable

from licet.scanner.detect.match import NO_RULE, Match, in_order
from licet.scanner.detect.thresholds import MERGE_DISTANCE


def merge(matches: Iterable[Match]) -> list[Match]:
    """MATCHES, with those of a rule that belong together made one."""
    of_rule: dict[int, list[Match]] = {}
    for match in in_order(matches):
        of_rule.setdefault(match.rule, []).append(match)
    merged: list[Match] = []
    for rule, group in sorted(of_rule.items()):
        merged += group if rule == NO_RULE or len(group) == 1 else _merge_one_rule(group)
    return in_order(merged)


def _merge_one_rule(matches: list[Match]) -> list[Match]:
    reach = min(matches[0].rule_length // 2 or 1, MERGE_DISTANCE)
    at = 0
    while at < len(matches) - 1:
        following = at + 1
        while following < len(matches):
            current, other = matches[at], matches[following]
            if current.span.distance(other.span) > reach or current.inside.distance(other.inside) > reach:
                break
            joined = _join(current, other)
            if joined is None:
                following += 1
                continue
            del matches[following]
            matches[at] = joined
            if joined is other:
                following = at + 1
        at += 1
    return matches


def _join(current: Match, other: Match) -> Match | None:  # noqa: PLR0911 - one return a way of lying side by side
    """One match for both (which may be either of them), or None where they stay two."""
    if current.inside == other.inside and current.span.overlap(other.span):
        return current if current.span.extent <= other.span.extent else other
    if current.span.contains(other.span):
        return current
    if other.span.contains(current.span):
        return other
    if _surrounds(current, other) or _surrounds(other, current):
        both = current.merged(other)
        if both.span.length == both.inside.length:
            return both
    if other.span.start >= current.span.end and other.inside.start >= current.inside.end:
        return current.merged(other)
    if (
        current.span.start <= other.span.start
        and current.span.end <= other.span.end
        and current.inside.start <= other.inside.start
        and current.inside.end <= other.inside.end
    ):
        shared = current.span.overlap(other.span)
        if shared and shared == current.inside.overlap(other.inside):
            return current.merged(other)
    return None


def _surrounds(outer: Match, inner: Match) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
