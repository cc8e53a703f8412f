# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`--env [PYTHON]`: an option whose value may be left out, which the command-line library has no word for."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence


def with_python(args: Sequence[str]) -> list[str]:
    """ARGS, with the active python as the value of an `--env` that has none."""
    made: list[str] = []
    for place, argument in enumerate(args):
        made.append(argument)
        following = args[place + 1] if place + 1 < len(args) else "--"
        if argument == "--env" and following.startswith("-"):
            made.append(shutil.which("python") or shutil.which("python3") or sys.executable)
    return made
