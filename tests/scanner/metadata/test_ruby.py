# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The literals of Ruby scripts are told from the rest as Ruby itself tells them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from licet.scanner.metadata.gemspec import exact, gemspec_of
from licet.scanner.metadata.ruby import Call, RubyError, Value, calls, texts
from tests.work import assert_linear, lines_run, needs_limits, printed_within


def only(text: str) -> Call:
    (call,) = calls(text)
    return call


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ('"a"', "a"),
        ("'a\\'b'", "a'b"),
        ("'a\\n'", "a\\n"),
        ('"a\\n\\"b"', 'a\n"b'),
        ('"a" "b"', "ab"),
        ("%q<a<b>c>", "a<b>c"),
        ("%Q(a)", "a"),
        ("%(a)", "a"),
        ('"a".freeze', "a"),
        (":a", "a"),
        (':"a b"', "a b"),
        ("%w[a b]", ("a", "b")),
        ("%i(a b)", ("a", "b")),
        ('["a", :b]', ("a", "b")),
        ('[["a"]]', (("a",),)),
        ("true", True),
        ('"#{a}"', None),
        ('"#{"}"}"', None),
        ('"a" + b', None),
        ("a", None),
        ("1.0", None),
        ('ENV["a"]', None),
        ("?a", None),
        ("/a'b/", None),
        ('a ? "b" : "c"', None),
    ],
)
def test_a_literal_is_its_value_and_what_is_computed_is_none(argument: str, value: Value) -> None:
    assert only(f"gem {argument}").values == (value,)
    assert only(f"gem({argument})").values == (value,)


@pytest.mark.parametrize(
    "text",
    ['gem "a", "b", k: :v, "l" => "w"', 'gem("a", "b", :k => :v, l: "w")', 'gem "a",\n  "b",\n  k: :v,\n  "l": "w"'],
)
def test_arguments_have_places_or_names(text: str) -> None:
    call = only(text)
    assert (call.values, call.options) == (("a", "b"), {"k": "v", "l": "w"})


def test_a_call_has_its_receiver_and_an_assignment_is_one() -> None:
    found = [*calls('Gem::Specification.new do |s|\n  s.name = "a"\n  s.add("b")\nend')]
    assert [(c.receiver, c.name, c.values, c.line) for c in found] == [
        ("Gem::Specification", "new", (), 1),
        ("s", "name=", ("a",), 2),
        ("s", "add", ("b",), 3),
    ]
    assert [[b.name for b in c.blocks] for c in found] == [[], ["new"], ["new"]]


@pytest.mark.parametrize(
    "text",
    [
        'group :a do\n  if x\n    y\n  end\n  gem "b"\nend\ngem "c"',
        'group :a do\n  z = if x then 1 else 2 end\n  gem "b"\nend\ngem "c"',
        'group :a do\n  w while x\n  begin\n    y\n  end until z\n  gem "b"\nend\ngem "c"',
        'group :a do\n  while x do\n    y\n  end\n  gem "b"\nend\ngem "c"',
        'group :a do\n  x.class\n  case x\n  when 1 then y\n  end\n  gem "b" if x\nend\ngem "c"',
        'group :a do\n  xs.each { |x| y(x) }\n  gem "b" unless x\nend\ngem "c"',
        'group(:a) { gem "b" }\ngem "c"',
        'group :a do gem "b" end; gem "c"',
        'group :a do\n  def b(x)\n    y\n  end\n  gem "b"\nend\ngem "c"',
        'group :a do\n  x = <<~END_OF_IT\n    end "\n  END_OF_IT\n  gem "b"\nend\ngem "c"',
        'group :a do # end\n=begin\nend\n=end\n  gem "b"\nend\ngem "c"\n__END__\ngem "d"',
        'group :a do\n  x = y / 2 # a / b\n  n /= 2\n  z %= 3\n  gem "b"\nend\ngem "c"',
        'group :a do\n  def /(b)\n  end\n  def `(b)\n  end\n  gem "b"\nend\ngem "c"',
        'group :a do\n  x\n    .y\n    .z("end")\n  gem "b"\nend\ngem "c"',
    ],
)
def test_a_call_stands_in_the_blocks_that_are_open(text: str) -> None:
    found = [(c.values[0], [b.values for b in c.blocks if b.name == "group"]) for c in calls(text) if c.name == "gem"]
    assert found == [("b", [("a",)]), ("c", [])]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('gem "a"\ngem "b', 2),
        ("gem %w[a\nb", 1),
        ("x = <<~A\n", 1),
        ("gem 'a'\n=begin\n", 2),
        ('gem "#{a', 1),
        ("begin\n" * 300, 201),
        ('gem "' + '#{"' * 60, 1),
    ],
)
def test_what_does_not_end_or_nests_without_bound_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(RubyError) as error:
        [*calls(text)]
    assert error.value.line == line


