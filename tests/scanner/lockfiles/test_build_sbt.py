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
