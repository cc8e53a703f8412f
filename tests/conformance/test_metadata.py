# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The tags of the licenses that the public choosers list are those of the choosers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from licet.licenses.catalog import record
from licet.licenses.vocabulary import vocabulary


def test_tags_agree_with_the_choosers(shared: Callable[[str], tuple[Path, list[dict[str, Any]]]]) -> None:
    _, cases = shared("metadata")
    for case in cases:
        for identifier in case["ids"]:
            for kind in ("permissions", "conditions", "limitations"):
                tags = getattr(record(identifier), kind)
                assert sorted(set(tags) & vocabulary()[kind].keys()) == sorted(case[kind]), (identifier, kind)
