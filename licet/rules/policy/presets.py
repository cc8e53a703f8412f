# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The presets that `extends` names: lists kept as data in `licet/data/presets/<name>.toml`.

Each line has its reason, and the source that this rests on.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from licet.model import Evidence
from licet.rules.policy.terms import parse_term
from licet.rules.policy.values import Line, Ruling

LISTS = (Ruling.ALLOW, Ruling.REVIEW, Ruling.DENY)
"""The rulings that a list can have."""


@cache
def preset_names() -> tuple[str, ...]:
    """The names that `extends` accepts, sorted."""
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in _folder().iterdir() if entry.name[-5:] == ".toml")
    )


@cache
def preset_lines(name: str) -> tuple[Line, ...]:
    """The lines of the preset NAME, of layer 0. Raises `FileNotFoundError` where there is no such preset.

    The source of a line is its own, or that of the whole preset.
    """
    table = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        Line(
            ruling,
            parse_term(row[ruling]),
            Evidence(f"preset:{name}", None, f"{ruling} {row[ruling]}"),
            row["reason"],
            source=row.get("source") or table["source"],
        )
        for row in table["line"]
        for ruling in LISTS
        if ruling in row
    )


def _folder() -> Traversable:
    return files("licet.data") / "presets"
