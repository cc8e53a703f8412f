# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The presets that `extends` names: lists kept as data, one reason a line, in `licet/data/presets/<name>.toml`."""

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
    """The lines of the preset NAME, of layer 0. Raises `FileNotFoundError` where there is no such preset."""
    source = f"preset:{name}"
    table = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        Line(ruling, parse_term(row[ruling]), Evidence(source, None, f"{ruling} {row[ruling]}"), row["reason"])
        for row in table["line"]
        for ruling in LISTS
        if ruling in row
    )


def _folder() -> Traversable:
    return files("licet.data") / "presets"
