# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words that markup hides are found; what has no markup stays as it is; lines are never lost, nor is time."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licet.licenses import catalog
from licet.model import Detection
from licet.scanner.detect import engine
from licet.scanner.documents import forms
from licet.scanner.documents.forms import FORMS, plain
from tests.scanner.documents.dressed import OTHER_LINES, SAME_LINES

KNOWN = ("Apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "ISC", "LGPL-2.1-only", "MIT", "MPL-2.0", "Zlib")

MARKS = (
    "\\", "\\n", "\\u0022", "\\x41", "\\302\\251", "\\fB", "\\(co", "\\begin{x}", "\\u{110000}", "\\ud800", "{\\rtf1 ",
    ".TH A 1", '.\\"', "'", '"', "'''", '");', "<b>", "<br>", "</p>", "<", ">", "&", "&shy;", "&#10;", "&#xD;", "&lt;",
    "C ", "dnl ", "REM ", "echo ", "@c ", "@node", "@sc{", "=head1", "B<", "=20", "=\n", "=C2=A9", "\b", "\x1b[1m",
    "\u00ad", "\u200b", "\ufb01", "\x85", "\u2028", "\udcff", "\x00", "\f", "\n", "\n", "\r\n", "\r", " ",
)  # fmt: skip
ROWS = (
    "\\", "\\x41", "\\[", "\\*[a", "\\h'", "\\f[", "\\'41", "&", "&a", "&#", "<", "<b", "<b ", "</p", '"', "' ", "=",
    "=20", "= ", "C ", "C \n", "dnl ", "\b", "\x1b[", "\x1b[1;", "{", "@a{", "(", " ", "@", "\r", "\n", ".\n", "\u00ad",
    "license ", "license\n", "license" + "\n" * 70, 'puts("a b c license");\n',
)  # fmt: skip
"""Marks that follow one another without end."""

WORDS = ("License", "copyright", "WARRANTY", "redistribute", "GPL", "quagga", "x")

marked_texts = st.lists(st.sampled_from(MARKS + WORDS)).map("".join)


def lines_of(text: bytes) -> int:
    return len(re.findall(rb"\r\n|\r|\n", text))


def main(text: bytes | str) -> Detection:
    found = engine().detect_utf8(text if isinstance(text, bytes) else text.encode())
    return max(found, key=lambda one: (one.end_line - one.start_line, one.score))


@pytest.mark.parametrize("form", SAME_LINES)
@pytest.mark.parametrize("identifier", KNOWN)
def test_a_license_in_a_form_is_found_as_it_is_without(identifier: str, form: str) -> None:
    text = catalog.text(identifier).strip()
    dressed = SAME_LINES[form](text)
    before, after = main(text), main(plain(dressed.encode()))
    more = len(dressed.split("\n")) - len(text.split("\n"))
    assert after.expression == before.expression
    assert after.score >= 0.9 * before.score
    assert after.start_line - before.start_line in (0, more, 1, 2)
    assert abs(after.end_line - before.end_line) <= more + 1


@pytest.mark.parametrize("form", OTHER_LINES)
@pytest.mark.parametrize("identifier", KNOWN)
def test_a_license_that_a_form_breaks_into_other_lines_is_found(identifier: str, form: str) -> None:
    text = catalog.text(identifier).strip()
    found = {str(one.expression) for one in engine().detect_utf8(plain(OTHER_LINES[form](text).encode()))}
    assert str(main(text).expression) in found


@pytest.mark.parametrize(
    ("dressed", "expected"),
    [
        (r'"the license\nof \"x\"\tis\r\n"', r'"the license of \"x\" is  "'),
        (r"license \\\\n\\u00A9 \xc2\xa9 \302\251 \251", "license  © © © ©"),
        (r"license \u{110000}\ud800.", "license   ."),
        (r"C:\Windows license", r"C:\Windows license"),
        ("<p>The <b>M</b>IT Li&shy;cense, license &copy;&nbsp;Ada</p>", " The MIT License, license © Ada "),
        ('<a href="/license">MIT</a> <i id="y">or</i><br/>', '<a href="/license">MIT</a> or '),
        ("license &#10;&#x2028; &quagga;", "license    &quagga;"),
        ("a < b && License > c", "a < b && License > c"),
        (".TH X 1\n.PP\nThe \\fBGPL\\fP \\(co\\ Ada\\-x", " X 1\n\nThe GPL © Ada-x"),
        ("=head1 B\n\nThe B<GNU> C<license>", "=head1 B\n\nThe  <GNU>  <license>"),
        ("@quotation\nunder the @sc{gpl}, @copyright{} Ada", "@quotation\nunder the  {gpl}, © Ada"),
        ("\\section{X}\nthe \\textbf{license} may\\-be", " {X}\nthe  {license} maybe"),
        ("dnl a license\ndnl b", " a license\n b"),
        ("C a license", "C a license"),
        ("c a license\nC b", " a license\n b"),
        ("REM a license\r\nrem b\r\n", " a license\r\n b\r\n"),
        (
            'puts("under a license of your");\r\nputs("own free choice");',
            '"under a license of your"\r\n"own free choice"',
        ),
        ('puts("under a license of your");\nputs(x, "own free choice");',) * 2,
        ("['LICENSE.txt',  # MIT\n'b/LICENSE',  # MIT\n]",) * 2,
        ("N\bNO W\x1b[1mARRANTY\x1b[0m", "NO WARRANTY"),
        ('echo "a license, \\033[1mC\\033[0mopyright"', 'echo "a license, Copyright"'),
        ("a license of \u200bmine, a license \ufb01t", "a license of mine, a license fit"),
    ],
)
def test_words_in_a_form(dressed: str, expected: str) -> None:
    assert plain(dressed.encode()).decode() == expected


def test_mail_is_decoded_and_a_broken_word_stands_where_it_began() -> None:
    mail = "Content-Transfer-Encoding: quoted-printable\n\n" + "license " * 8 + "copyrig=\nht =C2=A9 Ada=20\n"
    assert plain(mail.encode()).decode().split("\n")[2:] == ["license " * 8 + "copyright", " © Ada ", ""]


def test_a_word_processors_words_stand_where_they_began() -> None:
    text = "{\\rtf1\\ansi\\uc1{\\fonttbl{\\f0 Quagga;}}{\\*\\generator X;}The li\ncense\\par of \\u8220?Ada\\'94\n}"
    assert plain(text.encode()).decode() == "The license\n of “Ada”\n"


@given(marked_texts)
@example("{\\rtf1 \r\n\\\r}")
@example("license \r\b\n")
@example("puts('License of all that there is')\r;\r\nputs('x');")
def test_lines_are_kept_whatever_the_marks(text: str) -> None:
    raw = text.encode("utf-8", "surrogateescape")
    assert lines_of(plain(raw)) == lines_of(raw)


@given(st.binary(max_size=200), st.sampled_from((b"license ", b"{\\rtf", b"\\n license")))
def test_bytes_of_any_kind_raise_nothing(noise: bytes, mark: bytes) -> None:
    raw = mark + noise
    assert lines_of(plain(raw)) == lines_of(raw)


@given(
    st.lists(
        st.sampled_from(("License", "WARRANTY", "(c)", "quagga", "1.", "/*", "#", "//", "*", "\n", "é")), min_size=1
    )
)
def test_a_text_without_marks_is_the_same_object(words: list[str]) -> None:
    raw = " ".join(words).encode()
    assert plain(raw) is raw


def test_what_does_not_speak_of_licenses_is_the_same_object() -> None:
    raw = b'"quagga\\nzebra &shy; <b>' * 1000
    assert plain(raw) is raw


def test_lines_far_from_what_speaks_stay_as_they_are() -> None:
    far = "quagga\\nzebra\n"
    text = far * 100 + '"a license\\nof mine"\n' + far * 100
    shown = plain(text.encode()).decode().split("\n")
    assert shown[100] == '"a license of mine"'
    assert shown[0] == shown[-2] == "quagga\\nzebra"
    assert len(shown) == len(text.split("\n"))


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_a_long_row_of_marks_takes_linear_time(row: str) -> None:
    for begin in ("license ", "{\\rtf1 license ", ".TH A 1\nlicense \\fB", "=pod\nlicense B<\\"):
        raw = (begin + row * (200_000 // len(row))).encode()
        assert lines_of(plain(raw)) == lines_of(raw)


@pytest.mark.parametrize("module", [entry.module for entry in FORMS])
def test_every_form_that_is_registered_is_a_module_of_the_folder(module: str) -> None:
    form = import_module(f"licet.scanner.documents.forms.{module}")
    assert not form.applies("a plain license", "a plain license\nof two lines")
    assert form.plain("a plain license\nof two lines") == "a plain license\nof two lines"


def test_every_module_of_the_folder_is_in_use() -> None:
    modules = {path.stem for path in Path(forms.__file__).parent.glob("*.py")} - {"__init__"}
    beside = {"form", "invisible", "plain", "rtf", "speaking"}
    assert modules - beside == {entry.module for entry in FORMS}
