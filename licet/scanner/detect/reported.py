# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A match that stood, as it is told."""

from __future__ import annotations

from dataclasses import replace

from licet.model import Detection, Method, Role
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import NO_RULE, Match

_TAG_RULE = "spdx-license-identifier"


def detection(match: Match) -> Detection:
    """What MATCH says."""
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


def moved(detection: Detection, lines: int) -> Detection:
    """DETECTION so many LINES further down."""
    if not lines:
        return detection
    return replace(detection, start_line=detection.start_line + lines, end_line=detection.end_line + lines)
