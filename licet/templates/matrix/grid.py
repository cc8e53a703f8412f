# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a table of licenses holds, and the marks that stand for its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from licet.model import Profile


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of answer is drawn: a sign that needs no colour, what that means, and colours by day and by night."""

    sign: str
    means: str
    colour: str
    style: str
    dark: str


MARKS: Mapping[str, Mark] = {
    "ok": Mark("✓", "compatible", "#c8e6c9", "green", "#1b5e20"),
    "obligations": Mark("○", "allowed, with obligations", "#e6eec0", "green", "#4a5a12"),
    "narrowed": Mark("↓", "allowed, the whole goes out under less than was asked", "#fff0b3", "yellow", "#6b5200"),
    "review": Mark("≈", "authorities differ: a person must decide", "#d6e4f5", "blue", "#1f3d66"),
    "unknown": Mark("?", "no fact decides", "#e2e2e2", "blue", "#4a4a4a"),
    "relabel": Mark("↑", "conflict, unless the whole went out under another license", "#fbd0b8", "red", "#7a3513"),
    "hard": Mark("✗", "conflict", "#f5b7b1", "red", "#7b1a1a"),
}
"""By the kind of an answer, from best to worst."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer for one pair; `under` is what the whole really goes out under, where that is not what was asked."""

    verdict: str
    kind: str
    why: str
    source: str
    under: str = ""

    @property
    def mark(self) -> Mark:
        """How it is drawn."""
        return MARKS[self.kind]


@dataclass(frozen=True, slots=True)
class Grid:
    """LICENSES into each other: a row what is used, a column what it goes into, used and passed on so, by PROFILE."""

    licenses: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    use: str
    distribution: str
    profile: str

    @property
    def title(self) -> str:
        """What is asked, in words."""
        return f"May a work under the license of the row ({self.use}) go into one under that of the column"

    @property
    def how(self) -> str:
        """How the whole is passed on, and by which profile where that is another than usual, in words."""
        by = "" if self.profile == Profile.CONSERVATIVE else f", by the profile {self.profile}"
        return f"passed on as {self.distribution}{by}"

    @property
    def legend(self) -> tuple[Mark, ...]:
        """The marks that occur, from best to worst."""
        met = {cell.kind for row in self.cells for cell in row}
        return tuple(mark for kind, mark in MARKS.items() if kind in met)


def structure(grid: Grid) -> dict[str, Any]:
    """GRID as plain values; `cells` are in the order of its rows."""
    return {
        "licenses": list(grid.licenses),
        "use": grid.use,
        "distribution": grid.distribution,
        "profile": grid.profile,
        "cells": [
            {
                "inbound": inbound,
                "outbound": outbound,
                "verdict": cell.verdict,
                "kind": cell.kind,
                "because": cell.why,
                "source": cell.source,
                "effective_outbound": cell.under or None,
            }
            for inbound, row in zip(grid.licenses, grid.cells, strict=True)
            for outbound, cell in zip(grid.licenses, row, strict=True)
        ],
    }
