# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""HANDS: the command line. One command a file below `commands/`, one exit-code table, one place that prints.

Only the module of the command that is asked for is imported, so that `licet show MIT` costs little more than typer.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import licet


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that ARGUMENTS (default: the process's own) ask for, and leave with its exit code."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    if args in (["--version"], ["-V"]):
        print(f"licet {licet.__version__}")  # noqa: T201 - before anything that could print is loaded
        sys.exit(0)
    from licet.cli.app import run  # noqa: PLC0415 - `--version` needs nothing of it

    sys.exit(run(args))
