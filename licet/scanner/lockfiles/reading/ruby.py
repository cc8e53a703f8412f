# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The calls of a Ruby script, with the line of the first mistake."""

from __future__ import annotations

from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.metadata.ruby import Call, RubyError, calls


def parse_ruby(text: str) -> tuple[Call, ...]:
    """The calls that the script TEXT makes with literals, or `Unreadable` with the line of the mistake."""
    try:
        return tuple(calls(text))
    except RubyError as error:
        raise Unreadable(str(error), error.line) from error
