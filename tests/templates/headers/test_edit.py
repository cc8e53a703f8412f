# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A header comes where readers expect it, once, and goes without a trace; no other byte changes."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import ast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licet.templates.headers import Header, NoPlaceError, added, changed, later, removed, style_for, tags
from licet.templates.headers.styles import _table

HEADER = Header(("2026 Ada",), "MIT")
TOLD = "SPDX-FileCopyrightText: 2026 Ada", "SPDX-License-Identifier: MIT"
HASHED = f"# {TOLD[0]}\n# {TOLD[1]}\n"
STARRED = f"/*\n * {TOLD[0]}\n * {TOLD[1]}\n */\n"
MARKED = f"<!--\n{TOLD[0]}\n{TOLD[1]}\n-->\n"
CODED = "#!/usr/bin/env python\n# -*- coding: latin-1 -*-\n"
TYPED = "<!DOCTYPE a [\n<!ENTITY b 'c'>\n]>\n"
BLOCK = "/**\n * @jest-environment jsdom\n */\n"
NAMES = sorted(
    {f"x.{ending}" for ending, style in _table()[1].items() if style} | {n for n, s in _table()[0].items() if s}
)


def test_at_least_120_types_of_files_are_known() -> None:
    assert len(NAMES) >= 400


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.py", "x = 1\n", f"{HASHED}\nx = 1\n"),
        ("a.py", f"{CODED}x = 1\n", f"{CODED}{HASHED}\nx = 1\n"),
        ("a.py", "# vim: set ts=4:\n\nx = 1\n", f"# vim: set ts=4:\n{HASHED}\nx = 1\n"),
        ("a.c", "int x;", f"{STARRED}\nint x;"),
        ("a.rs", "#![no_std]\n", f"// {TOLD[0]}\n// {TOLD[1]}\n\n#![no_std]\n"),
        ("a.xml", '<?xml version="1.0"?>\n<a/>\n', f'<?xml version="1.0"?>\n{MARKED}\n<a/>\n'),
        ("a.html", "<!DOCTYPE html>\n<p>\n", f"<!DOCTYPE html>\n{MARKED}\n<p>\n"),
        ("a.html", "{% load i18n %}\n", f"{{# {TOLD[0]} #}}\n{{# {TOLD[1]} #}}\n\n{{% load i18n %}}\n"),
        ("a.xml", f"{TYPED}<a/>\n", f"{TYPED}{MARKED}\n<a/>\n"),
        ("a.php", "<?php\necho 1;\n", f"<?php\n// {TOLD[0]}\n// {TOLD[1]}\n\necho 1;\n"),
        ("a.bat", "@echo off\r\ncls\r\n", f"@echo off\r\nREM {TOLD[0]}\r\nREM {TOLD[1]}\r\n\r\ncls\r\n"),
        ("a.md", "---\ntitle: A\n---\n# A\n", f"---\ntitle: A\n---\n{MARKED}\n# A\n"),
        ("Dockerfile", "# syntax=docker/dockerfile:1\nFROM x\n", f"# syntax=docker/dockerfile:1\n{HASHED}\nFROM x\n"),
        ("a.css", '@charset "utf-8";\na{}\n', f'@charset "utf-8";\n{STARRED}\na{{}}\n'),
        ("a.js", f"{BLOCK}x\n", f"{BLOCK}// {TOLD[0]}\n// {TOLD[1]}\n\nx\n"),
        ("a.sh", "#!/bin/sh", f"#!/bin/sh\n{HASHED}".rstrip("\n")),
        ("a.rst", "A\n=\n", f".. {TOLD[0]}\n.. {TOLD[1]}\n\nA\n=\n"),
    ],
)  # fmt: skip
def test_a_header_comes_behind_what_has_to_be_first(name: str, before: str, after: str) -> None:
    assert added(before.encode(), name, HEADER).decode() == after


def test_a_mark_of_byte_order_stays_first() -> None:
    assert added(b"\xef\xbb\xbfx = 1\n", "a.py", HEADER) == b"\xef\xbb\xbf" + f"{HASHED}\nx = 1\n".encode()


def test_what_is_missing_comes_beside_what_is_there() -> None:
    license = Header((), "MIT")
    assert (
        added(b"# SPDX-FileCopyrightText: Bob\nx\n", "a.py", license)
        == f"# SPDX-FileCopyrightText: Bob\n# {TOLD[1]}\nx\n".encode()
    )
    block = b"/* SPDX-FileCopyrightText: Bob\n * more\n */\n"
    assert added(block, "a.c", license) == f"/* SPDX-FileCopyrightText: Bob\n * {TOLD[1]}\n * more\n */\n".encode()
    whole = b"/* SPDX-FileCopyrightText: Bob */\n"
    assert added(whole, "a.c", license) == whole + f"/* {TOLD[1]} */\n".encode()


