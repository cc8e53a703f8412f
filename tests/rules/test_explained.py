# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why the policy says what it says: the line that decided, and why the others did not."""

from __future__ import annotations

from datetime import date

import pytest

from licet.licenses.expression import parse
from licet.model import Basis, Component, Evidence, Inventory, Outbound, OutboundBasis, Resolution, Scope, Unknown
from licet.rules.evaluate import case_of, findings
from licet.rules.explained import Explained, as_fields, explain, suppose
from licet.rules.policy import Lists, Policy, Ruling, Source, parse_policy
from licet.rules.selectors import Selector

TODAY = date(2026, 1, 1)


def supposed(text: str, license: str, subject: str = "pkg:npm/a@1", scope: Scope = Scope.RUNTIME) -> Explained:
    return suppose(parse_policy(text, "licet.toml"), subject, parse(license), scope, TODAY)


@pytest.mark.parametrize(
    ("text", "license", "expected"),
    [
        ('allow = "MIT"', "MIT", [("names it exactly", True)]),
        ('allow = "category:permissive"\ndeny = "flag:osi-approved"', "MIT",
         [("names a list that it is on", True), ("names its category, which is less exact", False)]),
        ('extends = "permissive"\nreview = "category:permissive"', "MIT",
         [("names its category", True), ("as exact, and the nearer file goes before it", False)]),
        ('allow = "flag:osi-approved"\nreview = "flag:fsf-free"', "MIT",
         [("names a list that it is on", True), ("as exact, and review goes before allow", False)]),
        ('allow = ["GPL-3.0-only", "GPL-3.0-or-later"]', "GPL-3.0-or-later",
         [("names it exactly", True), ("names the same text, which is less exact", False)]),
        ('allow = "ISC"\n[[where]]\nscope = "runtime"\ndeny = "category:permissive"', "ISC",
         [("stands in a [[where]] that applies, and names its category", True),
          ("a [[where]] that applies goes before it", False)]),
        ('allow = "ISC"', "MIT", []),
    ],
)  # fmt: skip
def test_each_line_says_why_it_does_or_does_not_decide(
    text: str, license: str, expected: list[tuple[str, bool]]
) -> None:
    (part,) = supposed(f"[policy]\n{text}\n", license).parts
    assert [(each.why, each.decides) for each in part.lines] == expected


@pytest.mark.parametrize(
    ("text", "license", "ruling", "why"),
    [
        ("", "MIT", Ruling.ALLOW, "nothing is allowed by a line"),
        ('allow = "ISC"', "MIT", Ruling.UNLISTED, "something is allowed, and no line covers it"),
        ('deny = "MIT"', "MIT", Ruling.DENY, "names it exactly"),
    ],
)
def test_what_no_line_covers_is_explained_too(text: str, license: str, ruling: Ruling, why: str) -> None:
    made = supposed(f"[policy]\n{text}\n", license)
    assert made.ruled is not None
    assert made.ruled.ruling is ruling
    assert why in made.parts[0].why


def test_a_denial_from_above_is_named_with_what_it_outweighs() -> None:
    policy = parse_policy(
        '[policy]\nextends = "./org.toml"\nallow = "MIT"\n',
        "licet.toml",
        library=lambda *_: Source('[policy]\ndeny = "category:permissive"\n', "org.toml", None),
    )
    (part,) = suppose(policy, "pkg:npm/a@1", parse("MIT"), Scope.RUNTIME, TODAY).parts
    assert part.why == "org.toml denies it, which nothing that extends it can lift but an exception"
    assert [(each.covering.line.place.path, each.decides) for each in part.lines] == [
        ("licet.toml", False), ("org.toml", True),
    ]  # fmt: skip
    assert "what org.toml denies stays denied" in part.lines[0].why


def test_a_preset_gives_the_reason_of_its_line_and_the_source_of_that() -> None:
    (part,) = as_fields(supposed('[policy]\nextends = "saas"\n', "AGPL-3.0-only"))["parts"]
    assert part["decided"]["entry"] == "category:network-copyleft"
    assert part["decided"]["path"] == "preset:saas"
    assert "source" in part["decided"]["reason"]
    assert part["decided"]["source"].startswith("https://")
    assert part["others"] > 5