GROWING: dict[str, Callable[[int], str]] = {
    "quotes": lambda size: '"\\"' * size,
    "brackets": lambda size: "[" * size,
    "empty-lines": lambda size: "x\n" + "\n" * size + ".y",
    "many-empty-lines": lambda size: "x\n\n" * size,
    "arguments": lambda size: "gem 'a', " * size,
    "choices": lambda size: "a ? " * size,
    "odd-spaces": lambda size: "\x85" * size,
}


def read_all(text: str) -> None:
    with suppress(RubyError):
        for _ in calls(text):
            pass


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
def test_a_longer_script_takes_no_more_work_a_character(make: Callable[[int], str]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = make(size)
        return lambda: read_all(text)

    assert_linear(prepare, 1_000)


_READ = """
from tests.scanner.metadata.test_ruby import GROWING, read_all
for kind, make in GROWING.items():
    print(kind)
    read_all(make(100_000))
print("done")
"""


@needs_limits
def test_scripts_without_bound_come_to_their_end() -> None:
    assert printed_within(60, _READ).split()[-1] == "done"


@pytest.mark.parametrize("text", ['s.name="a";s.b=:c', "s.name  =  'a'\ns.b = :c", 's.name = "a" ; s.b=:c;;'])
def test_white_space_around_marks_is_not_needed(text: str) -> None:
    assert [(c.receiver, c.name, c.values) for c in calls(text)] == [("s", "name=", ("a",)), ("s", "b=", ("c",))]


@pytest.mark.parametrize("text", ["gem :a=>1", "gem :a=>:b", "gem :a? => 1", "gem a!: 1, :b=>2"])
def test_names_end_where_ruby_ends_them(text: str) -> None:
    assert set(only(text).options) <= {"a", "a?", "a!", "b"}
    assert only(text).values == ()


def test_a_call_that_a_condition_decides_on_is_not_sure() -> None:
    text = 'gem "a"\ngem "b" if x\nif x\n  group :y do\n    gem "c"\n  end\nend\ngem "d"\n'
    found = {call.values[0]: call.is_sure for call in calls(text) if call.name == "gem"}
    assert found == {"a": True, "b": False, "c": False, "d": True}


def test_texts_are_one_or_a_list() -> None:
    assert texts("a") == ("a",)
    assert texts(("a", None, "b")) == ("a", "b")
    assert texts(None) == texts(True) == ()


@pytest.mark.parametrize(
    ("requirements", "version"),
    [
        (("1.0",), "1.0"),
        (("= 1.0",), "1.0"),
        ((("= 1.0.pre",),), "1.0.pre"),
        (("~> 1.0",), None),
        ((">= 1.0", "< 2"), None),
        ((None,), None),
        ((), None),
    ],
)
def test_a_version_is_one_only_where_no_other_is_allowed(requirements: tuple[Value, ...], version: str | None) -> None:
    assert exact(requirements) == version


def test_several_licenses_of_a_gem_are_a_choice() -> None:
    spec = gemspec_of([*calls('s.licenses = ["Ruby", "BSD-2-Clause"]\ns.license = "MIT"')])
    assert spec.license == "(MIT OR Ruby OR BSD-2-Clause)"
    assert gemspec_of([*calls("s.license = x")]).license is None


@pytest.mark.parametrize(
    "text",
    [
        '%w[a b].each do |name|\n  gem name, "1", git: "https://git.example/#{name}"\nend',
        '["a", :b].each { |name| gem name, "1", git: nil }',
        'group :x do\n  ["a",\n   "b"].each do |name|\n    gem(name, "1", git: ENV["x"])\n  end\nend',
    ],
)
def test_a_loop_over_a_list_that_is_written_out_calls_for_each(text: str) -> None:
    found = [call for call in calls(text) if call.name == "gem"]
    assert [(call.values, dict(call.options), call.is_sure) for call in found] == [
        (("a", "1"), {"git": None}, True), (("b", "1"), {"git": None}, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("names.each do |name|\n gem name\nend", (None,)),
        ("%w[a b].map do |name|\n gem name\nend", (None,)),
        ("{ 'a' => '1' }.each do |name, version|\n gem name\nend", (None,)),
        ("['a', ENV['b']].each do |name|\n gem name\nend", (None,)),
        ("%w[a b].each do |name|\n gem self.name\nend", (None,) * 2),
        ("%w[a b].each do |outer|\n %w[c].each do |inner|\n gem inner\n end\n end", ("c",)),
        ("%w[a].each do |name|\n end\n gem name", (None,)),
    ],
)
def test_a_loop_that_computes_tells_nothing(text: str, values: tuple[Value, ...]) -> None:
    assert tuple(call.values[0] for call in calls(text) if call.name == "gem") == values


def test_loops_end() -> None:
    def looped(lines: int) -> str:
        return f"%w[{' '.join(map(str, range(200)))}].each do |name|\n" + "gem name\n" * lines + "end\n"

    assert len([*calls(looped(20_000))]) < 50_000
    plain = "gem name\n" * 1_000
    allowed = 2 * lines_run(lambda: [*calls(looped(51))])  # all statements that loops may make, and some
    assert lines_run(lambda: [*calls(looped(1_000))]) < allowed + 2 * lines_run(lambda: [*calls(plain)])
