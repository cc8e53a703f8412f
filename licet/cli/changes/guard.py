# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Undoes a set of changes whose maker did not come to their end; run as a script, with the standard library alone.

It reads one line, the plan of `apply.py` as JSON, answers that it is ready, and reads on. Where it then reads `DONE`,
it forgets the old files; where its maker dies or gives up before, it puts them back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

READY = b"ready\n"
DONE = b"done\n"


def main() -> None:
    """Guard the plan on stdin."""
    plan = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    if sys.stdin.buffer.read() == DONE:
        forget(plan)
    else:
        undo(plan)


def undo(plan: Mapping[str, Any]) -> None:
    """Put the old files of PLAN back and take away what is new."""
    for kept, place in plan["kept"]:
        Path(kept).replace(place)
    for place in plan["empty"]:
        Path(place).unlink(missing_ok=True)
    forget(plan)


def forget(plan: Mapping[str, Any]) -> None:
    """Take away what was put beside the files of PLAN, and the folders that nothing came into."""
    for beside, _ in (*plan["kept"], *plan["staged"]):
        Path(beside).unlink(missing_ok=True)
    for folder in reversed(plan["folders"]):
        with suppress(OSError):
            Path(folder).rmdir()


if __name__ == "__main__":
    main()
