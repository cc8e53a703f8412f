# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Leaves out what names licenses without granting any: rules for false positives, and lists of license names."""

from __future__ import annotations

from licet.model import Method
from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import Match

_NAMES = Flag.REFERENCE | Flag.TAG | Flag.INTRO | Flag.CLUE
_LONGEST_NAME = 20


def drop_false_positives(matches: list[Match]) -> list[Match]:
    """MATCHES without those to rules that mark a text as not a license."""
    return [match for match in matches if not match.flags & Flag.FALSE_POSITIVE]


def drop_license_lists(matches: list[Match]) -> list[Match]:
    """MATCHES without rows of many license names close together, as license tools and their data have them."""
    if len(matches) < thresholds.FALSE_LIST:
        return matches
    if len(matches) > thresholds.FALSE_LIST_LONG and _is_one_long_list(matches):
        return []
    kept: list[Match] = []
    row: list[Match] = []
    for match in matches:
        if _is_name(match):
            if row and row[-1].span.distance(match.span) > thresholds.NAMES_APART:
                kept.extend(_unless_list(row))
                row = []
            row.append(match)
        else:
            kept.extend(_unless_list(row))
            row = []
            kept.append(match)
    return kept + _unless_list(row)


def _is_name(match: Match) -> bool:
    return (
        bool(match.flags & _NAMES)
        and match.method is not Method.SPDX_TAG
        and match.coverage == 1
        and match.length <= _LONGEST_NAME
    )


def _unless_list(row: list[Match]) -> list[Match]:
    return [] if len(row) >= thresholds.FALSE_LIST and _many_licenses(row, thresholds.FALSE_LIST) else row


def _many_licenses(matches: list[Match], enough: int) -> bool:
    different = len({match.licensing for match in matches})
    return different / len(matches) > thresholds.UNIQUE_SHARE or different >= enough * thresholds.UNIQUE_SHARE


def _is_one_long_list(matches: list[Match]) -> bool:
    names = sum(map(_is_name, matches))
    different = len({match.licensing for match in matches})
    many = different / len(matches) > thresholds.UNIQUE_SHARE or different >= thresholds.FALSE_LIST_LONG
    return many and names / len(matches) > 0.95
