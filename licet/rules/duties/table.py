# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of `licet/data/obligations.toml`, and which of them hold for a license."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from licet.data import FOLDER
from licet.licenses.expression import Atom, License
from licet.licenses.record import Record
from licet.model import Distribution, Use
from licet.rules.compatibility.terms import Terms
from licet.rules.texts import text_id

_SHIPPED = (Distribution.BINARY, Distribution.BROWSER, Distribution.SOURCE)
_USES = (Use.COPIED, Use.STATIC, Use.DYNAMIC, Use.SEPARATE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `tag`, `term` and `licenses` say for which licenses it holds, `uses` and `ways` when."""

    key: str
    text: str
    tag: str
    term: str
    licenses: frozenset[str]
    uses: tuple[Use, ...]
    ways: tuple[Distribution, ...]
    clause: str
    source: str
    until: str

    def holds(self, license: License, record: Record, use: Use, way: Distribution) -> bool:
        """Whether LICENSE asks for it of a part that is used so, in a work that is passed on in this WAY.

        Sources alone reach nobody who does not get the part itself, and so do parts that are fetched by recipients.
        """
        if use not in self.uses or way not in self.ways:
            return False
        if way is Distribution.SOURCE and use is not Use.COPIED:
            return False
        tags = (*(record.conditions or ()), *(record.limitations or ()))
        return self.tag in tags or self.term in record.terms or text_id(license) in self.licenses


@dataclass(frozen=True, slots=True)
class Duty:
    """What one license asks for, by which clause, until when."""

    key: str
    text: str
    license: str
    clause: str
    source: str
    until: str


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The rows in the order of the file."""
    text = (FOLDER / "obligations.toml").read_text(encoding="utf-8")
    return tuple(
        Row(
            key=row["key"],
            text=row["text"],
            tag=row.get("tag", ""),
            term=row.get("term", ""),
            licenses=frozenset(row.get("licenses", ())),
            uses=tuple(map(Use, row["uses"])) if "uses" in row else _USES,
            ways=tuple(map(Distribution, row["ways"])) if "ways" in row else _SHIPPED,
            clause=row.get("clause", ""),
            source=row.get("source", ""),
            until=row.get("until", ""),
        )
        for row in tomllib.loads(text)["duty"]
    )


@lru_cache(maxsize=8192)
def duties_of(atom: Atom, use: Use, ways: tuple[Distribution, ...]) -> tuple[Duty, ...]:
    """What ATOM asks for of a part that is used so, in a work that is passed on in these WAYS.

    Of a license whose conditions nobody has listed, the one duty is to read it. Who gives up all rights asks for
    nothing.
    """
    terms = Terms(atom)
    record = terms.record
    passed_on = [way for way in ways if way is not Distribution.INTERNAL]
    if not passed_on or use is Use.BUILD:
        return ()
    if record is not None and not record.curated and record.category == "public-domain":
        return ()
    if record is None or not record.curated:
        text = "read it: licet holds no list of what it asks for"
        return (Duty("read", text, str(atom), "", record.sources[0] if record and record.sources else "", ""),)
    freed = terms.exception_row is not None and use in terms.exception_row.frees
    found: dict[str, Duty] = {}
    for row in rows():
        if any(row.holds(terms.license, record, use, way) for way in passed_on) and not (freed and row.key == WHOLE):
            clause = record.clause(row.tag) if row.tag else None
            place = row.clause or (clause.place if clause else "")
            source = row.source or (record.sources[0] if record.sources else "")
            found.setdefault(row.key, Duty(row.key, row.text, str(atom), place, source, row.until))
    return tuple(found.values())


WHOLE = "license-whole"
"""What an exception frees the rest of the work from."""
