# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses found in files, as the shared cases have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.scanner.detect import engine
from licet.scanner.text import decode, strings

Shared = Callable[[str], tuple[Path, list[dict[str, Any]]]]


# What says that there is a license without naming it; it counts where answers are compared exactly.
CLUE = re.compile(
    r"licenseref-scancode-(?:unknown.*|warranty-disclaimer|free-unknown|generic-.*|proprietary-license|"
    r"other-(?:permissive|copyleft)|commercial-license|see-license|license-file-reference)"
)


def named(expressions: list[str]) -> set[str]:
    """Every id of EXPRESSIONS that names a license, in lower case."""
    words = {word for expression in expressions for word in re.findall(r"[^\s()]+", expression.lower())}
    return {word for word in words - {"and", "or", "with"} if not CLUE.fullmatch(word)}


def agreement(folder: Path, cases: list[dict[str, Any]]) -> tuple[float, float]:
    """The shares of CASES with exactly the expected expressions, and with the same set of ids."""
    exact = same = 0
    for case in cases:
        data = (folder / "files" / case["file"]).read_bytes()
        text = decode(data)
        found = [str(d.expression) for d in engine().detect(strings(data) if text is None else text)]
        exact += Counter(map(str.lower, found)) == Counter(map(str.lower, case["expected"]))
        same += named(found) == named(case["expected"])
    return exact / len(cases), same / len(cases)


def test_a_sample_agrees(shared: Shared) -> None:
    folder, cases = shared("detection")
    exact, same = agreement(folder, cases[::15])
    assert exact >= 0.95
    assert same >= 0.97


@pytest.mark.full
def test_all_cases_agree(shared: Shared) -> None:
    exact, same = agreement(*shared("detection"))
    assert exact >= 0.97
    assert same >= 0.985
