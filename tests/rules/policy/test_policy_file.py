# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A policy file is read whole, and every mistake in it is reported with its line."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.errors import Mistake, PolicyError
from licet.licenses.expression import parse
from licet.model import Distribution, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.policy import parse_policy, preset_names
from licet.rules.policy.presets import preset_lines

PAGE = Path(__file__).resolve().parents[3] / "docs" / "policy.md"


def mistakes(text: str) -> list[tuple[int, str]]:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "licet.toml")
    return [(mistake.line, mistake.message) for mistake in caught.value.mistakes]


def test_the_example_of_the_page_is_read() -> None:
    example = PAGE.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
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


@given(
    st.dictionaries(
        st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8), st.lists(st.integers(), max_size=2))
    )
)
def test_whatever_the_keys_the_answer_is_a_policy_or_mistakes(content: dict[str, object]) -> None:
    body = "\n".join(f"{_key(key)} = {_value(value)}" for key, value in content.items())
    for table in ("project", "policy", "[exception]", "[clarify]", "[use]", "policy.scopes", "policy.severity"):
        text = f"[{table}]\n{body}\n"
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            continue
        found: tuple[Mistake, ...] = ()
        try:
            parse_policy(text, "licet.toml")
        except PolicyError as error:
            found = error.mistakes
        assert all(1 <= mistake.line <= text.count("\n") + 1 for mistake in found)


def _key(key: str) -> str:
    return '"' + "".join(c if c.isalnum() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else "x" for c in key) + '"'


def _value(value: object) -> str:
    return str(value) if not isinstance(value, str) else _key(value)


@pytest.mark.parametrize("name", preset_names())
def test_every_line_of_a_preset_is_understood_and_reasoned(name: str) -> None:
    lines = preset_lines(name)
    assert lines
    for line in lines:
        assert line.reason, line
        assert line.term, line
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


def test_the_page_names_every_key_and_severity() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for key in (
        "extends",
        "allow",
        "review",
        "deny",
        "unknown",
        "scopes",
        "severity",
        "fail-on",
        "license",
        "distribution",
    ):
        assert f"| `{key}` |" in page
    for key in ("package", "reason", "expires", "files", "how"):
        assert f"`{key}`" in page or f"{key} =" in page


def test_severities_name_every_code() -> None:
    rows = "\n".join(f'{code} = "off"' for code in SEVERITIES)
    policy = parse_policy(f"[policy.severity]\n{rows}\n", "licet.toml")
    assert all(policy.severity(code) is None for code in SEVERITIES)


def test_expressions_are_canonical() -> None:
    policy = parse_policy('[project]\nlicense = "gpl-2.0+ or mit"\n', "licet.toml")
    assert policy.license == parse("GPL-2.0-or-later OR MIT")
