# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Scripts are read as words, texts and brackets, whatever stands between, and in time that grows as they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from licet.scanner.lockfiles.reading.literals import arguments, options, said, statements, text_of, texts_of
from licet.scanner.lockfiles.reading.script import ELIXIR, PERL, SWIFT, Group, Language, Node, read_script
from tests.work import assert_linear, needs_limits, printed_within

LANGUAGES = {"elixir": ELIXIR, "perl": PERL, "swift": SWIFT}


def shape(nodes: list[Node]) -> list[object]:
    """NODES as texts, with lists for groups, texts in quotes, and computed texts in angles."""
    found: list[object] = []
    for node in nodes:
        if isinstance(node, Group):
            found.append([node.text, *shape(node.nodes)])
        else:
            plain = getattr(node, "plain", None)
            found.append(node.text if plain is None else f'"{node.text}"' if plain else f"<{node.text}>")
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("elixir", '{:a, "~> 1"} # {:b}', [["{", ":a", ",", '"~> 1"']]),
        ("elixir", "[only: ~w(dev test)a]", [["[", "only:", ["[", '"dev"', ",", '"test"', ","]]]),
        ("elixir", '"a #{b} c"', ["<a #{b} c>"]),
        ("elixir", 'x: """\n "a [\n """, y', ["x:", '"\n "a [\n "', ",", "y"]),
        ("elixir", "A.b?() != :c", ["A.b?", ["("], "!", "=", ":c"]),
        ("perl", "a 'A::B' => q(1), qw(c d);",
         ["a", '"A::B"', "=>", '"1"', ",", ["[", '"c"', ",", '"d"', ","], ";"]),
        ("perl", "a\n=pod\n'\n=cut\nb", ["a", "\n", "\n", "b"]),
        ("perl", "a\n__END__\nb", ["a", "\n"]),
        ("perl", 'f(<<"EOT");\n it\'s (\nEOT\ng', ["f", ["(", '" it\'s (\n"', "\n", "g"]]),
        ("perl", '"$x @y"', ["<$x @y>"]),
        ("swift", '.package(url: "a" /* ( */) // (', [".package", ["(", "url:", '"a"']]),
        ("swift", '"\\(a)"', ["<(a)>"]),
        ("elixir", '"a', ["<a>"]),
        ("elixir", '"a\n"b"', ["<a>", "\n", '"b"']),
        ("elixir", ")]} a ([ b", ["a", ["(", ["[", "b"]]]),
        ("elixir", "([)] a", [["(", ["["]], "a"]),
    ],
)  # fmt: skip
def test_what_a_script_writes_is_told_apart(language: str, text: str, expected: list[object]) -> None:
    assert shape(read_script(text, LANGUAGES[language])) == expected


def test_lines_are_counted_through_texts_and_comments() -> None:
    text = 'a\n"""\n\n"""\nb\n[\nc]\n'
    found = {node.text: node.line for node in read_script(text, ELIXIR)}
    inner = next(node for node in read_script(text, ELIXIR) if isinstance(node, Group)).nodes[-1]
    assert (found["a"], found["b"], found["["], inner.line) == (1, 5, 6, 7)


def test_brackets_beyond_the_deepest_are_read_without_their_order() -> None:
    nodes = read_script("(" * 5_000 + "a", SWIFT)
    assert said(nodes) == "(…"


UNCLOSED = ('"\\"', "'", '"""', "%w(a", "qw(\n", "~w[ ", "q( ", "<<A\n", "=pod\n", "/* ", "~s\"\"\"'''")
MARKS = ("[", ")", "([{", ":", "a::", "$")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("part", UNCLOSED + MARKS)
def test_a_longer_text_takes_no_more_work_a_character(part: str, language: Language) -> None:
    def prepare(times: int) -> Callable[[], object]:
        return lambda: read_script(part * times, language)

    assert_linear(prepare, 1_000)


_READ = """
from tests.scanner.lockfiles.test_script import LANGUAGES, UNCLOSED
from licet.scanner.lockfiles.reading.script import read_script
for name, language in LANGUAGES.items():
    for part in UNCLOSED:
        print(name, repr(part))
        read_script(part * 100_000, language)
print("done")
"""


@needs_limits
def test_texts_without_bound_come_to_their_end() -> None:
    assert printed_within(60, _READ).splitlines()[-1] == "done"


def test_statements_arguments_and_options_are_what_scripts_write() -> None:
    nodes = read_script('a 1,\n  2\nb; c x: "1", :y => :z, "w" => ["v", :u]', ELIXIR)
    parts = list(statements(nodes))
    assert [said(each) for each in parts] == ["a 1 , 2", "b", 'c x: "1" , :y => :z , "w" => […']
    given = options(arguments(parts[2][1:]))
    assert (text_of(given["x"]), texts_of(given["y"]), texts_of(given["w"])) == ("1", ["z"], ["v", "u"])
    assert text_of([]) is None
    assert len(said(read_script("a " * 100, ELIXIR))) == 80
