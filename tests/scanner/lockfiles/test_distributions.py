# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files of distributions: Debian's control and copyright, RPM's specs, and the shell scripts of Alpine and Arch."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.licenses.catalog import find
from licet.licenses.expression import ids, parse
from licet.model import SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import apkbuild, debian_control, pkgbuild, read_manifests, rpm_spec
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.reading.macros import UNKNOWN, expanded
from licet.scanner.lockfiles.reading.shell import Script
from licet.scanner.metadata.deb822 import paragraphs
from licet.scanner.metadata.debian_copyright import SHORT_NAMES, stated, to_spdx

HEAD = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"


def test_paragraphs_have_fields_that_go_on_comments_and_lines() -> None:
    first, second = paragraphs("A: 1\n b\n\tc\n# no\n d\nB:2\n\n \n\nC : 3\nA:\n")
    assert (first.text("a"), first.text("b"), second.line, second.text("c"), second.text("a")) == (
        *("1\nb\nc\nd", "2", 10, "3", ""),
    )


@pytest.mark.parametrize(("text", "line"), [(" a", 1), ("A: 1\nb", 2), ("A: 1\n\n b", 3), (": a", 1)])
def test_what_is_neither_a_field_nor_goes_on_is_refused(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as refused:
        debian_control.read(Opened("debian/control", text))
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("names", "expression"),
    [
        ("Expat", "MIT"),
        ("GPL-2", "GPL-2.0-only"),
        ("GPL-2+", "GPL-2.0-or-later"),
        ("GPL", "GPL-1.0-or-later"),
        ("LGPL-2.1+", "LGPL-2.1-or-later"),
        ("AGPL-3", "AGPL-3.0-only"),
        ("GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later"),
        ("Perl", "(Artistic-1.0-Perl OR GPL-1.0-or-later)"),
        ("Apache-2.0 or Expat", "Apache-2.0 OR MIT"),
        ("GPL-2+ or Artistic-2.0, and BSD-3-clause", "(GPL-2.0-or-later OR Artistic-2.0) AND (BSD-3-Clause)"),
        ("Expat and ISC or Zlib", "MIT AND ISC OR Zlib"),
        ("GPL-3+ with Autoconf exception", "GPL-3.0-or-later WITH Autoconf-exception-3.0"),
        ("GPL-3+ with Unheard exception", None),
        ("BSD-3-clause-ours", None),
        ("BSD", None),
        ("and", None),
        ("", None),
        (",", None),
        ("Expat or ", None),
        ("x " * 10_000, None),
    ],
)
def test_short_names_in_the_words_of_spdx(names: str, expression: str | None) -> None:
    assert to_spdx(names) == expression


def test_every_short_name_is_of_the_catalog() -> None:
    for expression in SHORT_NAMES.values():
        assert all(find(id) for id in ids(parse(expression)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}\nFiles: *\nLicense: Expat\n", ("Expat", "MIT", 4)),
        (f"{HEAD}\nFiles: a\nLicense: ISC\n\nFiles: b *\nLicense: own\n", ("own", None, 7)),
        (f"{HEAD}License: Zlib\n\nFiles: a\nLicense: ISC\n", ("Zlib", "Zlib", 2)),
        (f"{HEAD}\nFiles: *\nLicense:\n text\n", None),
        ("Files: *\nLicense: Expat\n", None),
        ("This is prose.\n", None),
        ("", None),
    ],
)
def test_the_paragraph_for_all_files_speaks_for_the_whole(text: str, said: tuple[str, str | None, int] | None) -> None:
    found = stated(text)
    assert (found and (found.raw, found.expression, found.line)) == said


