# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A policy file is read whole, and every mistake in it is reported with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.data import FOLDER
from licet.errors import Mistake, PolicyError
from licet.licenses.expression import parse
from licet.model import Distribution, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.policy import Flag, Lists, Policy, Ruling, Source, parse_policy, preset_names
from licet.rules.policy.keys import ROOT
from licet.rules.policy.presets import preset_lines
from licet.rules.policy.terms import categories

PAGE = Path(__file__).resolve().parents[3] / "docs" / "policy.md"


def mistakes(text: str) -> list[tuple[int, str]]:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "licet.toml")
    return [(mistake.line, mistake.message) for mistake in caught.value.mistakes]


def test_the_example_of_the_page_is_read() -> None:
    example = PAGE.read_text(encoding="utf-8").split("\n## A whole policy", 1)[1].split("```toml\n")[1].split("```")[0]
    policy = parse_policy(example, "licet.toml")
    assert str(policy.license) == "LGPL-3.0-or-later OR LicenseRef-Commercial"
    assert policy.distributions == (Distribution.BINARY, Distribution.NETWORK)
    assert policy.fail_on is Severity.ERROR
    assert policy.severity("vendored-unlisted") is None
    assert policy.severity("declared-mismatch") is Severity.ERROR
    assert policy.severity("declared-mismatch", Scope.DEV) is Severity.NOTE
    assert policy.exceptions[0].expires == date(2027, 6, 30)
    assert policy.clarifications[0].files[0][0] == "LICENSE"
    assert policy.use_of("pkg:pypi/psycopg2@2.9") is Use.DYNAMIC


def test_pyproject_is_read_from_its_table() -> None:
    policy = parse_policy('[tool.other]\nx = 1\n[tool.licet.policy]\ndeny = ["MIT"]\n', "sub/pyproject.toml")
    assert [str(line.term) for line in policy.lines] == ["MIT"]
    assert policy.lines[0].place.line == 4


def test_every_mistake_is_reported_with_its_line() -> None:
    found = mistakes(
        "[project]\n"
        'licence = "MIT"\n'
        'distribution = "paper"\n'
        "[policy]\n"
        'allow = ["MIT", "MIIT", 3]\n'
        'deny = ["MIT"]\n'
        'extends = "permisive"\n'
        'fail-on = "never"\n'
        "[[exception]]\n"
        'package = "pkg:pypi/x"\n'
        "[[clarify]]\n"
        'package = "pkg:pypi/x"\n'
        'license = "MIT"\n'
        'files = { "../LICENSE" = "sha1:1" }\n'
    )
    lines = [line for line, _ in found]
    assert lines == sorted(lines)
    assert set(lines) == {2, 3, 5, 6, 7, 8, 9, 14}
    assert len([line for line in lines if line == 9]) == 2  # license and reason are missing
    said = dict(found)
    assert "did you mean 'license'" in said[2]
    assert "did you mean 'permissive'" in said[7]


