# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of `pom.xml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import Manifests
from tests.scanner.lockfiles.cases import read, row


def pom(body: str, name: str = "demo", parent: str = "") -> str:
    group = "" if parent else "<groupId>org.example</groupId>"
    return f"<project>{parent}{group}<artifactId>{name}</artifactId><version>1.0</version>{body}</project>"


def dependency(artifact: str, version: str | None = "1.0", more: str = "", group: str = "org.other") -> str:
    said = f"<version>{version}</version>" if version else ""
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>{said}{more}</dependency>"


def asks(*rows: str) -> str:
    return f"<dependencies>{''.join(rows)}</dependencies>"


def manages(*rows: str) -> str:
    return f"<dependencyManagement>{asks(*rows)}</dependencyManagement>"


def properties(**values: str) -> str:
    return f"<properties>{''.join(f'<{key}>{value}</{key}>' for key, value in values.items())}</properties>"


def rows(found: Manifests) -> list[str]:
    return [row(component) for component in found.components]


PARENT = "<parent><groupId>org.example</groupId><artifactId>top</artifactId><version>1.0</version>{}</parent>"


@pytest.mark.parametrize(
    ("version", "read_as"),
    [
        ("1.0", "@1.0"),
        ("[1.0]", "@1.0"),
        ("[1.0,2.0)", ""),
        ("[1.0,)", ""),
        ("LATEST", ""),
        ("RELEASE", ""),
        ("${known}", "@3.1"),
        ("${unknown}", ""),
        ("${known}-${unknown}", ""),
        ("${project.version}", "@1.0"),
        ("${pom.version}", "@1.0"),
        ("${version}", "@1.0"),
        ("${loop}", ""),
        ("${unfolds}", ""),
        ("1.0-SNAPSHOT", "@1.0-SNAPSHOT"),
        (None, ""),
    ],
)
def test_a_version_is_one_or_none(version: str | None, read_as: str, tmp_path: Path) -> None:
    known = properties(known="3.1", loop="${loop}", unfolds="${a}${a}", a="${b}${b}" * 99, b="${a}${a}" * 99)
    found = read(tmp_path, {"pom.xml": pom(known + asks(dependency("a", version)))})
    assert rows(found) == [f"pkg:maven/org.other/a{read_as} runtime direct"]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("more", "scope"),
    [
        ("", "runtime"),
        ("<scope>compile</scope>", "runtime"),
        ("<scope>runtime</scope>", "runtime"),
        ("<scope>test</scope>", "test"),
        ("<scope>provided</scope>", "build"),
        ("<scope>system</scope><systemPath>/x.jar</systemPath>", "build"),
        ("<optional>true</optional>", "optional"),
        ("<optional>false</optional>", "runtime"),
        ("<optional>true</optional><scope>test</scope>", "test"),
        ("<scope>unheard-of</scope>", "runtime"),
    ],
)
def test_scopes(more: str, scope: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"pom.xml": pom(asks(dependency("a", more=more)))})
    assert rows(found) == [f"pkg:maven/org.other/a@1.0 {scope} direct"]


@pytest.mark.parametrize(
    ("more", "qualifiers"),
    [
        ("<type>jar</type>", ""),
        ("<type>bundle</type>", ""),
        ("<type>war</type>", "?type=war"),
        ("<type>pom</type>", "?type=pom"),
        ("<classifier>tests</classifier>", "?classifier=tests"),
        ("<classifier>linux</classifier><type>zip</type>", "?classifier=linux&type=zip"),
        ("<classifier>${os.detected.classifier}</classifier>", ""),
    ],
)
def test_what_is_no_plain_jar_says_so(more: str, qualifiers: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"pom.xml": pom(asks(dependency("a", more=more)))})
    assert rows(found) == [f"pkg:maven/org.other/a@1.0{qualifiers} runtime direct"]


