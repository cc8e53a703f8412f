# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Let atheris look for bytes that break a law of one of the targets.

usage: python -m tests.fuzz.run TARGET [-max_total_time=SECONDS] [other options of libFuzzer] [CORPUS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

from tests.fuzz.seeds import seeds

with atheris.instrument_imports(include=["licet"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz the target that the first argument names, from the seeds, until the options say that it is enough."""
    if sys.argv[1:2] == [] or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\nTARGET is one of {', '.join(TARGETS)}")
    with tempfile.TemporaryDirectory() as begun:
        for number, seed in enumerate(seeds()):
            Path(begun, str(number)).write_bytes(seed)
        # A text of 4 KB that takes 10 s is a hang.
        options = ["-max_len=4096", "-timeout=10", *sys.argv[2:], begun]
        atheris.Setup([sys.argv[0], *options], TARGETS[sys.argv[1]])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
