# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whose word is taken for a license: what is declared, what the license files are, or nobody's."""

from __future__ import annotations

import pytest

from licet.licenses.catalog import text
from licet.licenses.expression import License
from licet.model import Basis, Component, Evidence, Resolution, Unknown
from licet.scanner.packages.found import Found
from licet.scanner.resolve.conclude import conclude

COMPONENT = Component("pkg:pypi/a@1")
BSD = "License :: OSI Approved :: BSD License"


def concluded(declared: str | None = None, *classifiers: str, **files: str) -> Resolution:
    texts = tuple((path.replace("_", "."), content) for path, content in files.items())
    return conclude(COMPONENT, Found(declared, classifiers, texts, "a-1.dist-info/METADATA"))


def test_an_expression_that_is_declared_stands_though_files_say_less() -> None:
    found = concluded("MIT OR Apache-2.0", LICENSE=text("MIT"))
    assert (str(found.concluded), found.basis) == ("MIT OR Apache-2.0", Basis.DECLARED)
    assert str(found.detected) == "MIT"
    assert found.evidence == (
        Evidence("a-1.dist-info/METADATA", None, "MIT OR Apache-2.0"), Evidence("a-1.dist-info/LICENSE", 5, "MIT"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "classifiers"), [("BSD", ()), (None, (BSD,)), ("BSD", (BSD,)), ("BSD License", ())]
)
def test_a_license_file_tells_the_members_of_a_family_apart(declared: str | None, classifiers: tuple[str, ...]) -> None:
    found = concluded(declared, *classifiers, LICENSE=text("BSD-3-Clause"))
    assert (str(found.concluded), found.basis) == ("BSD-3-Clause", Basis.DETECTED)
    assert found.declared == "; ".join(filter(None, (declared, *classifiers)))


# REUSE-IgnoreStart
def test_a_license_file_that_offers_a_choice_offers_all_of_it() -> None:
    found = concluded("BSD", LICENSE="SPDX-License-Identifier: BSD-3-Clause OR GPL-2.0-only")
    assert (str(found.concluded), found.basis) == ("BSD-3-Clause OR GPL-2.0-only", Basis.DETECTED)
    found = concluded("BSD", LICENSE="SPDX-License-Identifier: BSD-3-Clause AND (MIT OR GPL-2.0-only)")
    assert str(found.concluded) == "BSD-3-Clause"


# REUSE-IgnoreEnd


def test_a_family_without_a_license_file_stays_open_and_says_so() -> None:
    found = concluded("BSD")
    assert isinstance(found.concluded, Unknown)
    assert not found.concluded.missing
    assert "it ships no license file to settle it" in found.concluded.why


def test_notices_of_source_files_tell_the_members_of_a_family_apart_and_their_words_do_not() -> None:
    notice = "\n".join(f"# {line}" for line in text("BSD-3-Clause").splitlines())
    for header, expected in ((notice, "BSD-3-Clause"), ("# as BSD-3-Clause is, among others", None)):
        found = conclude(COMPONENT, Found("BSD", (), (), "a-1.dist-info/METADATA", headers=(("a.py", header),)))
        assert (found.concluded == License(expected)) if expected else isinstance(found.concluded, Unknown)
    assert concluded(None).basis is Basis.UNKNOWN


def test_a_family_whose_file_is_of_another_license_stays_open() -> None:
    found = concluded("BSD", LICENSE="All rights reserved.")
    assert isinstance(found.concluded, Unknown)
    assert "none of its license files settles it" in found.concluded.why


def test_where_nothing_is_declared_all_license_files_hold_at_once() -> None:
    found = concluded(LICENSE_MIT=text("MIT"), LICENSE_APACHE=text("Apache-2.0"))
    assert found.basis is Basis.DETECTED
    assert str(found.concluded) in ("MIT AND Apache-2.0", "Apache-2.0 AND MIT")


def test_what_says_nothing_at_all_grants_nothing() -> None:
    found = concluded()
    assert found.basis is Basis.UNKNOWN
    assert isinstance(found.concluded, Unknown)
    assert found.concluded.missing