def test_management_fills_in_what_is_left_out_and_is_no_component_itself(tmp_path: Path) -> None:
    managed = manages(dependency("a", "2.0", "<scope>test</scope>"), dependency("unused"))
    found = read(tmp_path, {"pom.xml": pom(managed + asks(dependency("a", None), dependency("b", "3.0")))})
    assert rows(found) == ["pkg:maven/org.other/a@2.0 test direct", "pkg:maven/org.other/b@3.0 runtime direct"]


def test_a_list_of_versions_is_imported_from_the_tree(tmp_path: Path) -> None:
    wanted = "<type>pom</type><scope>import</scope>"
    files = {
        "pom.xml": pom(manages(dependency("bom", "1.0", wanted, "org.example")) + asks(dependency("a", None))),
        "bom/pom.xml": pom(
            "<packaging>pom</packaging>" + properties(v="4.2") + manages(dependency("a", "${v}")), "bom"
        ),
    }
    found = read(tmp_path, files)
    assert rows(found) == ["pkg:maven/org.other/a@4.2 runtime direct"]
    assert found.own == {"pkg:maven/org.example/demo", "pkg:maven/org.example/bom"}


def test_properties_of_a_parent_are_filled_in_with_the_child_s_words(tmp_path: Path) -> None:
    files = {
        "pom.xml": pom(properties(v="1") + asks(dependency("a", "${v}"), dependency("${project.artifactId}-x")), "top"),
        "child/pom.xml": pom(properties(v="2"), "child", PARENT.format("")),
    }
    assert rows(read(tmp_path, files)) == [
        "pkg:maven/org.other/a@1 runtime direct",
        "pkg:maven/org.other/a@2 runtime direct",
        "pkg:maven/org.other/child-x@1.0 runtime direct",
        "pkg:maven/org.other/top-x@1.0 runtime direct",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "<relativePath>../parent</relativePath>",
        "<relativePath>../parent/pom.xml</relativePath>",
        "<relativePath/>",
        "<relativePath>../nowhere</relativePath>",
    ],
)
def test_a_parent_is_found_where_it_is_said_to_be_or_by_its_name(path: str, tmp_path: Path) -> None:
    files = {
        "parent/pom.xml": pom(manages(dependency("a", "7")), "top"),
        "child/pom.xml": pom(asks(dependency("a", None)), "child", PARENT.format(path)),
    }
    assert rows(read(tmp_path, files)) == ["pkg:maven/org.other/a@7 runtime direct"]


def test_a_parent_out_of_the_tree_is_not_looked_for_there(tmp_path: Path) -> None:
    (tmp_path / "pom.xml").write_text(pom(manages(dependency("a", "7")), "top"))
    found = read(tmp_path / "project", {"pom.xml": pom(asks(dependency("a", None)), "child", PARENT.format(""))})
    assert rows(found) == ["pkg:maven/org.other/a runtime direct"]


def test_parents_and_imports_in_a_circle_end(tmp_path: Path) -> None:
    bom = dependency("top", "1.0", "<type>pom</type><scope>import</scope>", "org.example")
    files = {"pom.xml": pom(manages(bom) + asks(dependency("a")), "top", PARENT.format(""))}
    files["x/pom.xml"] = pom(manages(bom), "x", PARENT.format(""))
    assert rows(read(tmp_path, files)) == ["pkg:maven/org.other/a@1.0 runtime direct"]


def test_many_lists_of_versions_that_import_each_other_are_made_once(tmp_path: Path) -> None:
    def bom(n: int) -> str:
        wanted = "<type>pom</type><scope>import</scope>"
        both = (dependency(f"b{m}{side}", "1.0", wanted, "org.example") for m in (n + 1,) for side in "ab")
        return manages(*both)

    files = {f"b{n}{side}/pom.xml": pom(bom(n), f"b{n}{side}") for n in range(40) for side in "ab"}
    files["pom.xml"] = pom(bom(-1) + asks(dependency("a", None)))
    assert rows(read(tmp_path, files)) == ["pkg:maven/org.other/a runtime direct"]