@pytest.mark.parametrize(("manifest", "declared"), [("", ["MIT"]), ('{"license": "ISC"}', ["ISC"])])
def test_packagers_speak_where_the_project_s_own_manifests_are_silent(
    manifest: str, declared: list[str], tmp_path: Path
) -> None:
    files = {"debian/copyright": f"{HEAD}\nFiles: *\nLicense: Expat\n", "a/debian/copyright": f"{HEAD}License: ISC\n"}
    made = []
    for path, text in (files | ({"package.json": manifest} if manifest else {})).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        made.append(SourceFile(tmp_path, path, len(text), classify(path)))
    assert [str(each.concluded) for each in read_manifests(made).declarations] == declared


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a%{x}b%x", "aXbX"),
        ("%%{x}", "%{x}"),
        ("%{?x}%{?n}", "X"),
        ("%{!?x:a}%{!?n:b}", "b"),
        ("%{?x:-%{x}}", "-X"),
        ("%{?!n:c}", "c"),
        ("%{n}", UNKNOWN),
        ("%n", UNKNOWN),
        ("%(run this)", UNKNOWN),
        ("%[1 + 2]", UNKNOWN),
        ("%{py3_dist a}", UNKNOWN),
        ("%{lua: x}", UNKNOWN),
        ("50%", "50%"),
        ("%{x", "X"),
    ],
)
def test_macros_are_put_in_where_the_file_defines_them(text: str, value: str) -> None:
    assert expanded(text, {"x": "X"}) == value


@pytest.mark.parametrize(
    "text", ["", "# -*- mode: python -*-\na = Analysis(['x.py'])\n", "Name: only\n", "describe('x')"]
)
def test_a_spec_of_something_else_asks_for_nothing(text: str) -> None:
    read = rpm_spec.read(Opened("x.spec", text))
    assert (read.components, read.own, read.skipped) == ((), (), ())


@pytest.mark.parametrize(
    ("license", "expression"),
    [("GPLv2+", "GPL-2.0-or-later"), ("MIT AND Zlib", "MIT AND Zlib"), ("%{unknown}", None)],
)
def test_a_spec_states_a_license_in_old_names_and_new(license: str, expression: str | None) -> None:
    read = rpm_spec.read(Opened("x.spec", f"Name: x\nVersion: 1\nLicense: {license}\n"))
    assert next((str(each.concluded) for each in read.declarations), None) == expression


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a=b", [("b", 1)]),
        ('\na="b\n c"', [("b", 2), ("c", 3)]),
        ("a='b c' # d", [("b", 1), ("c", 1)]),
        ("a=(b 'c d' # e\n f)", [("b", 1), ("c d", 1), ("f", 2)]),
        ("a=\"b\"c'd'", [("bcd", 1)]),
        ("a=b; c=d", [("b", 1)]),
        ("a=b\na+=' c'", [("b", 1), ("c", 2)]),
        ('  local a="b"', [("b", 1)]),
        ('v=x\na="$v ${v}-y"', [("x", 1), ("x-y", 2)]),
        ('v="x y"\na="$v"', [("x", 1), ("y", 1)]),
        ("v=x\na='$v'", [("$v", 2)]),
        ('a="$(run this) b"', [("$(runthis)", 1), ("b", 1)]),
        ('a="\\$x"', [("$x", 1)]),
        ("a=(b", []),
        ('a="b', []),
        ('a="$a"', [("$a", 1)]),
        ("echo a=b", []),
        ('x="\na=b\n"', []),
    ],
)
def test_what_a_script_assigns(text: str, words: list[tuple[str, int]]) -> None:
    assert [(word.text, word.line) for word in Script(text).words("a")] == words


def test_variables_of_a_script_do_not_unfold_without_bound() -> None:
    text = "a0='" + "x " * 100 + "'\n" + "".join(f'a{n}="$a{n - 1} $a{n - 1}"\n' for n in range(1, 60))
    assert len(list(Script(f'{text}depends="$a59"\n').words("depends"))) <= 10_000


def test_nothing_of_a_script_is_run(tmp_path: Path) -> None:
    text = f'depends="$(touch {tmp_path}/ran) `touch {tmp_path}/ran`"\npkgname=x\n'
    for reader in (apkbuild, pkgbuild):
        assert reader.read(Opened(reader.NAME, text)).components == ()
    assert list(tmp_path.iterdir()) == []
