# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The matrix of the GPL FAQ, cell by cell: copying code, and using a library."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from licet.licenses.expression import parse
from licet.model import Use
from licet.rules.compatibility import Answer, Kind, judge

MATRIX = tomllib.loads((Path(__file__).parent / "gpl_faq.toml").read_text(encoding="utf-8"))
CELLS = [
    pytest.param(use, used, column, cell, id=f"{use} {used} into {column}")
    for use in ("copied", "dynamic")
    for used, cells in MATRIX[use].items()
    for column, cell in zip(MATRIX["columns"], cells, strict=True)
]


@pytest.mark.parametrize(("use", "used", "column", "cell"), CELLS)
def test_cell(use: str, used: str, column: str, cell: str) -> None:
    assert as_the_faq_says_it(judge(parse(used), parse(column), use=Use(use))) == cell


@pytest.mark.parametrize("use", ["static", "dynamic"])
def test_agpl_and_gpl_of_version_3_are_combined_each_under_its_own(use: str) -> None:
    for used, column in (("AGPL-3.0-only", "GPL-3.0-only"), ("GPL-3.0-only", "AGPL-3.0-only")):
        assert judge(parse(used), parse(column), use=Use(use)).kind is Kind.OBLIGATIONS


def as_the_faq_says_it(answer: Answer) -> str:
    """`ok`, `no`, or the license that the whole is under. The FAQ's OK may be for another license than was asked."""
    if answer.kind is Kind.RELABEL:
        found = re.match(r"pass the whole work on under (\S+)", answer.remedies[0])
        assert found is not None
        return found[1]
    if answer.kind is Kind.NARROWED:
        return str(answer.effective_outbound)
    return "ok" if answer.allowed else "no"


def test_no_cell_is_missing() -> None:
    assert len(CELLS) == 2 * 6 * 6
