# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a rule is: bits of the column `flags` of the compiled index."""

from __future__ import annotations

from typing import Final


class Flag:
    """Bits: kinds of rules, as the rule set marks them, and what follows from its words.

    Plain numbers, since they are asked for many times a match, and an enumeration takes a microsecond to answer.
    """

    TEXT: Final = 1
    NOTICE: Final = 2
    REFERENCE: Final = 4
    TAG: Final = 8
    INTRO: Final = 16
    CLUE: Final = 32
    FALSE_POSITIVE: Final = 64
    CONTINUOUS: Final = 128
    REQUIRED_PHRASE: Final = 256
    STARTS_WITH_LICENSE: Final = 512
    ENDS_WITH_LICENSE: Final = 1024
    UNKNOWN: Final = 2048
    APPROXIMATE: Final = 4096
    """May be matched in part: long enough, not continuous, and with a legal word in it."""
