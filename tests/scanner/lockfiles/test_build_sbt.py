# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of sbt's builds, Ivy's files and Bazel's locks of Maven packages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.scanner.lockfiles.cases import read, row


def rows(root: Path, files: dict[str, str]) -> list[str]:
    return [row(component) for component in read(root, files).components]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"g" % "a" % "1"', "pkg:maven/g/a@1 runtime"),
        ('"g" %% "a" % "1"', "pkg:maven/g/a_2.13@1 runtime"),
        ('"g" %%% "a" % "1"', "pkg:maven/g/a_2.13@1 runtime"),
        ('"g" % "a" % v', "pkg:maven/g/a@3 runtime"),
        ('"g" % "a" % Versions.w', "pkg:maven/g/a@4 runtime"),
        ('"g" % "a" % gone', "pkg:maven/g/a runtime"),
        ('"g" % s"a-$v" % "1"', "pkg:maven/g/a-3@1 runtime"),
        ('"g" % "a" % "1" % Test', "pkg:maven/g/a@1 test"),
        ('"g" % "a" % "1" % "it,test"', "pkg:maven/g/a@1 test"),
        ('"g" % "a" % "1" % "test->test"', "pkg:maven/g/a@1 test"),
        ('"g" % "a" % "1" % "compile->compile;test->test"', "pkg:maven/g/a@1 runtime"),
        ('"g" % "a" % "1" % Provided', "pkg:maven/g/a@1 build"),
        ('"g" % "a" % "1" % "optional"', "pkg:maven/g/a@1 optional"),
        ('("g" % "a" % "1").exclude("x", "y")', "pkg:maven/g/a@1 runtime"),
        ('"g" % "a" % "1" cross CrossVersion.full', "pkg:maven/g/a_2.13.14@1 runtime"),
        ('compilerPlugin("g" % "a" % "1")', "pkg:maven/g/a@1 build"),
        ('"g" % "a" % scalaVersion.value % Provided', "pkg:maven/g/a@2.13.14 build"),
    ],
)
def test_every_way_to_ask_for_a_package(words: str, expected: str, tmp_path: Path) -> None:
    head = 'scalaVersion := "2.13.14"\nval v = "3"\nobject Versions { val w = "4" }\n'
    for line in (f"libraryDependencies += {words}", f"libraryDependencies ++= Seq({words})"):
        assert rows(tmp_path, {"build.sbt": head + line}) == [f"{expected} direct"]


@pytest.mark.parametrize(
    ("scala", "suffix"), [('"3.4.2"', "_3"), ('"2.12.19"', "_2.12"), ("computed.value", ""), ("", "")]
)
def test_the_version_of_scala_stands_behind_names(scala: str, suffix: str, tmp_path: Path) -> None:
    head = f"ThisBuild / scalaVersion := {scala}\n" if scala else ""
    text = f'{head}libraryDependencies += "g" %% "a" % "1"'
    assert rows(tmp_path, {"build.sbt": text}) == [f"pkg:maven/g/a{suffix}@1 runtime direct"]


@pytest.mark.parametrize(("sbt", "suffix"), [("1.10.0", "_2.12_1.0"), ("0.13.18", "_2.10_0.13")])
def test_plugins_are_named_after_the_sbt_that_runs_them(sbt: str, suffix: str, tmp_path: Path) -> None:
    files = {"project/plugins.sbt": 'addSbtPlugin("g" % "a" % "1")', "project/build.properties": f"sbt.version={sbt}"}
    assert rows(tmp_path, files) == [f"pkg:maven/g/a{suffix}@1 build direct"]


def test_names_lead_to_packages_and_lists_of_packages(tmp_path: Path) -> None:
    definitions = 'object D {\n  val a = "g" % "a" % "1"\n  val b = "g" % "b" % "2"\n  val both = Seq(a, b % Test)\n}'
    text = "import D._\nlibraryDependencies ++= both\nlibraryDependencies += D.a % Provided"
    found = rows(tmp_path, {"build.sbt": text, "project/D.scala": definitions})
    assert found == ["pkg:maven/g/a@1 runtime direct", "pkg:maven/g/b@2 test direct"]


def test_a_name_that_nobody_asks_for_is_no_dependency(tmp_path: Path) -> None:
    assert rows(tmp_path, {"build.sbt": 'val a = "g" % "a" % "1"'}) == []


