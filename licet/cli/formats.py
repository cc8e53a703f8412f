# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Several formats at a time, each with the file that it is written to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from licet.errors import UsageError

_Format = TypeVar("_Format")


def pairs(formats: Sequence[_Format], outputs: Sequence[Path]) -> list[tuple[_Format, Path | None]]:
    """Each of FORMATS with its file of OUTPUTS; one may do without, and one that stands last may go to stdout.

    Raises `UsageError` where there are too many files, or too few.
    """
    if len(outputs) > len(formats):
        raise UsageError(f"{len(outputs)} files (-o) for {len(formats)} formats (--format): give one file a format")
    if len(formats) - len(outputs) > 1:
        raise UsageError("several formats (--format) need a file (-o) each; one of them may go to stdout, the last")
    return list(zip(formats, [*outputs, None], strict=False))
