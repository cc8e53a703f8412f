# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A file read once more, for what was found in it."""

from __future__ import annotations

from licet.model import Explanation, FileFacts
from licet.scanner.content import words_of
from licet.scanner.detect.explain.explanation import explain
from licet.scanner.reading import read_contents


def explain_file(path: str, facts: FileFacts) -> tuple[Explanation, ...]:
    """An explanation for each detection in FACTS, which are those of the file at PATH; none where it cannot be read."""
    if not facts.detections:
        return ()
    try:
        data = read_contents(path).data
    except OSError:
        return ()  # it was read a moment ago; what it held is told all the same
    return explain(words_of(data), facts.detections, facts.copyrights)