def test_broken_toml_is_a_mistake_with_its_line() -> None:
    ((line, message),) = mistakes("[policy]\nallow = [\n")
    assert line >= 2
    assert "not valid TOML" in message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("polcy = 1", 1, "unknown key 'polcy'; did you mean 'policy'?"),
        (
            '[lists]\nallow = "MIT"',
            1,
            "known are clarify, exception, intent, outbound, policy, project, rules, use, where",
        ),
        ('[rules]\nfolders = "rules"', 2, "unknown key 'folders'; did you mean 'folder'?"),
        ('[rules]\nnamespace = "acme"', 1, "folder is missing: say where your own rules are"),
        ('[rules]\nfolder = "x"\nnamespace = "ac_me"', 3, "'ac_me' cannot stand in an SPDX id"),
        ('[rules]\nfolder = ["x"]', 2, "folder must be a string in quotes"),
        ("policy = 1", 1, "policy must be a table, such as [policy]"),
        ("[policy]\nscopes = 1", 2, "such as [policy.scopes]"),
        ("[policy]\nalow = []", 2, "did you mean 'allow'?"),
        ('[policy]\n"al\\u006fw" = []\n', 2, "did you mean 'allow'?"),
        ('[policy]\nscopes = { devel = "note" }', 2, "unknown key 'devel'; did you mean 'dev'?"),
        ('[policy.scopes]\ndev = "off"', 2, "'off' is not allowed here; known are error, note, warning"),
        ('[policy.severity]\nlicense-deny = "off"', 2, "did you mean 'license-denied'"),
        ('[policy.severity]\nlicense-denied = "of"', 2, "'of' is not allowed here"),
        ("[policy.severity]\nlicense-denied = false", 2, "must be a string in quotes, not true or false"),
        ('[policy]\nunknown = "off"', 2, "'off' is not allowed here"),
        ('[policy]\nunknown = "note"\n[policy.severity]\nlicense-unknown = "off"', 4, "keep one of them"),
        ('[policy]\nfail-on = "errors"', 2, "did you mean 'error'?"),
        ('[policy]\nprofile = "pragmatical"', 2, "did you mean 'pragmatic'?"),
        ('[policy]\nprofile = "gnu"', 2, "known are asf, conservative, fsf, pragmatic"),
        ('[policy]\nallow = [\n  "MIT",\n  "Apche-2.0",\n]', 4, "did you mean Apache-2.0"),
        ('[policy]\nallow = "MIT AND"', 2, "a license id was expected"),
        ('[policy]\nallow = ""', 2, "not an empty string"),
        ("[policy]\nallow = [1.5]", 2, "not a number"),
        ("[policy]\nallow = [{}]", 2, "not a table"),
        ("[policy]\nallow = [[]]", 2, "not an array"),
        ("[policy]\nallow = 2027-01-01", 2, "not a date or time"),
        ('[policy]\nallow = "MIT WITH ISC"', 2, "ISC is a license and no exception"),
        ('[policy]\nallow = "category:permisive"', 2, "no category 'permisive'; did you mean 'permissive'?"),
        ('[policy]\nallow = "flag:osi"', 2, "no flag 'osi'; known are fsf-free, osi-approved"),
        ('[policy]\nallow = "flag:osi-aproved"', 2, "no flag 'osi-aproved'; did you mean 'osi-approved'?"),
        ('[policy]\nallow = "group:permissive"', 2, "write category:<name> or flag:<name>"),
        ('[policy]\nallow = "MIT"\nreview = "mit"', 3, "'mit' stands under both allow and review"),
        ('[policy]\nextends = "weak"', 2, "no preset 'weak'"),
        ('[policy]\nextends = "./org.toml"', 2, "is read by itself here, without what it extends"),
        ('[[where]]\nscope = "devel"\nallow = "MIT"', 2, "did you mean 'dev'?"),
        ('[[where]]\nallow = "MIT"\ndeny = "MIT"\nscope = "dev"', 3, "stands under both allow and deny"),
        ('[[where]]\npackage = "a"\nseverity = { license-unknow = "off" }', 3, "did you mean 'license-unknown'"),
        ('[[where]]\nallow = "MIT"', 1, "package or scope is missing"),
        ('[[where]]\npackage = []\nallow = "MIT"', 1, "package or scope is missing"),
        ('[project]\nlicense = "GPL"', 2, "no license 'GPL'"),
        ("[project]\nlicense = 3", 2, "license must be a string in quotes, not a number"),
        ('[project]\ndistribution = ["binary", "saas"]', 2, "'saas' is not allowed here"),
        ('[exception]\npackage = "a"', 1, "write [[exception]] with double brackets"),
        ("exception = [1]", 1, "each exception must be a table"),
        ('[[exception]]\npackage = "a"\nlicense = "MIT"\n\n[[use]]\npackage="a"\nhow="build"', 1, "reason is missing"),
        ('[[exception]]\npackage = "a"\nlicense = "MIT"\nreason = " "', 4, "reason is empty: say why"),
        ('[[exception]]\npackage = "a"\nlicense = "MIT"\nreason = "x"\nexpires = "2027-01-01"', 5, "without quotes"),
        ('[[exception]]\npackage = "a"\nlicense = "MIT"\nreason = "x"\nexpires = 2027-01-01T00:00:00', 5, "or time"),
        ('[[exception]]\npackage = "/a"\nlicense = "MIT"\nreason = "x"', 2, "must be a path below the project"),
        ('[[exception]]\npackage = "pkg:pypi"\nlicense = "MIT"\nreason = "x"', 2, "purl"),
        ('[[exception]]\npackage = "a"\nlicense = "MIT"\nreason = "x"\nuntil = 2027-01-01', 5, "unknown key 'until'"),
        ('[[clarify]]\npackage = "a"', 1, "license is missing: say which license was concluded"),
        ('[[clarify]]\nlicense = "MIT"', 1, "package is missing"),
        ('[[clarify]]\npackage = "a"\nlicense = "MIT"\nfiles = ["x"]', 4, "such as [clarify.files]"),
        ('[[clarify]]\npackage = "a"\nlicense = "MIT"\n[clarify.files]\nx = 1', 5, "x must be a string"),
        ('[[clarify]]\npackage = "a"\nlicense = "MIT"\n[clarify.files]\n"a/../b" = "sha256:"', 5, "inside the package"),
        ('[[use]]\npackage = "a"', 1, "say one of copied, static, dynamic, separate, build"),
        ('[[use]]\npackage = "a"\nhow = "linked"', 3, "'linked' is not allowed here"),
        ('[policy]\nallow = "MIT"\nallow = "ISC"', 3, "not valid TOML: cannot overwrite a value"),
        ("x = " + "9" * 5000, 1, "not valid TOML"),
        ("x = " + "[" * 5000 + "]" * 5000, 1, "nested too deeply"),
        (f'[project]\nlicense = "{"(" * 5000}MIT"', 2, "nested deeper than"),
    ],
    ids=lambda value: None if isinstance(value, int) else value[:40],
)
def test_a_mistake_is_said_where_it_is(text: str, line: int, said: str) -> None:
    found = mistakes(text)
    assert [message for at, message in found if at == line and said in message], found


