# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Copyright statements and holders, measured as F1 on the shared cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.scanner.copyrights import find_copyrights
from licet.scanner.text import decode, strings

_FOLDED = re.compile(r"[\W_]+")


def _fold(text: str) -> str:
    return _FOLDED.sub(" ", text.lower().replace("copyright", "").replace("(c)", "")).strip()


@pytest.mark.parametrize(
    ("suite", "statements", "holders"),
    [("ics", 0.97, 0.97), ("copyrights", 0.855, 0.87), ("copyright_fossology", 0.95, 0.95)],
)
def test_statements_and_holders(
    suite: str, statements: float, holders: float, shared: Callable[[str], tuple[Path, list[dict[str, Any]]]]
) -> None:
    folder, cases = shared(f"copyright/{suite}")
    scores = {"copyrights": Counter[str](), "holders": Counter[str]()}
    for case in cases:
        data = (folder / "files" / case["file"]).read_bytes()
        found = find_copyrights(decode(data) or strings(data))
        answers = {"copyrights": [c.statement for c in found], "holders": [c.holder for c in found if c.holder]}
        for key, score in scores.items():
            if case["holders"] or key == "copyrights":
                got, wanted = Counter(map(_fold, answers[key])), Counter(map(_fold, case[key]))
                score += Counter(both=(got & wanted).total(), got=got.total(), wanted=wanted.total())
    for key, floor in (("copyrights", statements), ("holders", holders)):
        score = scores[key]
        assert 2 * score["both"] / (score["got"] + score["wanted"]) >= floor, key