def test_the_last_of_two_words_on_one_dependency_counts(tmp_path: Path) -> None:
    found = read(tmp_path, {"pom.xml": pom(asks(dependency("a", "1"), dependency("b"), dependency("a", "2")))})
    assert rows(found) == ["pkg:maven/org.other/a@2 runtime direct", "pkg:maven/org.other/b@1.0 runtime direct"]


def test_modules_of_the_tree_are_its_own(tmp_path: Path) -> None:
    files = {
        "pom.xml": pom(asks(dependency("lib", group="org.example"), dependency("a"))),
        "lib/pom.xml": pom("", "lib"),
    }
    assert rows(read(tmp_path, files)) == ["pkg:maven/org.other/a@1.0 runtime direct"]


def test_plugins_and_what_they_are_given_are_for_the_build(tmp_path: Path) -> None:
    body = """
      <build>
        <pluginManagement><plugins>
          <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4</version></plugin>
          <plugin><artifactId>maven-unused-plugin</artifactId><version>1</version></plugin>
        </plugins></pluginManagement>
        <extensions><extension><groupId>org.other</groupId><artifactId>ext</artifactId><version>1</version></extension>
        </extensions>
        <plugins>
          <plugin><artifactId>maven-jar-plugin</artifactId></plugin>
          <plugin><groupId>org.other</groupId><artifactId>p</artifactId><version>2</version>
            <dependencies><dependency><groupId>org.other</groupId><artifactId>d</artifactId><version>3</version>
            </dependency></dependencies></plugin>
        </plugins>
      </build>"""
    assert rows(read(tmp_path, {"pom.xml": pom(body)})) == [
        "pkg:maven/org.apache.maven.plugins/maven-jar-plugin@3.4 build direct",
        "pkg:maven/org.other/d@3 build direct",
        "pkg:maven/org.other/ext@1 build direct",
        "pkg:maven/org.other/p@2 build direct",
    ]


def test_names_that_nobody_fills_in_are_told_of_once_where_they_stand(tmp_path: Path) -> None:
    files = {
        "pom.xml": pom(asks(dependency("${gone}")), "top"),
        "child/pom.xml": pom("", "child", PARENT.format("")),
    }
    found = read(tmp_path, files)
    assert [(p.path, p.line) for p in found.problems] == [("pom.xml", 1)]
    assert "org.other:${gone}" in found.problems[0].message


def test_the_license_of_a_parent_in_the_tree_is_the_child_s(tmp_path: Path) -> None:
    license = "\n<licenses>\n<license>\n<name>Apache License 2.0</name></license></licenses>"
    files = {"pom.xml": pom("", "child", PARENT.format("<relativePath>up</relativePath>"))}
    files["up/pom.xml"] = pom(license, "top")
    declared = read(tmp_path, files).declarations
    assert [(d.name, str(d.concluded), d.evidence.path, d.evidence.line) for d in declared] == [
        ("child", "Apache-2.0", "up/pom.xml", 3)
    ]


def test_entities_of_html_are_read_as_maven_reads_them(tmp_path: Path) -> None:
    body = "<developers><developer><name>J&ouml;rg &amp; &eacute;</name></developer></developers>"
    found = read(tmp_path, {"pom.xml": pom(body + asks(dependency("a")))})
    assert found.problems == ()
    assert rows(found) == ["pkg:maven/org.other/a@1.0 runtime direct"]


@pytest.mark.parametrize(
    "text",
    [
        "<model/>",
        '<!DOCTYPE x [<!ENTITY a "b">]><project>&a;</project>',
        "<project>" + "<a>" * 300,
        "<project>&unheard;</project>",
    ],
)
def test_what_is_no_pom_is_said(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"pom.xml": text})
    assert [problem.code for problem in found.problems] == ["manifest-unreadable"]


def test_the_encoding_that_a_file_names_is_not_used_twice(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + pom(asks(dependency("a")))
    assert rows(read(tmp_path, {"pom.xml": text})) == ["pkg:maven/org.other/a@1.0 runtime direct"]