def test_a_scope_for_a_whole_list(tmp_path: Path) -> None:
    text = 'libraryDependencies ++= Seq("g" % "a" % "1", "g" % "b" % "1").map(_ % Test)'
    assert rows(tmp_path, {"build.sbt": text}) == ["pkg:maven/g/a@1 test direct", "pkg:maven/g/b@1 test direct"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('Seq("g" %% "a").map(_ % "2.0")', "pkg:maven/g/a_2.13@2.0 runtime"),
        ('Seq("g" % "a").map(_ % v % Test)', "pkg:maven/g/a@3 test"),
        ('Seq("g" % "a" % "1" % Test).map(_.exclude("x", "y"))', "pkg:maven/g/a@1 test"),
        ("D.listed.map(_ % Test)", "pkg:maven/g/a@1 test"),
        ("D.bare.map(_ % v)", "pkg:maven/g/a@3 runtime"),
        ("D.computed.value", "pkg:maven/g/a@1 runtime"),
        ("D.renamed", "pkg:maven/g/a@1 runtime"),
        ("Seq() ++ D.listed", "pkg:maven/g/a@1 runtime"),
    ],
)
def test_lists_that_are_asked_for_in_other_words(words: str, expected: str, tmp_path: Path) -> None:
    definitions = (
        'object D {\n  val listed = Seq("g" % "a" % "1")\n  val bare = Seq("g" % "a")\n'
        '  val computed = Def.setting(Seq("g" % "a" % "1"))\n  val renamed = listed ++ Nil\n}'
    )
    text = f'scalaVersion := "2.13.14"\nval v = "3"\nlibraryDependencies ++= {words}'
    found = read(tmp_path, {"build.sbt": text, "project/D.scala": definitions})
    assert [row(component) for component in found.components] == [f"{expected} direct"]
    assert found.problems == ()


def test_plugins_of_the_compiler_among_the_settings_of_a_part(tmp_path: Path) -> None:
    text = 'lazy val a = project.settings(addCompilerPlugin("g" % "a" % "1"), libraryDependencies += "g" % "b" % "1")'
    assert rows(tmp_path, {"build.sbt": text}) == [
        "pkg:maven/g/a@1 build direct",
        "pkg:maven/g/b@1 runtime direct",
    ]


def test_packages_that_a_plugin_of_the_build_names_are_said(tmp_path: Path) -> None:
    text = 'libraryDependencies ++= Seq(guice, "g" % "a" % "1")\nlibraryDependencies += ws\nlibraryDependencies ++= Nil'
    found = read(tmp_path, {"build.sbt": text})
    assert [problem.message.partition(",")[0] for problem in found.problems] == ["asks for 'guice'"]
    assert "'ws'" in found.problems[0].message
    assert "Nil" not in found.problems[0].message


def test_what_is_made_up_as_the_build_runs_is_said(tmp_path: Path) -> None:
    text = 'libraryDependencies ++= names.map(n => "g" % s"a-$n" % "1")'
    assert ['"g" %' in problem.message for problem in read(tmp_path, {"build.sbt": text}).problems] == [True]


def test_names_that_lead_in_circles_or_unfold_end(tmp_path: Path) -> None:
    lines = ["val a = Seq(b)", "val b = Seq(a)", 'val d0 = Seq("g" % "a" % "1")']
    lines += [f"val d{n} = Seq(d{n - 1}, d{n - 1}, d{n - 1})" for n in range(1, 40)]
    text = "\n".join([*lines, "libraryDependencies ++= a ++ d39"])
    assert len(rows(tmp_path, {"build.sbt": text})) <= 1


def test_licenses_of_the_build(tmp_path: Path) -> None:
    text = 'licenses := Seq("MIT" -> url("https://x.invalid"), "Apache-2.0" -> url("https://y.invalid"))'
    declared = read(tmp_path, {"build.sbt": text}).declarations
    assert [str(each.concluded) for each in declared] == ["MIT OR Apache-2.0"]


@pytest.mark.parametrize("text", ["<project/>", "<ivy-module>", "x"])
def test_what_is_no_ivy_file_is_said(text: str, tmp_path: Path) -> None:
    assert [p.code for p in read(tmp_path, {"ivy.xml": text}).problems] == ["manifest-unreadable"]


ASKS = '<dependencies><dependency org="g" name="a" rev="{rev}"/></dependencies></ivy-module>'


