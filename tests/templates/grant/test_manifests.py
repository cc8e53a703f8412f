# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Manifests get the license in place, and keep every other byte."""

from __future__ import annotations

import json
import tomllib
import xml.etree.ElementTree as ET

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import parse
from licet.templates.grant.manifests import EDITORS, Unsafe

MIT = parse("MIT")
BOTH = parse("MIT OR Apache-2.0")
DUAL = parse("LGPL-3.0-or-later OR LicenseRef-Commercial")


def edited(name: str, text: str, license: str) -> str:
    editor = next(each for each in EDITORS if each.edits(name))
    once = editor.edited(text, parse(license), "LICENSE-FIRST")
    assert editor.edited(once, parse(license), "LICENSE-FIRST") == once
    return once


POM = """\
<project>
  <artifactId>x</artifactId>
</project>
"""
POM_LICENSED = """\
<project>
  <artifactId>x</artifactId>
  <licenses>
    <license>
      <name>MIT</name>
      <url>https://spdx.org/licenses/MIT.html</url>
    </license>
  </licenses>
</project>
"""
POETRY = '[tool.poetry]\nname = "x"\n{}\n[tool.x]\n'
WORKSPACE = '[workspace.package]\nlicense = "{}"\n[package]\nlicense.workspace = true\n'
CLASSIFIED = '[project]\nlicense = {}\nclassifiers = [\n  "A",\n{}]\n'
COMPOSED = '{{\n  "name": "x/y"{}\n}}'


@pytest.mark.parametrize(
    ("name", "before", "license", "after"),
    [
        ("pyproject.toml", '[project]\nname = "x"  # y\n', "MIT", '[project]\nname = "x"  # y\nlicense = "MIT"\n'),
        (
            "pyproject.toml",
            CLASSIFIED.format('{ text = "BSD" }', '  "License :: OSI Approved",\n'),
            "BSD-3-Clause",
            CLASSIFIED.format('"BSD-3-Clause"', ""),
        ),
        ("pyproject.toml", POETRY.format(""), "MIT", POETRY.format('license = "MIT"\n')),
        ("Cargo.toml", '[package]\nname = "x"\r\n', "MIT", '[package]\nname = "x"\r\nlicense = "MIT"\r\n'),
        ("Cargo.toml", WORKSPACE.format("MIT"), "MPL-2.0", WORKSPACE.format("MPL-2.0")),
        ("Cargo.toml", '[package]\nname = "x"\n', str(DUAL), '[package]\nname = "x"\nlicense-file = "LICENSE-FIRST"\n'),
        (
            "package.json",
            '{\n\t"name": "x",\n\t"a": [1]\n}',
            "MIT",
            '{\n\t"name": "x",\n\t"license": "MIT",\n\t"a": [1]\n}',
        ),
        ("package.json", '{"name":"x","license":"ISC"}', str(BOTH), '{"name":"x","license":"(MIT OR Apache-2.0)"}'),
        ("package.json", "{}", "MIT", '{\n  "license": "MIT"\n}'),
        ("composer.json", COMPOSED.format(""), str(BOTH), COMPOSED.format(',\n  "license": ["MIT", "Apache-2.0"]')),
        ("composer.json", '{"license": "MIT"}', str(DUAL), '{"license": ["LGPL-3.0-or-later", "proprietary"]}'),
        ("x.gemspec", "  s.name = 'x'\n  s.license = 'MIT' # so\n", "ISC", "  s.name = 'x'\n  s.license = \"ISC\"\n"),
        ("x.gemspec", "  s.name = 'x'\n", str(BOTH), '  s.name = \'x\'\n  s.licenses = ["MIT", "Apache-2.0"]\n'),
        ("pom.xml", POM, "MIT", POM_LICENSED),
    ],
)
def test_the_license_is_set_in_place(name: str, before: str, license: str, after: str) -> None:
    assert edited(name, before, license) == after


def test_a_pom_changes_its_own_licenses_and_no_profile_of_a_plugin() -> None:
    before = (
        "<project><build><licenses>no</licenses></build>\n"
        "  <licenses>\n    <license><name>GPL</name></license>\n  </licenses>\n  <artifactId>ü</artifactId></project>"
    )
    after = ET.fromstring(edited("pom.xml", before, "MIT AND ISC"))
    assert [each.text for each in after.findall("licenses/license/name")] == ["MIT", "ISC"]
    assert {each.text for each in after.findall("licenses/license/comments")} == {"MIT AND ISC"}
    assert after.findtext("build/licenses") == "no"
    assert after.findtext("artifactId") == "ü"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("pyproject.toml", "[tool.x]\n", "has no [project] table"),
        ("pyproject.toml", '[project]\ndynamic = ["license"]\n', "made by the build"),
        ("pyproject.toml", "[project\n", "is not TOML"),
        ("Cargo.toml", "[package]\nlicense.workspace = true\n", "workspace's Cargo.toml"),
        ("package.json", '{"licenses": []}', "npm no longer reads"),
        ("package.json", "[]", "is not a JSON object"),
        ("package.json", "{", "is not JSON"),
        ("x.gemspec", "s.license = read('x')\n", 'computes its license; write: s.license = "MIT"'),
        ("x.gemspec", "puts 1\n", "sets no name"),
        ("pom.xml", "<project>", "is not XML"),
        ("pom.xml", "<other/>", "is no Maven project"),
        ("pom.xml", "<project/>", "has no artifactId"),
    ],
)
def test_what_is_not_safe_is_left_alone(name: str, text: str, why: str) -> None:
    with pytest.raises(Unsafe, match=".*".join(map(_literal, [why]))):
        edited(name, text, "MIT")


def _literal(text: str) -> str:
    return text.replace("[", r"\[").replace("(", r"\(")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON).filter(lambda each: "licenses" not in each), st.sampled_from([None, 1, "\t"]))
def test_a_package_json_keeps_all_else(members: dict[str, object], indent: int | str | None) -> None:
    after = json.loads(edited("package.json", json.dumps(members, indent=indent), "MIT"))
    assert after == {**members, "license": "MIT"}


@given(st.dictionaries(st.text("abc-", min_size=1), st.text() | st.integers() | st.lists(st.booleans())))
def test_a_pyproject_keeps_all_else(members: dict[str, object]) -> None:
    before = tomlkit.dumps({"project": members, "tool": {"x": members}})
    after = tomllib.loads(edited("pyproject.toml", before, "MIT"))
    assert after == {"project": {**members, "license": "MIT"}, "tool": {"x": members}}
