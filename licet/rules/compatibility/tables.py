# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The facts of `licet/data/compatibility`, read once a process."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from licet.data import FOLDER


@dataclass(frozen=True, slots=True)
class GplRow:
    """Into which versions of the GPL a license goes; None where authorities differ, on the question named `differ`."""

    into: tuple[str, ...] | None
    why: str
    source: str
    differ: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """What `holder` holds on a question: whether that `allows` it, None where it says neither, and what it rests on."""

    holder: str
    text: str
    source: str
    allows: bool | None
    must: tuple[str, ...]

    def on(self, license: str) -> Position:
        """The position on LICENSE."""
        text, source = (each.format(license=license) for each in (self.text, self.source))
        return replace(self, text=text, source=source, must=tuple(each.format(license=license) for each in self.must))


@dataclass(frozen=True, slots=True)
class Door:
    """What a license's own text lets the work be passed on under; `later` lists ascending versions of one license."""

    origins: tuple[str, ...]
    targets: tuple[str, ...]
    clause: str
    source: str
    later: bool = False

    def leads(self, origin: str, target: str) -> bool:
        """Whether a work under ORIGIN may be passed on under TARGET."""
        if origin not in self.origins or target not in self.targets or origin == target:
            return False
        if self.later and origin in self.targets:
            return self.targets.index(target) > self.targets.index(origin)
        return True


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """What an exception changes: uses freed from copyleft, GPL versions added, licenses admitted."""

    frees: tuple[str, ...]
    into: tuple[str, ...]
    admits: tuple[str, ...]
    why: str


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((FOLDER / "compatibility" / name).read_text(encoding="utf-8"))[key]
    return rows


@lru_cache(maxsize=1)
def gpl_rows() -> Mapping[str, GplRow]:
    """License id to its row of `gpl.toml`."""
    found: dict[str, GplRow] = {}
    for row in _rows("gpl.toml", "row"):
        differ = row.get("differ", "")
        into = None if differ else tuple(row["into"])
        why = "; but ".join(each.text for each in positions()[differ]) if differ else row["why"]
        for identifier in row["licenses"]:
            found[identifier] = GplRow(into, why, row["source"], differ)
    return found


@lru_cache(maxsize=1)
def positions() -> Mapping[str, tuple[Position, ...]]:
    """Question id to what authorities hold on it, in the order of `positions.toml`."""
    return {
        row["id"]: tuple(
            Position(each["holder"], each["text"], each["source"], each.get("allows"), tuple(each.get("must", ())))
            for each in row["position"]
        )
        for row in _rows("positions.toml", "question")
    }


@lru_cache(maxsize=1)
def doors() -> tuple[Door, ...]:
    """The rows of `doors.toml`."""
    return tuple(
        Door(tuple(row["from"]), tuple(row["to"]), row["clause"], row["source"], row.get("later", False))
        for row in _rows("doors.toml", "door")
    )


@lru_cache(maxsize=1)
def exceptions() -> Mapping[str, ExceptionRow]:
    """Exception id to its row of `exceptions.toml`."""
    found: dict[str, ExceptionRow] = {}
    for row in _rows("exceptions.toml", "exception"):
        made = ExceptionRow(tuple(row["frees"]), tuple(row.get("into", ())), tuple(row.get("admits", ())), row["why"])
        found.update(dict.fromkeys(row["ids"], made))
    return found