@pytest.mark.parametrize(
    ("rev", "version"),
    [
        ("${v}", "@1.0"),
        ("${w}", "@1.0"),
        ("${of.file}", "@2.0"),
        ("${of.target}", "@3.0"),
        ("${one.of.two}", ""),
        ("${self}", ""),
        ("${gone}", ""),
        ("latest.${v}", ""),
    ],
)
def test_versions_that_are_properties_of_the_build(rev: str, version: str, tmp_path: Path) -> None:
    build = """<project basedir=".">
      <property name="v" value="1.0"/><property name="v" value="9"/><property name="w" value="${v}"/>
      <property name="ivy.dir" location="${basedir}/ivy"/><loadproperties srcFile="${ivy.dir}/libraries.properties"/>
      <property name="self" value="${self}"/><property file="${user.home}/x.properties"/>
      <target name="t"><property name="of.target" value="3.0"/><property name="one.of.two" value="4"/></target>
      <target name="u"><property name="one.of.two" value="5"/></target>
    </project>"""
    files = {
        "ivy.xml": "<ivy-module>" + ASKS.format(rev=rev),
        "build.xml": build,
        "ivy/libraries.properties": "# of.file=1\nof.file = 2.0\nv=8\n",
    }
    assert rows(tmp_path, files) == [f"pkg:maven/g/a{version} runtime direct"]


@pytest.mark.parametrize("build", ["<project>", "x", "<project><property/><property name='v'/></project>"])
def test_a_build_that_says_nothing_leaves_versions_unknown(build: str, tmp_path: Path) -> None:
    files = {"ivy.xml": "<ivy-module>" + ASKS.format(rev="${v}"), "build.xml": build}
    assert rows(tmp_path, files) == ["pkg:maven/g/a runtime direct"]


def test_properties_that_unfold_are_left_alone(tmp_path: Path) -> None:
    lines = "".join(f'<property name="p{n}" value="{f"${{p{n - 1}}}" * 40}"/>' for n in range(1, 30))
    files = {"ivy.xml": "<ivy-module>" + ASKS.format(rev="${p29}"), "build.xml": f"<project>{lines}</project>"}
    assert rows(tmp_path, files) == ["pkg:maven/g/a runtime direct"]


def test_names_for_words_that_an_ivy_file_declares(tmp_path: Path) -> None:
    text = '<!DOCTYPE ivy-module [<!ENTITY v "7.3.7">]><ivy-module>' + ASKS.format(rev="&v;")
    assert rows(tmp_path, {"ivy.xml": text}) == ["pkg:maven/g/a@7.3.7 runtime direct"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY v SYSTEM "other.xml">',
        '<!ENTITY % v "1">',
        '<!ENTITY u "1"><!ENTITY v "&u;&u;">',
        '<!ENTITY v "&#60;info/>">',
        f'<!ENTITY v "{"1" * 1000}">',
        "".join(f'<!ENTITY v{n} "1">' for n in range(100)),
    ],
)
def test_entities_that_are_more_than_plain_words_are_refused(declared: str, tmp_path: Path) -> None:
    text = f"<!DOCTYPE ivy-module [{declared}]><ivy-module>" + ASKS.format(rev="1")
    assert [p.code for p in read(tmp_path, {"ivy.xml": text}).problems] == ["manifest-unreadable"]


def test_words_behind_a_name_unfold_only_so_far(tmp_path: Path) -> None:
    text = f'<!DOCTYPE a [<!ENTITY v "{"1" * 100}">]><ivy-module>{"&v;" * 5000}</ivy-module>'
    assert [p.code for p in read(tmp_path, {"ivy.xml": text}).problems] == ["manifest-unreadable"]


def test_a_dependency_of_an_unknown_organisation_is_said(tmp_path: Path) -> None:
    text = '<ivy-module><dependencies><dependency org="${gone}" name="a" rev="1"/></dependencies></ivy-module>'
    assert ["${gone}#a" in p.message for p in read(tmp_path, {"ivy.xml": text}).problems] == [True]


@pytest.mark.parametrize(
    "text", ["<ivy-module/>", "<ivy-module><info/><dependencies><dependency/></dependencies></ivy-module>"]
)
def test_an_ivy_file_that_says_little(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"ivy.xml": text})
    assert (found.components, found.problems) == ((), ())


@pytest.mark.parametrize("value", [1, "x", [1], {"a": 1}, {"g:a": []}, {"g:a": {"version": []}}, None])
@pytest.mark.parametrize("key", ["artifacts", "dependencies", "__INPUT_ARTIFACTS_HASH", "dependency_tree"])
def test_a_lock_of_bazel_of_other_types_than_expected(key: str, value: object, tmp_path: Path) -> None:
    text = json.dumps({"artifacts": {}, key: value})
    assert read(tmp_path, {"maven_install.json": text}).problems == ()