@pytest.mark.parametrize("digest", ["md5:00", "sha256:00", f"sha256:{'A' * 64}", f"sha256:{'0' * 65}", "0" * 64])
def test_a_pin_is_a_whole_digest_in_lower_case(digest: str) -> None:
    rows = '[[clarify]]\npackage = "pkg:pypi/a"\nlicense = "MIT"\n'
    ((line, message),) = mistakes(f'{rows}files = {{ LICENSE = "{digest}" }}\n')
    assert line == 4
    assert "is no hash: write sha256:" in message


def test_mistakes_of_every_table_are_reported_at_once() -> None:
    rows = [
        "[project]",
        'license = "NIT"',
        "[policy.scopes]",
        'all = "note"',
        "[[use]]",
        'package = "../x"',
        "[[use]]",
        'how = "x"',
        "[[clarify]]",
        "[[exception]]",
        "expires = 1",
    ]
    assert {line for line, _ in mistakes("\n".join(rows))} == {2, 4, 5, 6, 7, 8, 9, 10, 11}


TWENTY = """\
[project]
licence = "MIT"
distribution = ["binary", "saas"]
[policy]
extends = ["permisive", "https://index.example/p.toml"]
allow = ["Apache2", "category:permisive", "flag:osi"]
deny = ["GPL-3.0", "MIT"]
review = ["MIT"]
unknown = "errors"
fail-on = 1
[policy.scopes]
devel = "note"
[policy.severity]
license-deny = "off"
[[exception]]
package = "src/**.c"
license = "GPL-3.0-only"
expires = "2027-06-30"
[[exception]]
package = "pkg:pypi"
license = "GPL-9.9-only"
reason = ""
expires = 2027-06-30T12:00:00
[[clarify]]
package = "pkg:generic/x@>=1"
license = "MIT AND"
files = { LICENSE = "sha1:00" }
[[use]]
package = "../x"
how = "linked"
[[where]]
package = "pkg:pypi/x@>=one"
allowed = ["MIT"]
[[uses]]
"""


