# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes of any kind break no law: changed seeds always, and with `--full` what atheris finds."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.seeds import mutated, seeds
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
CHANGED = 8
"""So many changed texts are made of each seed."""

SECONDS = 60
"""So long atheris looks for more, for each target."""


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_changed_texts_break_no_law(target: str) -> None:
    chance = random.Random(target)
    rules = [seed for seed in seeds() if seed.startswith(b"---")]
    for seed in rules if target == "own-rules" else seeds():
        for data in (seed, *(mutated(seed, chance) for _ in range(CHANGED))):
            TARGETS[target](data)


@pytest.mark.full
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="ATHERIS IS NOT INSTALLED: licet[fuzz]")
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_atheris_finds_nothing(target: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz.run", target, f"-max_total_time={SECONDS}"]
    done = subprocess.run(
        [*command, f"-artifact_prefix={tmp_path}/"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
