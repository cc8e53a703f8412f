# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A license with a "not" put in, or left out, is not that license, however many of its words are there."""

from __future__ import annotations

import pytest

from licet.licenses import catalog
from licet.licenses.expression import parse
from licet.model import Role
from licet.scanner.detect import engine


def licenses(text: str) -> set[str]:
    """The licenses whose text TEXT is found to be."""
    return {str(each.expression) for each in engine().detect(text) if each.role is Role.TEXT}


def changed(identifier: str, said: str, instead: str) -> str:
    text = " ".join(catalog.text(identifier).split())
    assert said in text
    return text.replace(said, instead)


@pytest.mark.parametrize(
    ("identifier", "said", "denied"),
    [
        ("MIT", "Permission is hereby granted", "Permission is not hereby granted"),
        ("ISC", "fee is hereby granted", "fee is not granted"),
        ("BSD-2-Clause", "are permitted provided", "are not permitted provided"),
        ("Apache-2.0", "each Contributor hereby grants to You", "each Contributor does not grant to You"),
        ("Zlib", "Permission is granted", "Permission is never granted"),
    ],
)
def test_what_denies_what_a_license_grants_is_not_that_license(identifier: str, said: str, denied: str) -> None:
    assert identifier not in licenses(changed(identifier, said, denied))
    assert identifier in licenses(changed(identifier, said, said))


@pytest.mark.parametrize(
    ("identifier", "said", "same"),
    [
        ("MIT", "Permission is hereby granted", "Permission is herewith granted"),
        ("BSD-3-Clause", "may be used to endorse", "must be used to endorse"),
        ("Zlib", "must not be misrepresented", "may not be misrepresented"),
        ("Zlib", "must not be misrepresented", "cannot be misrepresented"),
    ],
)
def test_other_words_that_deny_as_much_leave_it_that_license(identifier: str, said: str, same: str) -> None:
    assert identifier in licenses(changed(identifier, said, same))


def test_a_rule_for_the_opposite_is_found_where_the_opposite_is_said() -> None:
    text = changed("BSD-2-Clause", "are permitted provided", "are not permitted provided")
    assert {str(each.expression) for each in engine().detect(text)} == {
        str(parse("LicenseRef-scancode-proprietary-license"))
    }
