# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`[[where]]` rules some packages, paths or scopes, before the lists of the whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from licet.licenses.expression import parse
from licet.model import Basis, Component, Inventory, Outbound, OutboundBasis, Resolution, Scope, Severity
from licet.rules.evaluate import evaluate
from licet.rules.policy import Lists, Policy, Ruling, parse_policy
from tests.work import assert_linear

TODAY = date(2026, 1, 1)

WHERE = """
[policy]
allow = ["MIT"]
deny = ["GPL-3.0-only"]
severity = { license-unknown = "error" }

[[where]]
package = ["tests/**", "pkg:npm/@acme/*"]
allow = ["category:strong-copyleft"]
severity = { license-unknown = "off" }

[[where]]
scope = ["dev", "build"]
deny = ["MIT"]
"""


def policy(text: str = WHERE) -> Policy:
    return parse_policy(text, "licet.toml")


@pytest.mark.parametrize(
    ("subject", "scope", "license", "expected"),
    [
        ("src/a.c", Scope.RUNTIME, "GPL-3.0-only", Ruling.DENY),
        ("tests/a.c", Scope.RUNTIME, "GPL-3.0-only", Ruling.ALLOW),
        ("tests/a.c", Scope.RUNTIME, "MIT", Ruling.ALLOW),
        ("tests/a.c", Scope.RUNTIME, "ISC", Ruling.UNLISTED),
        ("pkg:npm/%40acme/x@1.0.0", Scope.RUNTIME, "GPL-3.0-only", Ruling.ALLOW),
        ("pkg:npm/x@1.0.0", Scope.RUNTIME, "GPL-3.0-only", Ruling.DENY),
        ("pkg:npm/x@1.0.0", Scope.DEV, "MIT", Ruling.DENY),
        ("pkg:npm/x@1.0.0", Scope.TEST, "MIT", Ruling.ALLOW),
        ("tests/a.c", Scope.BUILD, "MIT AND GPL-3.0-only", Ruling.DENY),
    ],
)
def test_its_lines_go_before_those_of_the_whole(subject: str, scope: Scope, license: str, expected: Ruling) -> None:
    assert Lists(policy()).at((subject,), scope).ruled(parse(license)).ruling is expected


def test_its_severities_go_before_those_of_the_whole() -> None:
    made = policy()
    assert made.severity("license-unknown", Scope.RUNTIME, ("tests/a.c",)) is None
    assert made.severity("license-unknown", Scope.RUNTIME, ("src/a.c",)) is Severity.ERROR
    assert made.severity("license-unknown") is Severity.ERROR


def test_packages_and_scopes_have_to_hold_together() -> None:
    made = policy('[[where]]\npackage = "vendor"\nscope = "test"\ndeny = "MIT"\n')
    at = {
        (subject, scope): Lists(made).at((subject,), scope).ruled(parse("MIT")).ruling
        for subject in ("vendor/a.c", "a.c")
        for scope in (Scope.TEST, Scope.RUNTIME)
    }
    assert [key for key, ruling in at.items() if ruling is Ruling.DENY] == [("vendor/a.c", Scope.TEST)]


def test_an_allowance_in_it_makes_what_it_leaves_out_denied_there_alone() -> None:
    made = policy('[[where]]\npackage = "vendor"\nallow = "MIT"\n')
    assert Lists(made).at(("vendor/a.c",), Scope.RUNTIME).ruled(parse("ISC")).ruling is Ruling.UNLISTED
    assert Lists(made).at(("a.c",), Scope.RUNTIME).ruled(parse("ISC")).ruling is Ruling.ALLOW


def test_a_component_is_judged_without_looking_at_every_entry() -> None:
    ids = ["MIT", "ISC", "Zlib", "Apache-2.0", "BSD-3-Clause", "MPL-2.0", "GPL-3.0-only", "LGPL-2.1-only", "0BSD"]
    outbound = Outbound(parse("GPL-3.0-or-later"), OutboundBasis.DECLARED)

    def prepare(size: int) -> Callable[[], object]:
        """Judge SIZE components by a policy that has as many entries."""
        rows = ["[policy]", f"allow = {ids[:6]}", 'deny = ["category:network-copyleft"]']
        for number in range(size // 3):
            rows += ["[[exception]]", f'package = "pkg:npm/p{number}-{3 * number}@>=1,<{number + 2}"']
            rows += ['license = "GPL-3.0-only"', 'reason = "x"']
            rows += ["[[use]]", f'package = "pkg:npm/p{number}-{3 * number}"', 'how = "separate"']
            rows += ["[[where]]", f'package = "pkg:npm/{number}-*"', 'allow = ["LGPL-2.1-only"]']
        made = policy("\n".join(rows))
        inventory = Inventory(
            resolutions=tuple(
                Resolution(Component(f"pkg:npm/p{n // 3}-{n}@1.{n}.0"), parse(ids[n % len(ids)]), Basis.DECLARED)
                for n in range(size)
            )
        )
        return lambda: evaluate(inventory, made, outbound, use=None, distributions=None, today=TODAY)

    assert_linear(prepare, 120)
