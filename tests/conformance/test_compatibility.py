# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every shared compatibility case is answered as its authority has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from licet.licenses.expression import parse
from licet.model import Distribution, Use
from licet.rules.compatibility import judge


def test_answers_agree_with_the_authorities(shared: Callable[[str], tuple[Path, list[dict[str, Any]]]]) -> None:
    _, cases = shared("compat")
    wrong = []
    for case in cases:
        use, how = Use(case["use"]), Distribution(case["distribution"])
        answer = judge(parse(case["inbound"]), parse(case["outbound"]), use=use, distribution=how)
        if answer.verdict not in case["accept"]:
            wrong.append((case["inbound"], case["outbound"], use, how, answer.verdict))
    assert wrong == []
