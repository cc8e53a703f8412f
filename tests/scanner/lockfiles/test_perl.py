# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""CPAN distributions: what scripts and metadata ask for, and the words that they have for licenses."""

from __future__ import annotations

import json

import pytest

from licet.scanner.lockfiles import cpan_meta, cpanfile, cpanfile_snapshot, makefile_pl
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.metadata.cpan_meta import spdx
from tests.scanner.lockfiles.cases import row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requires 'A'", ["A runtime"]),
        ('requires "A::B" => 1;', ["A::B runtime"]),
        ("requires('A', '== 1.0');", ["A@1.0 runtime"]),
        ("requires A => '1';", ["A runtime"]),
        ("requires 'A'; requires 'B';", ["A runtime", "B runtime"]),
        ("requires 'perl', '5.10'; conflicts 'B';", []),
        ("on test => sub { requires 'A'; recommends 'B' };", ["A test", "B test"]),
        ("on 'develop' => sub { suggests 'A' };", ["A dev"]),
        ("feature 'x' => sub { requires 'A' };", ["A optional"]),
        ("feature 'x', 'y' => sub { on build => sub { requires 'A' } };", ["A build"]),
        ("if ($x) { requires 'A' } requires 'B';", ["B runtime", "A runtime"]),
        ("my %requires = (requires => 'A'); $x->requires('B');", []),
        ("# requires 'A'\nrequires 'B';\n__END__\nrequires 'C';", ["B runtime"]),
    ],
)  # fmt: skip
def test_a_cpanfile_asks_for_modules(text: str, expected: list[str]) -> None:
    rows = cpanfile.read(Opened("cpanfile", text)).components
    assert [row(each).removeprefix("pkg:cpan/").removesuffix(" direct") for each in rows] == expected


@pytest.mark.parametrize("text", ["requires $x;", 'requires "A$x";', "requires @list;"])
def test_what_a_cpanfile_computes_is_said(text: str) -> None:
    found = cpanfile.read(Opened("cpanfile", text))
    assert found.components == ()
    assert [each.line for each in found.skipped] == [1]


def test_lists_in_a_makefile_are_read_where_they_stand_and_where_they_are_referred_to() -> None:
    text = (
        "my %p = ('A' => 0, perl => 5);\nWriteMakefile(NAME => 'X::Y', LICENSE => 'artistic_2', PREREQ_PM => \\%p,\n"
        "TEST_REQUIRES => { 'B' => '1.0', $x => 1, 'C' => $v, ($y ? ('D' => 0) : ()) });\n"
    )
    found = makefile_pl.read(Opened("Makefile.PL", text))
    assert [row(each) for each in found.components] == [
        "pkg:cpan/A runtime direct", "pkg:cpan/B test direct", "pkg:cpan/C test direct",
    ]  # fmt: skip
    assert found.own == ("pkg:cpan/X::Y",)
    assert [str(each.concluded) for each in found.declarations] == ["Artistic-2.0"]


@pytest.mark.parametrize("text", ["", "{}", "DISTRIBUTION\n", "# carton\n"])
def test_what_is_no_snapshot_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        cpanfile_snapshot.read(Opened("cpanfile.snapshot", text))


@pytest.mark.parametrize(
    ("path", "purl"),
    [
        ("A/AB/ABC/Foo-Bar-1.0.tar.gz", "pkg:cpan/ABC/Foo-Bar@1.0"),
        ("A/AB/ABC/sub/Foo-v1.2.3-TRIAL.zip", "pkg:cpan/ABC/Foo@v1.2.3-TRIAL"),
        ("A/AB/ABC/Foo-Bar.tgz", "pkg:cpan/ABC/Foo-Bar"),
        ("nonsense", "pkg:cpan/Foo-Bar@2.0"),
    ],
)
def test_the_path_of_an_archive_says_author_name_and_version(path: str, purl: str) -> None:
    text = f"# carton snapshot format: version 1.0\nDISTRIBUTIONS\n  Foo-Bar-2.0\n    pathname: {path}\n"
    assert [each.purl for each in cpanfile_snapshot.read(Opened("cpanfile.snapshot", text)).components] == [purl]


@pytest.mark.parametrize(
    ("licenses", "expected"),
    [
        (["perl_5"], "Artistic-1.0-Perl OR GPL-1.0-or-later"),
        (["Perl_5", "mit"], "(Artistic-1.0-Perl OR GPL-1.0-or-later) AND MIT"),
        (["bsd", "", "bsd"], "BSD-3-Clause"),
        (["open_source"], "open_source"),
    ],
)
def test_licenses_of_cpan_are_said_in_the_words_of_spdx(licenses: list[str], expected: str) -> None:
    assert spdx(licenses) == expected


@pytest.mark.parametrize("name", ["META.json", "META.yml"])
def test_metadata_of_others_is_left_alone(name: str) -> None:
    for fields in (
        {"a": 1},
        {"name": "x"},
        {"name": "x", "requires": {"A": 1}, "meta-spec": {"url": "https://PGXN.org"}},
    ):
        assert cpan_meta.read(Opened(name, json.dumps(fields))).components == ()
    found = cpan_meta.read(Opened(name, json.dumps({"name": "x", "requires": {"A": 1}}))).components
    assert [each.purl for each in found] == ["pkg:cpan/A"]
