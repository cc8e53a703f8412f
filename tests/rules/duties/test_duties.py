# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What has to be done to ship: the right things, each once, with its clause, and nothing that nobody asks for."""

from __future__ import annotations

from datetime import date

import pytest

from licet.licenses.catalog import all_records
from licet.licenses.expression import License, parse
from licet.model import (
    Basis,
    Component,
    Detection,
    Distribution,
    FileFacts,
    FileKind,
    Inventory,
    Method,
    Obligation,
    Outbound,
    OutboundBasis,
    Resolution,
    Scope,
    Unknown,
    Use,
)
from licet.rules.duties import obligations
from licet.rules.duties.table import duties_of, rows
from licet.rules.evaluate import case_of
from licet.rules.policy import Policy
from licet.rules.texts import text_id

BINARY = (Distribution.BINARY,)


def resolved(license: str | None, name: str, **said: object) -> Resolution:
    component = Component(f"pkg:npm/{name}@1", **said)  # type: ignore[arg-type] # fields of a component
    concluded = parse(license) if license else Unknown("nobody knows")
    return Resolution(component, concluded, Basis.DECLARED)


def asked(
    *resolutions: Resolution, outbound: str = "GPL-3.0-or-later", ways: tuple[Distribution, ...] = BINARY
) -> tuple[Obligation, ...]:
    license = Outbound(parse(outbound), OutboundBasis.DECLARED)
    inventory = Inventory(resolutions=resolutions)
    case = case_of(inventory, Policy(), license, use=None, distributions=ways, today=date(2026, 1, 1))
    return obligations(case.shipped)


def keys(license: str, *, use: Use | None = None, way: Distribution = Distribution.BINARY) -> set[str]:
    return {each.duty for each in asked(resolved(license, "a", use=use), ways=(way,))}


@pytest.mark.parametrize(
    ("license", "use", "expected"),
    [
        ("MIT", Use.DYNAMIC, {"include-text"}),
        ("0BSD", Use.DYNAMIC, set()),
        ("BSD-3-Clause", Use.DYNAMIC, {"include-text", "names"}),
        ("Apache-2.0", Use.DYNAMIC, {"include-text", "keep-notice", "state-changes", "names"}),
        (
            "LGPL-2.1-or-later",
            Use.DYNAMIC,
            {
                "include-text",
                "state-changes",
                "offer-source",
                "license-library",
                "say-it-is-used",
                "allow-relinking",
                "allow-reverse-engineering",
            },
        ),
        ("LGPL-2.1-or-later", Use.SEPARATE, {"include-text", "state-changes", "offer-source", "license-library"}),
        ("MPL-2.0", Use.DYNAMIC, {"include-text", "offer-source", "license-files", "names"}),
        (
            "GPL-3.0-only",
            Use.STATIC,
            {"include-text", "state-changes", "offer-source", "license-whole", "installation-information"},
        ),
        ("GPL-3.0-only", Use.SEPARATE, {"include-text", "state-changes", "offer-source", "installation-information"}),
        ("GPL-2.0-only", Use.BUILD, set()),
        ("BSD-4-Clause", Use.DYNAMIC, {"include-text", "acknowledge", "names"}),
    ],
)
def test_what_a_license_asks_for(license: str, use: Use, expected: set[str]) -> None:
    assert keys(license, use=use) == expected


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (Distribution.INTERNAL, set()),
        (Distribution.NETWORK, {"network-source"}),
        (Distribution.SOURCE, set()),  # recipients fetch it themselves
    ],
)
def test_how_the_work_is_passed_on_decides(way: Distribution, expected: set[str]) -> None:
    assert keys("AGPL-3.0-only", way=way) == expected


def test_copied_source_goes_out_with_the_source() -> None:
    assert keys("MIT", use=Use.COPIED, way=Distribution.SOURCE) == {"include-text"}


def test_each_duty_of_a_license_is_there_once_with_all_that_it_is_of() -> None:
    found = asked(resolved("MIT", "b"), resolved("MIT", "a"), resolved("ISC", "c"))
    assert [(each.license, each.components) for each in found] == [
        ("ISC", ("pkg:npm/c@1",)),
        ("MIT", ("pkg:npm/a@1", "pkg:npm/b@1")),
    ]


