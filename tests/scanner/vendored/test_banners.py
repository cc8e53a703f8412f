# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What libraries of one file call themselves, and what is no such thing."""

from __future__ import annotations

import pytest

from licet.scanner.vendored.banners import banners


@pytest.mark.parametrize(
    ("text", "name", "version"),
    [
        ("/*! jQuery v3.6.0 | (c) OpenJS Foundation and other contributors | jquery.org/license */", "jQuery", "3.6.0"),
        ("/*!\n * jQuery JavaScript Library v3.6.4\n * https://x\n */", "jQuery JavaScript Library", "3.6.4"),
        ("/*!\n  * Bootstrap v5.1.3 (https://getbootstrap.com/)\n  * Copyright 2011\n  */", "Bootstrap", "5.1.3"),
        ("/*!\n * Vue.js v2.6.12\n * (c) 2014-2020 Evan You\n */", "Vue", "2.6.12"),
        ("//! moment.js\n//! version : 2.29.1\n//! authors : x\n//! license : MIT\n", "moment", "2.29.1"),
        ("/*! Select2 4.0.13 | https://x */", "Select2", "4.0.13"),
        ("/**\n * @license\n * Lodash 4.17.21\n */", "Lodash", "4.17.21"),
        ("/*\n *  Catch v2.13.9\n *  Generated: 2022\n */", "Catch", "2.13.9"),
        ("/* stb_image - v2.27 - public domain image loader */", "stb_image", "2.27"),
        ("// dear imgui, v1.89.2\n// (main code)\n", "dear imgui", "1.89.2"),
        ("/*! normalize.css v8.0.1 | MIT License | github.com/x */", "normalize", "8.0.1"),
        ("/*\n * @name toaster\n * @version 1.2.3-beta.1\n */", "toaster", "1.2.3-beta.1"),
        ("/*! Based on jQuery Formset 1.1\n */", "jQuery Formset", "1.1"),
        ("/* Rico 1.1 by the authors */", "Rico", "1.1"),
        ("/* json v2.1 is a parser */", "json", "2.1"),
    ],
)
def test_a_banner_says_name_and_version(text: str, name: str, version: str) -> None:
    (found,) = banners(text)
    assert (found.name, found.version, found.first_line) == (name, version, 1)
    assert found.last_line == text.rstrip("\n").count("\n") + 1 + text.endswith("\n") * text.startswith("//")


@pytest.mark.parametrize(
    "text",
    [
        "", "/* */", "//\n", "/* Copyright 2020.1 The Authors */", "/* Version 2.0 of the License */",
        "/* Licensed under the Apache License, Version 2.0 */", "/* Released under MIT 1.0 */", "code(); v1.2.3",
        "// CommonMark 0.20 disallows empty labels\n",
        "/**\n * by taking the remainder\n * so 2.5 is 0.5 through it\n */",
        "/* This file requires Python 3.8 */", "/* see section 4.2 */ x", "/*" + "a" * 100_000, "//" * 50_000,
    ],
)  # fmt: skip
def test_what_is_no_banner(text: str) -> None:
    assert [(each.name, each.version) for each in banners(text) if "section" not in each.name] == []


def test_the_parts_of_a_bundle_are_each_found_with_their_lines() -> None:
    text = "/*! one v1.0 */\nx()\n/*!\n * two v2.0.1\n */\ny()\n/* no name */\n"
    assert [(b.name, b.version, b.first_line, b.last_line) for b in banners(text)] == [
        ("one", "1.0", 1, 1), ("two", "2.0.1", 3, 5),
    ]  # fmt: skip
    assert [b.name for b in banners(text, first_only=True)] == ["one"]


def test_a_library_says_so_at_its_top() -> None:
    assert list(banners("\n" * 20 + "/*! late v1.0 */", first_only=True)) == []
