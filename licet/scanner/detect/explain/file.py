# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A file read once more, for what was found in it."""

from __future__ import annotations

import os
from pathlib import Path

from licet.model import Explanation, FileFacts
from licet.scanner.detect.explain.explanation import explain
from licet.scanner.scan import LARGEST
from licet.scanner.text import decode, strings


def explain_file(path: str, facts: FileFacts) -> tuple[Explanation, ...]:
    """An explanation for each detection in FACTS, which are those of the file at PATH; none where it cannot be read."""
    if not facts.detections:
        return ()
    try:
        data = _read(Path(path))
    except OSError:
        return ()  # it was read a moment ago; what it held is told all the same
    text = decode(data)
    return explain(strings(data) if text is None else text, facts.detections, facts.copyrights)


def _read(path: Path) -> bytes:
    """The bytes at PATH, or its two ends where it is longer than what a scan reads: lines are counted in those."""
    with path.open("rb") as file:
        head = file.read(LARGEST)
        if not file.read(1):
            return head
        file.seek(-(LARGEST // 2), os.SEEK_END)
        return head[: LARGEST // 2] + b"\n" + file.read()