def test_every_license_of_an_expression_is_explained_and_the_whole_where_a_line_names_it() -> None:
    made = supposed('[policy]\nallow = ["MIT AND Zlib", "MIT"]\n', "Zlib AND MIT")
    assert [(str(part.license), part.ruled.ruling) for part in made.parts] == [
        ("Zlib AND MIT", Ruling.ALLOW), ("Zlib", Ruling.UNLISTED), ("MIT", Ruling.ALLOW),
    ]  # fmt: skip


def test_exceptions_say_whether_they_apply() -> None:
    entry = '[[exception]]\npackage = "pkg:npm/{}"\nlicense = "{}"\nreason = "x"\n{}\n'
    made = supposed(
        entry.format("a", "MIT", "")
        + entry.format("a@<1", "MIT", "")
        + entry.format("*", "ISC", "")
        + entry.format("a", "MIT", "expires = 2025-12-31"),
        "MIT",
    )
    assert [(each.applies, each.why) for each in made.exceptions] == [
        (True, "without an end"), (False, "is for ISC alone"), (False, "ended on 2025-12-31"),
    ]  # fmt: skip


COPYLEFT = Component("pkg:npm/b@2.0.0", scope=Scope.DEV, evidence=(Evidence("package-lock.json", 3),))
UNREAD = Component("pkg:npm/c@1.0.0")
INVENTORY = Inventory(
    resolutions=(
        Resolution(COPYLEFT, parse("MIT OR GPL-3.0-only"), Basis.DECLARED),
        Resolution(UNREAD, Unknown("nobody looked"), Basis.UNKNOWN),
    )
)


def explained(policy: Policy, wanted: str) -> tuple[Explained, ...]:
    outbound = Outbound(parse("Apache-2.0"), OutboundBasis.DECLARED)
    case = case_of(INVENTORY, policy, outbound, use=None, distributions=None, today=TODAY)
    return explain(case, findings(case), Selector(wanted))


def test_what_is_there_is_explained_with_its_use_its_law_and_its_findings() -> None:
    policy = parse_policy(
        '[policy]\ndeny = ["MIT", "GPL-3.0-only"]\n[[use]]\npackage = "pkg:npm/b@>=2"\nhow = "static"\n', "licet.toml"
    )
    (made,) = explained(policy, "pkg:npm/b")
    fields = as_fields(made)
    assert (fields["subject"], fields["scope"], fields["ruling"]) == ("pkg:npm/b@2.0.0", "dev", "deny")
    assert fields["use"] == {"how": "static", "path": "licet.toml", "line": 3}
    assert fields["chosen"] == "MIT"
    assert fields["law"]["verdict"] in {"compatible", "conditional"}
    assert ("license-denied", "warning") in [(each["code"], each["severity"]) for each in fields["findings"]]


def test_what_no_license_is_known_of_has_no_ruling() -> None:
    (made,) = explained(parse_policy('[policy]\nallow = "MIT"\n', "licet.toml"), "pkg:npm/c")
    assert (made.ruled, made.parts, made.license) == (None, (), None)
    assert as_fields(made)["ruling"] is None


def test_what_a_pattern_means_is_explained_together_and_what_nothing_means_is_nothing() -> None:
    assert [each.subject for each in explained(Policy(), "pkg:npm/*")] == ["pkg:npm/b@2.0.0", "pkg:npm/c@1.0.0"]
    assert explained(Policy(), "pkg:npm/b@<2") == ()


@pytest.mark.parametrize(
    "license", ["MIT", "JSON", "GPL-3.0-only", "MIT AND GPL-2.0-only", "MIT OR JSON", "LicenseRef-X"]
)
def test_the_explanation_says_what_the_lists_do(license: str) -> None:
    text = '[policy]\nextends = ["permissive", "distro"]\ndeny = "flag:fsf-free"\nallow = ["GPL-2.0-only"]\n'
    policy = parse_policy(text, "licet.toml")
    made = suppose(policy, "pkg:npm/a", parse(license), Scope.RUNTIME, TODAY)
    assert made.ruled == Lists(policy).ruled(parse(license))
    for part in made.parts:
        deciding = [each.covering.line for each in part.lines if each.decides]
        assert deciding == ([part.ruled.line] if part.ruled.line else [])