def test_of_a_choice_the_branch_that_was_taken_counts() -> None:
    assert {each.license for each in asked(resolved("GPL-2.0-only OR MIT", "a"), outbound="MIT")} == {"MIT"}
    assert {each.license for each in asked(resolved("ISC AND MIT", "a"), outbound="MIT")} == {"ISC", "MIT"}


def test_what_is_not_shipped_asks_for_nothing() -> None:
    assert asked(resolved("MIT", "a", scope=Scope.DEV), resolved(None, "b")) == ()


def test_how_long_source_is_offered() -> None:
    (offer,) = [each for each in asked(resolved("GPL-2.0-only", "a"), outbound="GPL-2.0-only") if each.until]
    assert (offer.duty, offer.clause) == ("offer-source", "section 3")
    assert "three years" in offer.until


def test_an_exception_frees_the_rest_of_the_work() -> None:
    assert "license-whole" not in keys("GPL-2.0-only WITH Classpath-exception-2.0")
    assert "offer-source" in keys("GPL-2.0-only WITH Classpath-exception-2.0")


def test_a_license_that_nobody_has_listed_is_to_be_read() -> None:
    assert keys("LicenseRef-Theirs") == {"read"}


@pytest.mark.parametrize(
    "license", ["LicenseRef-scancode-public-domain", "LicenseRef-scancode-public-domain-disclaimer"]
)
def test_what_is_in_the_public_domain_asks_for_nothing(license: str) -> None:
    assert keys(license) == set()


@pytest.mark.parametrize("license", ["OFL-1.1", "OFL-1.0-no-RFN"])
def test_a_font_asks_for_nothing_of_the_work_that_it_is_in(license: str) -> None:
    (whole,) = [each for each in asked(resolved(license, "a")) if each.duty == "license-whole"]
    assert (whole.clause, "the font" in whole.text, "whole work" in whole.text) == ("condition 5", True, False)


def source(path: str, license: str, kind: FileKind = FileKind.SOURCE) -> FileFacts:
    return FileFacts(path, kind, 9, detections=(Detection(parse(license), 1, 1, 1.0, Method.EXACT, "rule"),))


def licenses_of(*files: FileFacts, outbound: str) -> set[str]:
    license = Outbound(parse(outbound), OutboundBasis.DECLARED)
    inventory = Inventory(files=files)
    case = case_of(inventory, Policy(), license, use=None, distributions=BINARY, today=date(2026, 1, 1))
    return {each.license for each in obligations(case.shipped)}


@pytest.mark.parametrize(
    ("outbound", "stated", "left"),
    [
        ("LGPL-2.1-only", "LGPL-2.1-or-later", set()),
        ("LGPL-2.1-only", "LGPL-2.0-or-later", set()),  # "LGPL", without a version
        ("GPL-3.0-or-later", "GPL-3.0-or-later AND ISC", {"ISC"}),
        ("LGPL-2.1-only", "GPL-2.0-or-later", {"GPL-2.0-or-later"}),
        ("GPL-3.0-or-later", "GPL-2.0-only", {"GPL-2.0-only"}),
        ("MIT", "ISC", {"ISC"}),
    ],
)
def test_the_project_owes_itself_nothing(outbound: str, stated: str, left: set[str]) -> None:
    assert licenses_of(source("ours/a.py", stated), outbound=outbound) == left


def test_what_was_copied_is_owed_for_under_the_project_s_own_license_too() -> None:
    copied = source("vendor/a.py", "GPL-3.0-only", FileKind.VENDORED)
    assert licenses_of(copied, outbound="GPL-3.0-or-later") == {"GPL-3.0-only"}


def test_every_duty_of_every_record_has_a_source() -> None:
    for record in all_records():
        if record.curated and record.kind == "license":
            for use in (Use.COPIED, Use.STATIC, Use.DYNAMIC, Use.SEPARATE):
                for duty in duties_of(License(record.id), use, tuple(Distribution)):
                    assert duty.source, (record.id, duty)


def test_every_row_is_of_licenses_that_there_are() -> None:
    known = {text_id(License(record.id)) for record in all_records()}
    named = {id for row in rows() for id in row.licenses}
    assert named <= known
    for row in rows():
        assert row.tag or row.term or row.licenses
        assert row.clause or row.tag or row.term