def test_twenty_mistakes_and_more_are_reported_at_once_each_with_its_line_and_what_to_write() -> None:
    expected = [
        (2, "did you mean 'license'?"), (3, "'saas' is not allowed here"),
        (5, "did you mean 'permissive'?"), (5, "pin it as"),
        (6, "did you mean Apache-2.0"), (6, "did you mean 'permissive'?"), (6, "known are fsf-free, osi-approved"),
        (7, "'MIT' stands under both review and deny"),
        (9, "did you mean 'error'?"), (10, "must be a string in quotes, not a number"),
        (12, "did you mean 'dev'?"), (14, "did you mean 'license-denied'"),
        (15, "reason is missing"), (16, "such as 'src/**/.c'"), (18, "without quotes"),
        (20, "purl"), (21, "no license 'GPL-9.9-only'"), (22, "reason is empty"), (23, "without quotes or time"),
        (25, "name a version, or leave it out"), (26, "a license id was expected"), (27, "is no hash"),
        (29, "must be a path below the project"), (30, "'linked' is not allowed here"),
        (31, "nothing is said of it"), (32, "'one' is no version of a pypi package"), (33, "did you mean 'allow'?"),
        (34, "did you mean 'use'"),
    ]  # fmt: skip
    found = mistakes(TWENTY)
    assert [line for line, _ in found] == [line for line, _ in expected]
    for (line, message), (_, said) in zip(found, expected, strict=True):
        assert [m for at, m in found if at == line and said in m], (line, message, said)
    assert len(found) > 20


def test_the_message_holds_path_and_line_of_every_mistake() -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy('[tool.licet.project]\nlicense = "NIT"\nname = "x"\n', "sub/pyproject.toml")
    assert [row.split(": ")[0] for row in str(caught.value).splitlines()] == [
        "sub/pyproject.toml:2",
        "sub/pyproject.toml:3",
    ]
    assert caught.value.exit_code == 2


def test_what_other_tools_write_into_pyproject_is_theirs() -> None:
    text = '[project]\nname = "x"\nlicense = "anything"\n[tool.licet]\n[tool.black]\nallow = 1\n'
    assert parse_policy(text, "pyproject.toml") == Policy(path="pyproject.toml")
    assert parse_policy("", "pyproject.toml") == Policy(path="pyproject.toml")
    assert parse_policy("", "licet.toml") == Policy(path="licet.toml")


def test_a_line_is_quoted_as_an_editor_shows_it() -> None:
    policy = parse_policy("# one line \u2028 still\n[policy]\nallow = 'MIT'\n", "licet.toml")
    assert (policy.lines[0].place.line, policy.lines[0].place.text) == (3, "allow = 'MIT'")


def test_one_word_or_a_list_of_them() -> None:
    one = parse_policy('[policy]\nallow = "MIT"\nextends = "permissive"\n', "licet.toml")
    many = parse_policy('[policy]\nallow = ["MIT"]\nextends = ["permissive"]\n', "licet.toml")
    assert [(line.ruling, line.term) for line in one.lines] == [(line.ruling, line.term) for line in many.lines]


def test_own_lines_come_before_those_of_presets() -> None:
    policy = parse_policy('[policy]\nextends = ["permissive", "any-osi"]\ndeny = "MIT"\n', "licet.toml")
    assert [line.layer for line in policy.lines] == sorted(line.layer for line in policy.lines)
    assert {line.place.path for line in policy.lines} == {"licet.toml", "preset:permissive", "preset:any-osi"}


