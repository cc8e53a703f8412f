# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX tags as people write them: what follows one is read as an expression, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses import catalog
from licet.licenses.expression import parse
from licet.model import Method, Role
from licet.scanner.detect import engine
from licet.scanner.detect.index import open_index
from licet.scanner.detect.spdx_tags import read_expression

# REUSE-IgnoreStart: tags of texts that the tests make.

UNKNOWN = "LicenseRef-scancode-unknown-spdx"
TAG = "SPDX-License-Identifier:"
IDS = st.sampled_from(("MIT", "Apache-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "Zlib", "0BSD", "LicenseRef-Ours"))


def expression(text: str) -> str | None:
    found = read_expression(text, open_index())
    return None if found is None else str(found)


def tagged(text: str) -> list[tuple[str, int]]:
    return [(str(found.expression), found.start_line) for found in engine().detect(text)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MIT", "MIT"),
        ("mit", "MIT"),
        ("MIT AND Zlib", "MIT AND Zlib"),
        ("mit or zlib", "MIT OR Zlib"),
        ("MIT And (Zlib Or 0BSD)", "MIT AND (Zlib OR 0BSD)"),
        ("GPL-2.0-only with Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("LicenseRef-Ours", "LicenseRef-Ours"),
        ("MIT AND LicenseRef-Ours", "MIT AND LicenseRef-Ours"),
        ("DocumentRef-other:LicenseRef-Theirs", "DocumentRef-other:LicenseRef-Theirs"),
        ("Apache-2.0+", "Apache-2.0+"),
    ],
)
def test_what_is_an_expression_is_taken_as_it_stands(written: str, meant: str) -> None:
    assert expression(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("GPL-2.0", "GPL-2.0-only"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("LGPL-2.1+ OR MIT", "LGPL-2.1-or-later OR MIT"),
        ("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("GPL-2.0+ WITH Bison-exception-2.2", "GPL-2.0-or-later WITH Bison-exception-2.2"),
        ("wxWindows", "LGPL-2.0-or-later WITH WxWindows-exception-3.1"),
    ],
)
def test_a_deprecated_id_is_what_it_means_today(written: str, meant: str) -> None:
    assert expression(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MIT */", "MIT"),
        ("MIT -->", "MIT"),
        ('"MIT",', "MIT"),
        ("<b>MIT</b>", "MIT"),
        ("MIT.", "MIT"),
        ("(MIT OR Zlib", "MIT OR Zlib"),
        ("MIT OR Zlib)", "MIT OR Zlib"),
        ("((MIT))", "MIT"),
        ("MIT\\n", "MIT"),
    ],
)
def test_what_surrounds_an_expression_is_left_out(written: str, meant: str) -> None:
    assert expression(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MIT Zlib", "MIT OR Zlib"),
        ("Frobnicate-1.0", UNKNOWN),
        ("MIT OR Frobnicate-1.0", f"MIT OR {UNKNOWN}"),
        ("GPL-2.0-only WITH Frobnicate-exception", f"GPL-2.0-only WITH {UNKNOWN}"),
        ("MIT AND", f"MIT AND {UNKNOWN}"),
        ("AND OR", UNKNOWN),
        ("GPL", "GPL-1.0-or-later"),
        ("MIT LicenseRef-", f"MIT OR {UNKNOWN}"),
        ("{some license} WITH GCC-exception-2.0", UNKNOWN),
        ("<license> MIT Zlib WITH LLVM-exception", f"MIT AND Zlib AND {UNKNOWN}"),
    ],
)
def test_a_broken_tag_is_not_lost(written: str, meant: str) -> None:
    found = expression(written)
    assert found is not None
    assert parse(found) == parse(meant)


def test_what_every_known_id_means_is_an_expression() -> None:
    assert all(parse(meant) for meant in open_index().spdx_ids.values())


@pytest.mark.parametrize("written", ["", " ", "*/", "-->", '"",', "..."])
def test_a_tag_without_a_word_says_nothing(written: str) -> None:
    assert expression(written) is None


@pytest.mark.parametrize(
    "line",
    [
        f"{TAG} MIT",
        f"# {TAG} MIT",
        f"// {TAG}MIT",
        f" * {TAG}   MIT",
        f"dnl {TAG} MIT",
        f"REM {TAG} MIT",
        f"<!-- {TAG} MIT -->",
        f"/* {TAG} MIT */",
        f"{TAG.lower()} mit",
        f"{TAG.upper()} MIT",
        "SPDX-License-Identifier MIT",
        "SPDX-Licence-Identifier: MIT",
    ],
)
def test_tag_is_found_in_any_comment_and_near_spelling(line: str) -> None:
    (found,) = engine().detect(f"#!/bin/sh\n{line}\necho done\n")
    assert (str(found.expression), found.start_line, found.end_line) == ("MIT", 2, 2)
    assert (found.method, found.role, found.score) == (Method.SPDX_TAG, Role.TAG, 1.0)


def test_every_tag_of_a_file_is_found_where_it_is() -> None:
    text = f"# {TAG} MIT\ncode()\n# {TAG} Zlib OR MIT\n\n# {TAG} MIT\n"
    assert tagged(text) == [("MIT", 1), ("Zlib OR MIT", 3), ("MIT", 5)]


def test_a_tag_beside_a_text_is_found_beside_it() -> None:
    found = tagged(f"{TAG} Zlib\n\n\n{catalog.text('BSL-1.0')}")
    assert found[0] == ("Zlib", 1)
    assert {name for name, line in found if line > 1} == {"BSL-1.0"}


def test_a_sentence_that_speaks_of_tags_is_no_tag() -> None:
    text = "Every file of this project should carry a line with SPDX-License-Identifier: and the id that applies."
    assert all(found.method is not Method.SPDX_TAG for found in engine().detect(text))


@given(
    st.recursive(
        IDS,
        lambda inner: st.tuples(inner, st.sampled_from(("AND", "OR")), inner).map("({0[0]} {0[1]} {0[2]})".format),
        max_leaves=6,
    )
)
def test_every_expression_of_known_ids_is_read_as_the_grammar_reads_it(text: str) -> None:
    assert read_expression(text, open_index()) == parse(text)
    assert read_expression(text.lower().replace("licenseref-ours", "LicenseRef-Ours"), open_index()) == parse(text)


@given(st.text(max_size=60))
def test_whatever_follows_a_tag_is_read_without_error(text: str) -> None:
    found = expression(text)
    assert found is None or str(parse(found)) == found


# REUSE-IgnoreEnd
