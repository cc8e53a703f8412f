# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From what people write to SPDX: free text, trove classifiers, npm's `license` field.

What a text leaves open stays open: "BSD" is a family of licenses, "GPLv3" does not say whether later versions are
allowed. Such a text has several `candidates`, which other evidence (a license file) may tell apart.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from licet.data import FOLDER
from licet.errors import ExpressionError
from licet.licenses.canonical import canonical
from licet.licenses.catalog import find
from licet.licenses.expression import Expression, License, all_of, any_of, ids, parse

LONGEST_NAME = 200
"""A longer text is no name of a license but perhaps a license itself, which is the scanner's to detect."""

SAYS_NOTHING = frozenset(
    ("", "unknown", "none", "na", "n a", "other", "custom", "license", "see license", "tbd", "todo", "free")
)
"""Squashed texts that name no license."""

_CLASSIFIER = "License :: "
_MARKS = re.compile(r"[^a-z0-9+>=]+")
_VERSION = re.compile(r"\b(?:version|ver|v)\s*(?=\d)")
_ZERO = re.compile(r"(\d) 0(?=[+ ]|$)")
_SPLIT_OR = re.compile(r"\s+or\s+|\s*\|\|?\s*|\s*/\s*", re.IGNORECASE)
_SPLIT_AND = re.compile(r"\s+and\s+|\s*[,;&]\s*|\s+\+\s+", re.IGNORECASE)
_LATER = re.compile(
    r"\bor\s+(?:any\s+)?(?:later|newer|above|greater)(?:\s+versions?)?\b|\band\s+(?:later|above)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Normalized:
    """What a text was taken for.

    `conclusion` is None where nothing can be concluded; `how` says in words how it was read, or why it was not.
    `candidates` are the ids that an open text may mean: the conclusion is then the most restricted of those that
    differ only in later versions, and None where they differ in more.
    """

    conclusion: Expression | None
    how: str
    candidates: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """`how`, and what it leaves open."""
        if not self.candidates:
            return self.how
        if self.conclusion is not None:
            return f"{self.how}, which does not promise later versions"
        return f"{self.how} may mean {', '.join(self.candidates[:-1])} or {self.candidates[-1]}"


def normalize(raw: str) -> Normalized:
    """RAW (a name, an expression, a classifier) as SPDX. Never raises."""
    text = " ".join(raw.split()).strip("\"'")
    if text.startswith(_CLASSIFIER):
        return _classifier(text)
    expression = _expression(text)  # of a whole distribution's package it may be long
    if expression is None and len(text) > LONGEST_NAME:
        return Normalized(None, "too long for the name of a license")
    return expression or _alias(text) or _compound(text) or _unknown(text)


def merge(readings: Iterable[Normalized]) -> Normalized:
    """One reading for several of the same work, such as its classifiers beside its free text.

    A reading that leaves something open gives way to one that settles it: "GPLv3" beside the classifier of
    GPL-3.0-or-later. What then differs holds at once.
    """
    concluded = [reading for reading in readings if reading.conclusion is not None or reading.candidates]
    settled = {id for r in concluded if not r.candidates and r.conclusion is not None for id in ids(r.conclusion)}
    kept = [r for r in concluded if not (r.candidates and settled.intersection(r.candidates))]
    kept = _narrowed(kept)
    if not kept:
        return Normalized(None, "names no license")
    if len(kept) == 1:
        return kept[0]
    conclusions = [reading.conclusion for reading in kept]
    how = "; ".join(dict.fromkeys(reading.how for reading in kept))
    found = [conclusion for conclusion in conclusions if conclusion is not None]
    return Normalized(all_of(found) if len(found) == len(conclusions) else None, how)


def _narrowed(readings: list[Normalized]) -> list[Normalized]:
    """Open READINGS that overlap made one with what they share."""
    kept: list[Normalized] = []
    for reading in readings:
        for place, other in enumerate(kept):
            shared = tuple(id for id in other.candidates if id in reading.candidates)
            if shared:
                kept[place] = _meaning(shared, f"{other.how}; {reading.how}")
                break
        else:
            if reading not in kept:
                kept.append(reading)
    return kept


def _expression(text: str) -> Normalized | None:
    try:
        parsed = parse(text)
    except ExpressionError:
        return None
    if all(find(identifier) or "LicenseRef-" in identifier for identifier in ids(parsed)):
        concluded = canonical(parsed)
        how = "an SPDX expression" if str(concluded) == text else f"the SPDX expression {text!r} in its present form"
        return Normalized(concluded, how)
    return None


def _classifier(text: str) -> Normalized:
    means = _classifiers().get(text.removeprefix(_CLASSIFIER))
    if means is None:
        return Normalized(None, f"{text!r} is no classifier of the index")
    if not means:
        return Normalized(None, f"the classifier {text!r} names no license")
    return _meaning(tuple(means), f"the classifier {text!r}")


def _alias(text: str) -> Normalized | None:
    squashed = squash(text)
    if squashed in SAYS_NOTHING:
        return None
    for form in (squashed, squashed.removesuffix(" license"), squashed.removesuffix(" license").removeprefix("gnu ")):
        means = _aliases().get(form)
        if means:
            return _meaning(tuple(means), f"the name {text!r}")
    return None


def _compound(text: str) -> Normalized | None:
    """Several names joined by words or marks; `/` and `|` are read as a choice, `,` as all at once."""
    plain = _LATER.sub("+", text.replace("(", " ").replace(")", " "))
    for split, join in ((_SPLIT_OR, any_of), (_SPLIT_AND, all_of)):
        parts = [part for part in split.split(plain) if part.strip()]
        if len(parts) < 2:
            continue
        readings = [_expression(part.strip()) or _alias(part) or _compound(part) for part in parts]
        conclusions = [reading.conclusion for reading in readings if reading is not None]
        found = [conclusion for conclusion in conclusions if conclusion is not None]
        if len(found) == len(parts):
            return Normalized(join(found), f"{text!r}, taken apart")
        return None
    if plain != text:
        return _alias(re.sub(r"\s*\+", "+", plain))
    return None


def _meaning(means: tuple[str, ...], how: str) -> Normalized:
    if len(means) == 1:
        return Normalized(parse(means[0]), how)
    families = {id.removesuffix("-only").removesuffix("-or-later") for id in means}
    if len(families) == 1:
        # Whoever wrote "GPLv3" granted version 3; later versions were not promised.
        return Normalized(License(means[0]), how, means)
    return Normalized(None, how, means)


def _unknown(text: str) -> Normalized:
    if squash(text) in SAYS_NOTHING:
        return Normalized(None, "the metadata names no license")
    return Normalized(None, f"{text!r} is not a license that licet knows")


def squash(text: str) -> str:
    """TEXT in the form that `licet/data/aliases.toml` uses."""
    lower = text.lower().replace("licence", "license").replace("licenses", "license")
    words = _MARKS.sub(" ", _VERSION.sub("v", lower)).split()
    return _ZERO.sub(r"\1", " ".join(word for word in words if word != "the"))


@lru_cache(maxsize=1)
def _classifiers() -> Mapping[str, list[str]]:
    return tomllib.loads((FOLDER / "classifiers.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, list[str]]:
    rows = tomllib.loads((FOLDER / "aliases.toml").read_text(encoding="utf-8"))["alias"]
    return {squash(name): row["means"] for row in rows for name in row["names"]}
