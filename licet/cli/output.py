# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The one place that prints: results to stdout or to a file that is written whole, messages to stderr."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from licet.errors import CannotJudgeError
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.structure import shown

PIPED_WIDTH = 100
"""Columns of text that goes to no window."""


def canvas(output: Path | None = None, language: str = "en") -> Canvas:
    """What text is laid out on: the window, or a plain page where OUTPUT or a pipe takes it; NO_COLOR is obeyed."""
    if output is not None or not sys.stdout.isatty():
        return Canvas(PIPED_WIDTH, color=False, language=language)
    return Canvas(shutil.get_terminal_size().columns, color=not os.environ.get("NO_COLOR"), language=language)


def emit(text: str | Iterable[str], output: Path | None = None) -> None:
    """TEXT (or its pieces) to stdout, or into the file OUTPUT, which is replaced whole or not touched.

    What is there and no file (`/dev/null`, `/dev/stdout`, a pipe) is written to, and not replaced.

    Raises `CannotJudgeError` where the file cannot be written.
    """
    pieces = (text,) if isinstance(text, str) else text
    if output is None:
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # stdout may be replaced by a test
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        return
    try:
        if output.exists() and not output.is_file():
            with output.open("w", encoding="utf-8", errors="backslashreplace") as device:
                device.writelines(pieces)
            return
        place = output.resolve()  # what a link leads to is replaced, not the link
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.writelines(pieces)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(place)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotJudgeError(f"cannot write {output}: {error.strerror}") from error


def tell(message: str) -> None:
    """MESSAGE to stderr; names in it that come from outside do not steer the terminal."""
    sys.stderr.write(f"licet: {shown(message)}\n")
