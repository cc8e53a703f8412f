# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where keys stand in a TOML text, told for everything that the parser of the standard library accepts."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from licet.rules.policy.toml_lines import KeyPath, key_lines

EVERYTHING = (
    r'''# a comment = 1
title = "a = \"b\" # no comment" # [x]
'quoted key' = 'c'
"escaped \u0061" = 1
a.b . "c.d" = 2
long = """
fake = 1
[fake] \""" two quotes: "" """""
'''
    r"""raw = '''
[[fake]]
''''
after = true
list = [ "x", # comment, with ] and "
  'y',
  [ 1, 2 ], { in = "it", deep.er = [
    3 ] },
]
[table]
when = 2027-06-30 07:32:00
[table.sub]
x = {}
[[rows]]
n = 1
[rows.part]
p = 1
[[rows.more]]
m = 1
[[rows.more]]
m = 2
[[rows]]
n = 2
[[rows.more]]
m = 3
"""
)


def paths(value: object, at: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of every table, key and entry below VALUE."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*at, key)
        yield from paths(inner, (*at, key))


def test_every_way_to_write_a_key_has_its_line() -> None:
    lines = key_lines(EVERYTHING)
    assert set(lines) == set(paths(tomllib.loads(EVERYTHING)))
    told: dict[KeyPath, int] = {
        ("title",): 2,
        ("quoted key",): 3,
        ("escaped a",): 4,
        ("a", "b", "c.d"): 5,
        ("long",): 6,
        ("raw",): 9,
        ("after",): 12,
        ("list", 0): 13,
        ("list", 1): 14,
        ("list", 2, 1): 15,
        ("list", 3, "in"): 15,
        ("list", 3, "deep", "er", 0): 16,
        ("table",): 18,
        ("table", "when"): 19,
        ("table", "sub", "x"): 21,
        ("rows", 0): 22,
        ("rows", 0, "part", "p"): 25,
        ("rows", 0, "more", 1, "m"): 29,
        ("rows", 1, "n"): 31,
        ("rows", 1, "more", 0, "m"): 33,
    }
    assert {path: lines[path] for path in told} == told


def test_lines_end_as_they_do_on_windows_too() -> None:
    assert key_lines("a = 1\r\n\r\nb = [\r\n2,\r\n]\r\n") == {("a",): 1, ("b",): 3, ("b", 0): 4}


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def table(entries: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in entries.items()) + " }"


def array(entries: list[str]) -> str:
    return "[" + ", # ] note\n".join(f"{entry}\n" for entry in entries) + "]"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4)
KEYS = st.one_of(WORDS.map(quoted), st.sampled_from(["a", "b", "1-2_3", "'c d'", r'"\u0061"']))
SCALARS = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(["true", "2027-06-30", "2027-06-30 07:32:00Z", "1e5", "'[x]'", '"""\n[x]\ny = 1"""', '"""a"""""']),
    st.sampled_from(["'''#\n\"]'''", '""', "''", '""""""', r'"\\"', r'"\""', r"'\'"]),
    WORDS.map(quoted),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3).map(array) | st.dictionaries(KEYS, inner, max_size=2).map(table),
)
ROWS = st.one_of(
    st.builds(lambda key, value: f"{key} = {value}", KEYS, VALUES),
    st.builds(lambda one, other, value: f"{one}.{other} = {value}", KEYS, KEYS, VALUES),
    st.builds(lambda key: f"[{key}]", KEYS),
    st.builds(lambda key: f"[[ {key} ]] # [x]", KEYS),
    st.builds(lambda one, other: f"[{one} . {other}]", KEYS, KEYS),
    st.just("# note = 1"),
)


@given(st.lists(ROWS, max_size=6))
def test_whatever_is_valid_is_walked_to_its_end(rows: list[str]) -> None:
    text = "\n".join(rows)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = key_lines(text)
    assert set(lines) == set(paths(document))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
