# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the shared cases lie, beside the checkout; nothing of them is part of the project."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "conformance"


@pytest.fixture
def shared() -> Callable[[str], tuple[Path, list[dict[str, Any]]]]:
    """Name of a suite to its folder and cases; the test is skipped, loudly, where they are absent."""

    def read(name: str) -> tuple[Path, list[dict[str, Any]]]:
        folder = FOLDER / name
        if not (folder / "cases.jsonl").is_file():
            pytest.skip(f"THE SHARED CASES ARE ABSENT: no {name}/cases.jsonl in shared/conformance beside the checkout")
        return folder, [json.loads(line) for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()]

    return read
