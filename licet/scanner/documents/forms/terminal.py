# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text made for terminals and printers: bold by overstriking (`N<BS>N`), colours by control sequences (ECMA-48)."""

from __future__ import annotations

import re

_STRUCK = re.compile("[^\r\n]?\b")
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78])")


def applies(spoken: str, sample: str) -> bool:
    """Whether there is a backspace or an escape character."""
    del spoken
    return "\b" in sample or "\x1b" in sample


def plain(text: str) -> str:
    """TEXT as it is seen."""
    return _SEQUENCE.sub("", _STRUCK.sub("", text))