KEYS = st.sampled_from(
    ["project", "policy", "exception", "clarify", "use", "license", "distribution", "extends", "allow", "deny",
     "review", "unknown", "scopes", "dev", "fail-on", "severity", "license-unknown", "package", "reason", "expires",
     "files", "LICENSE", "how", "x", '""', "tool", "licet"]
)  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
SCALARS = st.one_of(
    st.sampled_from(["1", "1.5", "true", "2027-06-30", "2027-06-30T10:00:00Z", "10:00:00", '""', "'MIT'", "'static'"]),
    st.sampled_from(["'error'", "'off'", "'category:permissive'", "'flag:x'", "'permissive'", "'pkg:npm/a'"]),
    st.sampled_from(["'vendor/**'", "'/'", "'pkg:'", "'MIT AND'"]),
    WORDS.map(lambda text: json.dumps(text, ensure_ascii=False)),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(lambda entries: f"[{', '.join(entries)}]"),
        st.dictionaries(KEYS, inner, max_size=2).map(
            lambda table: f"{{ {', '.join(f'{key} = {value}' for key, value in table.items())} }}"
        ),
    ),
    max_leaves=4,
)
ROWS = st.one_of(
    st.builds("{} = {}".format, KEYS, VALUES),
    st.builds("[{}]".format, KEYS),
    st.builds("[[{}]]".format, KEYS),
    st.builds("[{}.{}]".format, KEYS, KEYS),
)


@given(
    st.lists(ROWS, max_size=6).map("\n".join) | st.text(max_size=40), st.sampled_from(["licet.toml", "pyproject.toml"])
)
def test_whatever_the_text_the_answer_is_a_policy_or_mistakes(text: str, path: str) -> None:
    found: tuple[Mistake, ...] = ()
    try:
        parse_policy(text, path)
    except PolicyError as error:
        found = error.mistakes
        assert found
    lines = [mistake.line for mistake in found]
    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
    assert all(mistake.message and mistake.path == path for mistake in found)


@given(st.dictionaries(KEYS.filter(lambda key: key != '""'), SCALARS, max_size=4))
def test_whatever_the_keys_of_a_table_each_mistake_has_the_line_of_its_key(rows: dict[str, str]) -> None:
    keys = ["", *rows]
    for table in ("[project]", "[policy]", "[[exception]]", "[[clarify]]", "[[use]]"):
        text = "\n".join([table, *(f"{key} = {value}" for key, value in rows.items())])
        try:
            parse_policy(text, "licet.toml")
        except PolicyError as error:
            for mistake in error.mistakes:
                if "unknown key" in mistake.message:
                    assert repr(keys[mistake.line - 1]) in mistake.message


def test_presets_are_the_files_of_their_folder() -> None:
    files = sorted(path.stem for path in (FOLDER / "presets").iterdir() if path.suffix == ".toml")
    assert list(preset_names()) == files
    assert {"any-osi", "apache-foundation", "permissive", "weak-copyleft"} <= set(files)


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_says_what_it_is_and_one_thing_of_a_license(name: str) -> None:
    table = tomllib.loads((FOLDER / "presets" / f"{name}.toml").read_text(encoding="utf-8"))
    assert table["summary"].endswith(".")
    assert set(table) <= {"summary", "source", "line"}
    for row in table["line"]:
        assert len(row.keys() & {"allow", "review", "deny"}) == 1, row
        assert row.keys() <= {"allow", "review", "deny", "reason", "source"}, row
    terms = [line.term for line in preset_lines(name)]
    assert len(set(terms)) == len(terms) == len(table["line"])
    assert any(line.ruling is Ruling.ALLOW for line in preset_lines(name))


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_can_be_extended(name: str) -> None:
    policy = parse_policy(f'[policy]\nextends = "{name}"\n', "licet.toml")
    assert [line.term for line in policy.lines] == [line.term for line in preset_lines(name)]
    assert all(line.layer == 1 for line in policy.lines)


