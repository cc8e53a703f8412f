# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an entry of a policy is about."""

from __future__ import annotations

import pytest

from licet.rules.selectors import Selector, parse_selector


@pytest.mark.parametrize(
    ("selector", "subject", "selected"),
    [
        ("pkg:pypi/foo", "pkg:pypi/foo@1.0", True),
        ("pkg:pypi/Foo", "pkg:pypi/foo@1.0", True),
        ("pkg:pypi/foo@1.0", "pkg:pypi/foo@1.0", True),
        ("pkg:pypi/foo@1.0", "pkg:pypi/foo@2.0", False),
        ("pkg:pypi/foo", "pkg:npm/foo@1.0", False),
        ("pkg:npm/%40scope/foo", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/foo", "pkg:npm/%40scope/foo@1.0", False),
        ("vendor", "vendor/a/b.c", True),
        ("vendor/", "vendor/a/b.c", True),
        ("vendor", "vendors/a.c", False),
        ("**/*.js", "a/b/c.js", True),
        ("**/*.js", "c.js", True),
        ("*.js", "a/c.js", False),
        ("a/**/c.js", "a/b/b/c.js", True),
        ("a/?.js", "a/b.js", True),
        ("a+b.js", "aab.js", False),
        ("vendor", "pkg:pypi/vendor", False),
    ],
)
def test_selection(selector: str, subject: str, selected: bool) -> None:
    assert parse_selector(selector).selects(subject) is selected


@pytest.mark.parametrize("text", ["/etc/passwd", "../up", "a\\b", "pkg:", "pkg:pypi"])
def test_what_selects_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_selector(text)


def test_a_selector_keeps_its_spelling() -> None:
    assert parse_selector("pkg:pypi/Foo") == Selector("pkg:pypi/Foo")
