# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Says of the license texts in the files of a tree what they are there: which of several, and as which versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from licet.model import FileFacts
from licet.scanner.content import words_of
from licet.scanner.detect.granted import as_granted
from licet.scanner.detect.python_texts import is_called_so, told_apart
from licet.scanner.reading import read_contents


def distinguish(root: Path, files: Sequence[FileFacts]) -> tuple[FileFacts, ...]:
    """FILES below ROOT, in their order; the few that hold a text of several are read for it once more."""
    return tuple(_granted(_told_apart(root, file)) for file in files)


def _granted(file: FileFacts) -> FileFacts:
    made = tuple(as_granted(file.detections)) if file.detections else ()
    return file if made == file.detections else replace(file, detections=made)


def _told_apart(root: Path, file: FileFacts) -> FileFacts:
    if not any(map(is_called_so, file.detections)):
        return file
    try:
        words = words_of(read_contents(str(root / file.path)).data)
    except OSError:
        return file  # it stays what it was found as
    return replace(file, detections=tuple(told_apart(file.detections, words)))