def test_of_a_part_nobody_says_that_it_grants_nothing() -> None:
    found = conclude(COMPONENT, Found(None, (), (), "maven/a.pom", whole=False))
    assert found.concluded == Unknown(
        "states no license where that was looked for, and its files were not there to look at"
    )


def test_files_that_nobody_knows_are_not_the_same_as_none() -> None:
    found = concluded(LICENSE="You may use this on Tuesdays, if you hum.")
    assert isinstance(found.concluded, Unknown)
    assert not found.concluded.missing
    assert "LICENSE" in found.concluded.why


def test_unlicensed_of_npm_grants_nothing_whatever_files_there_are() -> None:
    found = concluded("UNLICENSED", LICENSE=text("MIT"))
    assert isinstance(found.concluded, Unknown)
    assert (found.concluded.missing, found.basis) == (True, Basis.DECLARED)


def test_unlicense_is_a_license() -> None:
    assert str(concluded("Unlicense").concluded) == "Unlicense"


def test_a_name_that_nobody_knows_gives_way_to_the_license_file() -> None:
    found = concluded("Our Very Own Terms", LICENSE=text("MIT"))
    assert (str(found.concluded), found.basis) == ("MIT", Basis.DETECTED)


def test_a_note_stands_beside_what_was_declared() -> None:
    found = conclude(COMPONENT, Found("MIT", (), (), "x"), " (version 2 is installed, not 1)")
    assert found.evidence[0].text == "MIT (version 2 is installed, not 1)"


def test_a_word_that_only_names_a_license_is_no_license_file() -> None:
    assert concluded(README="See the license.").detected is None


def described(declared: str, description: str, *texts: tuple[str, str]) -> Resolution:
    found = Found(declared, (), texts, "a-1.dist-info/METADATA", (("METADATA", description),))
    return conclude(COMPONENT, found)


@pytest.mark.parametrize(
    ("declared", "description", "license"),
    [
        ("BSD", text("BSD-3-Clause"), "BSD-3-Clause"),
        ("BSD", "a\n=\n\nLicense\n-------\n\nLicensed under the BSD-2-Clause license.\n", "BSD-2-Clause"),
        ("BSD", "a\n=\n\nReleased under the New BSD License.\n", "BSD-3-Clause"),
        ("BSD", text("BSD-2-Clause") + "\n\nThe parser is under the MIT License.\n", "BSD-2-Clause"),
    ],
)
def test_where_no_license_file_is_the_description_tells_what_a_family_means(
    declared: str, description: str, license: str
) -> None:
    found = described(declared, description)
    assert (str(found.concluded), found.basis) == (license, Basis.DETECTED)
    assert found.detected is None  # a description speaks of much else
    assert found.evidence[-1].path == "a-1.dist-info/METADATA"


@pytest.mark.parametrize(
    ("declared", "description"),
    [
        ("BSD", "Nothing of a license."),
        ("BSD", text("MIT")),
        ("BSD", text("BSD-2-Clause") + "\n\n" + text("BSD-3-Clause")),
    ],
)
def test_a_description_that_tells_nothing_or_too_much_leaves_it_open(declared: str, description: str) -> None:
    found = described(declared, description)
    assert isinstance(found.concluded, Unknown)
    assert [e.path for e in found.evidence] == ["a-1.dist-info/METADATA"]


def test_a_description_does_not_stand_against_what_is_declared_or_in_a_license_file() -> None:
    assert str(described("MIT", text("BSD-3-Clause")).concluded) == "MIT"
    found = described("BSD", text("BSD-3-Clause"), ("LICENSE", text("BSD-2-Clause")))
    assert str(found.concluded) == "BSD-2-Clause"


def test_a_description_alone_states_no_license() -> None:
    found = conclude(COMPONENT, Found(None, (), (), "a-1.dist-info/METADATA", (("METADATA", text("MIT")),)))
    assert isinstance(found.concluded, Unknown)
    assert found.concluded.missing
