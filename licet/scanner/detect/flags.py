# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a rule is: bits of the column `flags` of the compiled index."""

from __future__ import annotations

from enum import IntFlag


class Flag(IntFlag):
    """Kinds of rules, as the rule set marks them, and what follows from its words."""

    TEXT = 1
    NOTICE = 2
    REFERENCE = 4
    TAG = 8
    INTRO = 16
    CLUE = 32
    FALSE_POSITIVE = 64
    CONTINUOUS = 128
    REQUIRED_PHRASE = 256
    STARTS_WITH_LICENSE = 512
    ENDS_WITH_LICENSE = 1024
    UNKNOWN = 2048
    APPROXIMATE = 4096
    """May be matched in part: long enough, not continuous, and with a legal word in it."""
