# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the chooser knows, read from `licet/data/chooser/`: questions, candidates, communities."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from licet.data import FOLDER

FIRST = 20
"""What speaks for the license that a community puts first; each later one has one less."""


@dataclass(frozen=True, slots=True)
class Preference:
    """What speaks for licenses that have `mark`: how much, and in words."""

    mark: str
    weight: int
    because: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what licenses must have one of (`needs`), may have none of (`lacks`), and `otherwise` why not."""

    value: str
    label: str
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    otherwise: str = ""
    prefers: tuple[Preference, ...] = ()
    tells: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; it is asked where, for each key of `when`, one of the values was answered."""

    key: str
    text: str
    why: str
    choices: tuple[Choice, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def choice(self, value: str) -> Choice | None:
        """The choice that VALUE names, or None."""
        return next((choice for choice in self.choices if choice.value == value), None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be recommended: an expression, the kinds of works it is for, marks that records do not tell, caveats.

    `plain` ones are widely known; `niche` ones need a reason of their own.
    """

    license: str
    works: tuple[str, ...]
    marks: tuple[str, ...] = ()
    plain: bool = False
    niche: bool = False
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Community:
    """What a community asks for (`must`) or is used to; `signs` are globs of top files that speak of it."""

    key: str
    name: str
    licenses: tuple[str, ...]
    note: str
    source: str
    must: bool = False
    works: tuple[str, ...] = ("software",)
    signs: tuple[str, ...] = ()
    text: str = ""


@lru_cache(maxsize=1)
def candidates() -> tuple[Candidate, ...]:
    """All that may be recommended, what is most used first."""
    return tuple(
        Candidate(
            each["license"],
            tuple(each["for"]),
            tuple(each.get("marks", ())),
            each.get("plain", False),
            each.get("niche", False),
            tuple(each.get("caveats", ())),
        )
        for each in _read("candidates")["candidate"]
    )


@lru_cache(maxsize=1)
def communities() -> tuple[Community, ...]:
    """The communities whose customs are known."""
    return tuple(
        Community(
            each["key"],
            each["name"],
            tuple(each["licenses"]),
            each["note"],
            each["source"],
            each.get("must", False),
            tuple(each.get("works", ("software",))),
            tuple(each.get("signs", ())),
            each.get("text", ""),
        )
        for each in _read("communities")["community"]
    )


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """All questions, in the order in which they are asked."""
    return tuple(_question(each) for each in _read("questions")["question"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "chooser" / f"{name}.toml").read_text(encoding="utf-8"))


def _question(fields: Mapping[str, Any]) -> Question:
    choices = (
        tuple(map(_of_community, communities()))
        if fields.get("choices-from") == "communities"
        else tuple(map(_choice, fields["choice"]))
    )
    when = {key: tuple(values) for key, values in fields.get("when", {}).items()}
    return Question(fields["key"], fields["text"], fields["why"], choices, when)


def _choice(fields: Mapping[str, Any]) -> Choice:
    return Choice(
        fields["value"],
        fields["label"],
        tuple(fields.get("needs", ())),
        tuple(fields.get("lacks", ())),
        fields.get("else", ""),
        tuple(Preference(**each) for each in fields.get("prefers", ())),
        fields.get("tells", ""),
    )


def _of_community(community: Community) -> Choice:
    return Choice(
        community.key,
        community.name,
        needs=tuple(f"license:{license}" for license in community.licenses),
        otherwise=f"{community.name} {'asks for' if community.must else 'is used to'} {', '.join(community.licenses)}",
        prefers=tuple(
            Preference(f"license:{license}", FIRST - place, _custom(community))
            for place, license in enumerate(community.licenses)
        ),
    )


def _custom(community: Community) -> str:
    return f"{community.name}: {community.note} ({community.source})"