def test_a_notice_in_words_stays() -> None:
    before = b"# Copyright (C) 2003 Bob\n#\n# All rights reserved.\n"
    assert added(before, "a.py", Header((), "MIT")) == f"# {TOLD[1]}\n\n".encode() + before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"{}"),
        ("a.png", b"\x89PNG\0"),
        ("a", b"x"),
        ("a.py", b"\0"),
        ("a.xml", b'<?xml version="1.0"?><a/>'),
        ("a.php", b"<p><?php echo 1 ?>"),
        ("a.yml", b"$ANSIBLE_VAULT;1.1"),
        ("a.plist", b"bplist"),
    ],
)
def test_what_can_hold_no_comment_is_left_alone(name: str, data: bytes) -> None:
    with pytest.raises(NoPlaceError):
        added(data, name, HEADER)


def test_one_file_has_one_encoding() -> None:
    with pytest.raises(NoPlaceError):
        added("# é\n".encode("latin-1"), "a.py", Header(("2026 Zoë",), "MIT"))
    assert "Zoë" in added("# é\n".encode(), "a.py", Header(("2026 Zoë",), "MIT")).decode()


def test_a_holder_cannot_end_the_comment() -> None:
    with pytest.raises(NoPlaceError):
        added(b"x", "a.c", Header(("2026 */ evil",), "MIT"))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")).map(
    str.encode
)


@given(st.sampled_from(NAMES), st.one_of(TEXTS, st.binary()))
@example("a.py", b"\n")
@example("a.c", b"/*\n */\n")
def test_added_twice_is_added_once_and_removed_is_as_before(name: str, data: bytes) -> None:
    if tags(data):
        return
    try:
        once = added(data, name, HEADER)
    except NoPlaceError:
        return
    assert {(tag.value) for tag in tags(once)} == {"2026 Ada", "MIT"}
    without = removed(once, name)
    assert without.replace(b"\r", b"").replace(b"\n", b"") == data.replace(b"\r", b"").replace(b"\n", b"")
    if added(data, name, HEADER).startswith(style_start(name)) and data:
        assert without.rstrip(b"\n") == data.rstrip(b"\n")


def style_start(name: str) -> bytes:
    style = style_for(name)
    assert style is not None
    return (style.line or style.start).encode() + (b" SPDX-" if style.line else b"\n")


@given(st.text("abc \n#'\"", max_size=40))
def test_python_stays_python(code: str) -> None:
    try:
        before = ast.dump(ast.parse(code))
    except (SyntaxError, ValueError):
        return
    assert ast.dump(ast.parse(added(code.encode(), "a.py", HEADER))) == before


def test_xml_stays_xml() -> None:
    for start in ("", '<?xml version="1.0"?>\n', '<?xml version="1.0"?>\n<!DOCTYPE a>\n', "<!DOCTYPE a><a>"):
        data = (start + ("<b/></a>" if start.endswith("<a>") else "<a><b/></a>")).encode()
        ET.fromstring(added(data, "a.svg", HEADER))


def test_removing_takes_tags_and_no_code() -> None:
    code = b'x = "SPDX-License-Identifier: MIT"\nint y; // SPDX-License-Identifier: MIT\n'
    assert removed(code, "a.c") == code
    assert removed(b"/* SPDX-License-Identifier: MIT\n * Does this.\n */\n", "a.c") == b"/*\n * Does this.\n */\n"
    assert removed(b"/* Does this.\n * SPDX-License-Identifier: MIT */\nx\n", "a.c") == b"/* Does this.\n */\nx\n"


def test_snippets_and_ignored_blocks_say_nothing_of_the_file() -> None:
    text = (
        b"# REUSE-"
        b"IgnoreStart\n# SPDX-License-Identifier: A\n# REUSE-"
        b"IgnoreEnd\n"
        b"# SPDX-SnippetBegin\n# SPDX-License-Identifier: B\n# SPDX-SnippetEnd\n# SPDX-License-Identifier: C\n"
    )
    assert [tag.value for tag in tags(text)] == ["C"]
    assert removed(text, "a.py") == b"".join(text.splitlines(keepends=True)[:-1])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2020 Ada", "2020-2026 Ada"),
        ("2020-2024 Ada", "2020-2026 Ada"),
        ("2018, 2020 Ada", "2018, 2020-2026 Ada"),
        ("(C) 2020 Ada", "(C) 2020-2026 Ada"),
        ("2026 Ada", "2026 Ada"),
        ("2020-2030 Ada", "2020-2030 Ada"),
        ("Ada 2020", "Ada 2020"),
    ],
)
def test_years_go_on_to_the_year_and_no_further(before: str, after: str) -> None:
    assert later(before, 2026) == after == later(after, 2026)


def test_a_value_changes_in_its_place() -> None:
    before = b"\xef\xbb\xbf/* SPDX-License-Identifier: GPL-2.0 */\r\nMIT\r\n"
    assert changed(before, lambda _: "MIT") == before.replace(b"GPL-2.0", b"MIT")


# REUSE-IgnoreEnd
