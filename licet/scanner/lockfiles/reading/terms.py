# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files of Erlang terms, with the line of the first mistake."""

from __future__ import annotations

from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.metadata.erlang_terms import Term, TermError, consult


def parse_terms(text: str) -> list[tuple[int, Term]]:
    """The terms of TEXT, each with its line, or `Unreadable` with the line of the mistake."""
    try:
        return list(consult(text))
    except TermError as error:
        raise Unreadable(f"is no file of Erlang terms: it {error}", error.line) from error