@pytest.mark.parametrize("name", preset_names())
def test_every_line_of_a_preset_is_understood_and_reasoned(name: str) -> None:
    lines = preset_lines(name)
    assert lines
    for line in lines:
        assert len(line.reason.split()) > 2, line
        assert re.match(r"https://[a-z.]+/", line.source), line
        assert line.term, line
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


KNOWN_KEYS = re.compile(r"known are ([a-z, -]+)")


def keys_of(table: str) -> list[str]:
    """The keys that the code accepts in TABLE, as it lists them itself where it sees no likeness to a wrong one."""
    for _, message in mistakes(f"{table}\nqqqq = 1\n"):
        if "unknown key 'qqqq'" in message:
            said = KNOWN_KEYS.search(message)
            assert said is not None
            return said[1].split(", ")
    raise AssertionError(table)


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        ("[project]", "`[project]`"),
        ("[policy]", "`[policy]`"),
        ("[[exception]]", "`[[exception]]`"),
        ("[[clarify]]", "`[[clarify]]`"),
        ("[[use]]", "`[[use]]`"),
        ("[[where]]", "`[[where]]`"),
    ],
)
def test_the_page_has_a_row_for_every_key(table: str, heading: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `([a-z-]+)` \|", section.split("| key |", 1)[1].split("\n\n", 1)[0], flags=re.MULTILINE)
    assert sorted(rows) == sorted(keys_of(table))


@pytest.mark.parametrize(
    "words",
    [
        Severity,
        Scope,
        Use,
        Distribution,
        Flag,
        preset_names(),
        categories(),
        [*SEVERITIES],
        ROOT,
    ],
    ids=["severities", "scopes", "uses", "distributions", "flags", "presets", "categories", "codes", "tables"],
)
def test_the_page_names_every_word_that_a_policy_may_hold(words: Iterable[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [word for word in words if not re.search(rf"[`\[:\"]{re.escape(str(word))}[`\]\"]", page)] == []


@pytest.mark.parametrize("severity", Severity)
def test_the_page_lists_each_code_under_its_severity(severity: Severity) -> None:
    row = re.search(rf"^\| `{severity}` \| (.*) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert row is not None
    assert row[1].split(", ") == [f"`{code}`" for code in SEVERITIES if SEVERITIES[code] is severity]


def test_the_page_rules_as_the_code_does() -> None:
    section = PAGE.read_text(encoding="utf-8").split("\n## Which line decides", 1)[1].split("\n## ", 1)[0]
    lists = Lists(parse_policy(section.split("```toml\n")[1].split("```")[0], "licet.toml"))
    rows = re.findall(r"^\| `(.+)` \| (\w+) \|", section, flags=re.MULTILINE)
    assert len(rows) > 5
    for license, said in rows:
        assert lists.ruled(parse(license)).ruling == {"denied": "unlisted"}.get(said, said), license


def test_every_example_of_the_page_is_read() -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(examples) > 5
    for example in examples:
        path = "pyproject.toml" if "[tool." in example else "licet.toml"
        policy = parse_policy(example, path, library=lambda *_: Source("", "elsewhere.toml", None))
        assert policy != Policy(path=path), example


def test_severities_name_every_code() -> None:
    rows = "\n".join(f'{code} = "off"' for code in SEVERITIES)
    policy = parse_policy(f"[policy.severity]\n{rows}\n", "licet.toml")
    assert all(policy.severity(code) is None for code in SEVERITIES)


def test_expressions_are_canonical() -> None:
    policy = parse_policy('[project]\nlicense = "gpl-2.0+ or mit"\n', "licet.toml")
    assert policy.license == parse("GPL-2.0-or-later OR MIT")
