# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is known of licenses beside their tags: approvals, stewards, customs, clauses, the summary in Korean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "licet" / "data"

KINDS = ("permissions", "conditions", "limitations")
OF_ARTEFACT = {
    "content": ["docs", "media"],
    "documentation": ["docs"],
    "data": ["data"],
    "font": ["fonts"],
    "hardware": ["hardware"],
    "weights": ["weights"],
}
"""For which kinds of works a license is fit that is made for an artefact; one that names none is for code."""

OF_WORK = {
    "software": "code",
    "documentation": "docs",
    "data": "data",
    "font": "fonts",
    "media": "media",
    "hardware": "hardware",
    "model": "weights",
}
"""The same of the works that the chooser knows."""


class Knowledge:
    """The tables below `licet/data`, read once."""

    def __init__(self) -> None:
        self._approvals = [_read(path) for path in sorted((DATA / "approvals").glob("*.toml"))]
        self._stewards: Mapping[str, list[str]] = _read(DATA / "stewards.toml")["stewards"]
        self._communities = _read(DATA / "chooser" / "communities.toml")["community"]
        self._candidates = _read(DATA / "chooser" / "candidates.toml")["candidate"]

    def add(self, record: dict[str, Any], file: str, facts: Mapping[str, Any]) -> None:
        """Add to RECORD, of a license with FILE, what is known of it; FACTS are its curated ones."""
        identifier = record["id"]
        record["steward"] = self._steward(identifier)
        record["approvals"] = [list(each) for each in self._approved(identifier)]
        record["usual_in"] = [c["name"] for c in self._communities if identifier in c["licenses"]]
        record["blanks"] = [name.replace("-", " ") for name in dict.fromkeys(re.findall(r"\{\{([\w-]+)\}\}", file))]
        if facts:
            record["fit"] = self._fit(identifier, facts)
            record["clauses"] = _clauses(record, facts.get("clauses", {}))
            record["summary_ko"] = facts.get("ko", "")

    def verify(self, known: Collection[str]) -> None:
        """Raise `ValueError` where a table names a license that there is not."""
        named = {each for table in self._approvals for group in table["licenses"].values() for each in group}
        if not named <= set(known):
            raise ValueError(f"licet/data/approvals names licenses that there are not: {sorted(named - set(known))}")

    def _steward(self, identifier: str) -> str | None:
        for name, globs in self._stewards.items():
            if any(fnmatchcase(identifier, glob) for glob in globs):
                return name
        return None

    def _approved(self, identifier: str) -> list[tuple[str, str, str, str, str]]:
        return [
            (table["name"], status, table["words"][status], table["source"], table["as-of"].isoformat())
            for table in self._approvals
            for status, licenses in table["licenses"].items()
            if identifier in licenses
        ]

    def _fit(self, identifier: str, facts: Mapping[str, Any]) -> list[str]:
        chosen = [OF_WORK[work] for c in self._candidates if c["license"] == identifier for work in c["for"]]
        return list(dict.fromkeys([*facts.get("fit", OF_ARTEFACT.get(facts.get("artefact", ""), ["code"])), *chosen]))


def _clauses(record: Mapping[str, Any], places: Mapping[str, str]) -> list[list[str]]:
    """[tag, place] of each tag of RECORD that PLACES has, in the order of the record."""
    tags = [tag for kind in KINDS for tag in record[kind]]
    unknown = places.keys() - set(tags)
    if unknown:
        raise ValueError(f"{record['id']}: clauses of tags that it does not have: {sorted(unknown)}")
    return [[tag, places[tag]] for tag in tags if tag in places]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
