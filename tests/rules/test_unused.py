# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Entries of a policy that nothing used are told, each with its line; those that are meant for others are not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from licet.licenses.expression import parse
from licet.model import (
    Basis,
    Component,
    Detection,
    FileFacts,
    FileKind,
    Finding,
    Inventory,
    Method,
    Outbound,
    OutboundBasis,
    Resolution,
    Role,
    Scope,
    Unknown,
)
from licet.rules.evaluate import evaluate
from licet.rules.policy import Source, parse_policy

DETECTED = Detection(parse("CC-BY-4.0"), 1, 1, 1.0, Method.SPDX_TAG, "tag", Role.TAG)
INVENTORY = Inventory(
    files=(FileFacts("docs/page.md", FileKind.DOCUMENT, detections=(DETECTED,)), FileFacts("tests/x.c", FileKind.TEST)),
    resolutions=(
        Resolution(Component("pkg:npm/a@1.0.0"), parse("MIT OR GPL-2.0-only"), Basis.DECLARED),
        Resolution(Component("pkg:npm/b@1.0.0", scope=Scope.DEV), parse("ISC"), Basis.CLARIFIED),
        Resolution(Component("pkg:npm/c@1.0.0"), Unknown("x", candidates=("BSD-2-Clause",)), Basis.UNKNOWN),
    ),
)


def unused(text: str, *, above: str = "") -> list[Finding]:
    policy = parse_policy(text, "licet.toml", library=lambda *_: Source(above, "org.toml", None))
    outbound = Outbound(parse("Apache-2.0"), OutboundBasis.DECLARED)
    found = evaluate(INVENTORY, policy, outbound, use=None, distributions=None, today=date(2026, 1, 1))
    return [each for each in found if each.code == "policy-unused"]


def lines(findings: Sequence[Finding]) -> list[int | None]:
    return [place.line for each in findings for place in each.evidence]


def test_licenses_that_are_allowed_and_not_here_are_one_finding_with_each_line() -> None:
    (finding,) = unused('[policy]\nallow = [\n  "MIT",\n  "Zlib",\n  "ISC",\n  "0BSD",\n]\n')
    assert (finding.subject, lines([finding])) == ("project", [4, 6])
    assert finding.message == "allowed, and nothing here is under it: Zlib, 0BSD"


@pytest.mark.parametrize(
    "license",
    [
        "MIT",
        "GPL-2.0-only",
        "MIT OR GPL-2.0-only",
        "ISC",
        "BSD-2-Clause",
        "CC-BY-4.0",
        "Apache-2.0",
        "GPL-2.0-or-later",
    ],
)
def test_what_is_here_in_any_way_is_used(license: str) -> None:
    # GPL-2.0-or-later is allowed and GPL-2.0-only is here, which that does not cover.
    assert bool(unused(f'[policy]\nallow = ["{license}"]\n')) is (license == "GPL-2.0-or-later")


def test_a_line_that_another_outweighs_is_unused() -> None:
    assert lines(unused('[policy]\nallow = ["MIT", "ISC"]\n[[where]]\nscope = "dev"\nreview = "ISC"\n')) == [2]


@pytest.mark.parametrize(
    "text",
    [
        '[policy]\ndeny = ["Zlib"]\nreview = ["0BSD"]\n',
        '[policy]\nallow = ["category:network-copyleft", "flag:osi-approved"]\n',
        '[policy]\nextends = "permissive"\n',
        '[[use]]\npackage = "pkg:npm/a@>=1"\nhow = "static"\n',
        '[[use]]\npackage = "tests"\nhow = "build"\n',
        '[[clarify]]\npackage = "pkg:npm/b"\nlicense = "ISC"\n',
        '[[where]]\nscope = "dev"\nallow = "ISC"\n',
        '[[where]]\npackage = "tests/**"\nscope = "test"\nallow = "ISC"\n',
    ],
)
def test_what_is_used_or_meant_for_what_is_not_here_is_not_told(text: str) -> None:
    assert unused(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[use]]\npackage = "pkg:npm/z"\nhow = "static"\n', ["pkg:npm/z"]),
        (
            '[[use]]\npackage = "pkg:npm/*"\nhow = "static"\n[[use]]\npackage = "pkg:npm/a"\nhow = "build"\n',
            ["pkg:npm/a"],
        ),
        ('[[clarify]]\npackage = "pkg:npm/b@2.0.0"\nlicense = "ISC"\n', ["pkg:npm/b@2.0.0"]),
        ('[[where]]\npackage = "src"\nallow = "ISC"\n', ["project"]),
        ('[[where]]\nscope = "build"\ndeny = "ISC"\n', ["project"]),
    ],
)
def test_an_entry_that_is_about_nothing_here_is_told(text: str, expected: list[str]) -> None:
    assert [each.subject for each in unused(text)] == expected


def test_entries_of_a_file_above_serve_others_too() -> None:
    use = '[[use]]\npackage = "pkg:npm/z"\nhow = "static"\n'
    above = f'[policy]\nallow = "Zlib"\n{use}[[where]]\nscope = "build"\ndeny = "ISC"\n'
    assert unused('[policy]\nextends = "./org.toml"\n', above=above) == []


def test_it_can_be_turned_off() -> None:
    assert unused('[policy]\nallow = "Zlib"\nseverity = { policy-unused = "off" }\n') == []
