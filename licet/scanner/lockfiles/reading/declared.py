# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the license fields of a manifest to a declaration."""

from __future__ import annotations

from collections.abc import Sequence

from licet.model import Declaration, Evidence, Unknown
from licet.scanner.lockfiles.reading.lines import line_of
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.metadata.stated import read_stated


def declare(
    name: str, raw: str | None, classifiers: Sequence[object], file: Opened, *, means: str | None = None
) -> tuple[Declaration, ...]:
    """What the manifest FILE declares of the project NAME: its license field RAW and its trove CLASSIFIERS.

    A field that is a readable SPDX expression stands alone, as PEP 639 has it; else field and classifiers settle each
    other. Nothing is declared where neither says anything. MEANS is RAW in the words of SPDX, for formats that have
    words of their own.
    """
    licenses = [c for c in classifiers if isinstance(c, str) and c.startswith("License :: ") and c.count(" :: ") > 1]
    said = [raw] if raw and raw.strip() else []
    if not said and not licenses:
        return ()
    reading = read_stated(means or raw, licenses)
    stated = "; ".join((*said, *licenses))
    mark = (said or licenses)[0].strip().splitlines()[0]
    evidence = Evidence(file.path, _line(file.text, mark), mark)
    concluded = reading.conclusion or Unknown(reading.why, candidates=reading.candidates)
    return (Declaration(name, stated, concluded, evidence),)


def _line(text: str, mark: str) -> int | None:
    """The line that states MARK as a license; the manifest's own license tag, in a comment, is not it."""
    for number, line in enumerate(text.splitlines(), start=1):
        if mark in line and "licen" in line.lower() and not line.lstrip().startswith("#"):
            return number
    return line_of(text, mark)
