# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of what projects of .NET reference and lock."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from licet.model import Component, Scope
from licet.scanner.packages.nuget import only, restored
from tests.scanner.lockfiles.cases import read, row
from tests.work import assert_linear


def project(*lines: str) -> str:
    inner = "\n".join(lines)
    return f"<Project>\n{inner}\n</Project>\n"


def items(*lines: str) -> str:
    inner = "\n".join(lines)
    return f"<ItemGroup>\n{inner}\n</ItemGroup>"


def references(folder: Path, *lines: str, name: str = "App.csproj", **files: str) -> tuple[Component, ...]:
    found = read(folder, {name: project(items(*lines)), **files})
    assert found.problems == ()
    return found.components


@pytest.mark.parametrize(
    ("range", "version", "sole"),
    [
        ("1.2.3", "1.2.3", None),
        (" 1.2.3-beta.1 ", "1.2.3-beta.1", None),
        ("1.2.3.4", "1.2.3.4", None),
        ("[1.2.3]", "1.2.3", "1.2.3"),
        ("[ 1.2.3 , 1.2.3 ]", "1.2.3", "1.2.3"),
        ("1.*", None, None),
        ("*", None, None),
        ("[1.0,2.0)", None, None),
        ("(1.0,)", None, None),
        ("[1.0,)", None, None),
        ("$(Version)", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_range_gives_a_version_where_it_is_known_which(
    range: str | None, version: str | None, sole: str | None
) -> None:
    assert (restored(range), only(range)) == (version, sole)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('<PackageReference Include="A" Version="1.0" />', "pkg:nuget/A@1.0 runtime direct"),
        ('<PackageReference Include="A"><Version>1.0</Version></PackageReference>', "pkg:nuget/A@1.0 runtime direct"),
        ('<PackageReference Include="A" VersionOverride="2.0" Version="1.0"/>', "pkg:nuget/A@2.0 runtime direct"),
        ('<PackageReference Include="A" PrivateAssets="all" Version="1.0"/>', "pkg:nuget/A@1.0 build direct"),
        ('<PackageReference Include="A" PrivateAssets="analyzers;build"/>', "pkg:nuget/A runtime direct"),
        ('<PackageReference Include="A"><PrivateAssets> All </PrivateAssets></PackageReference>',
         "pkg:nuget/A build direct"),
        ('<PackageReference Include="A" ExcludeAssets="runtime"/>', "pkg:nuget/A build direct"),
        ('<PackageDownload Include="A" Version="[1.0]"/>', "pkg:nuget/A@1.0 build direct"),
        ('<GlobalPackageReference Include="A" Version="1.0"/>', "pkg:nuget/A@1.0 build direct"),
        ('<DotNetCliToolReference Include="A" Version="1.0"/>', "pkg:nuget/A@1.0 dev direct"),
        ('<PackageReference Include="A" Condition="false" Version="1.0"/>', "pkg:nuget/A@1.0 runtime direct"),
    ],
)  # fmt: skip
def test_a_reference_says_why_and_in_which_version(line: str, expected: str, tmp_path: Path) -> None:
    assert [row(c) for c in references(tmp_path, line)] == [expected]


@pytest.mark.parametrize(
    "line",
    [
        '<PackageReference Update="A" Version="1.0" />',
        '<PackageReference Remove="A" />',
        '<ProjectReference Include="../A/A.csproj" />',
        '<Reference Include="System.Xml" />',
        '<FrameworkReference Include="Microsoft.AspNetCore.App" />',
    ],
)
def test_what_is_no_package_of_others_is_none(line: str, tmp_path: Path) -> None:
    assert references(tmp_path, line) == ()


def test_a_project_from_before_there_were_packages_references_none(tmp_path: Path) -> None:
    text = '<VisualStudioProject><CSHARP ProjectType="Local"><Build/></CSHARP></VisualStudioProject>'
    found = read(tmp_path, {"Old.csproj": text})
    assert (found.components, found.problems) == ((), ())


@pytest.mark.parametrize("name", ["App.Tests.csproj", "AppTests.fsproj", "app.test.vbproj", "App.Specs.csproj"])
def test_all_that_a_project_for_tests_references_is_for_tests(name: str, tmp_path: Path) -> None:
    (found,) = references(tmp_path, '<PackageReference Include="A" PrivateAssets="all"/>', name=name)
    assert found.scope is Scope.TEST


@pytest.mark.parametrize("name", ["App.Testing.csproj", "Latest.csproj", "Contest.csproj", "App.csproj"])
def test_not_all_that_sounds_like_tests_is_for_tests(name: str, tmp_path: Path) -> None:
    (found,) = references(tmp_path, '<PackageReference Include="A"/>', name=name)
    assert found.scope is Scope.RUNTIME


def test_a_project_says_itself_whether_it_is_for_tests(tmp_path: Path) -> None:
    files = {}
    for name, said in (("A.csproj", "true"), ("B.Tests.csproj", "false")):
        group = f"<PropertyGroup><IsTestProject>{said}</IsTestProject></PropertyGroup>"
        files[f"{name}/{name}"] = project(group, items(f'<PackageReference Include="{name}"/>'))
    found = read(tmp_path, files)
    assert [(c.purl, c.scope) for c in found.components] == [
        ("pkg:nuget/A.csproj", Scope.TEST),
        ("pkg:nuget/B.Tests.csproj", Scope.RUNTIME),
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Directory.Packages.props", '<PackageVersion Include="a" Version="1.0" />'),
        ("src/Directory.Packages.props", '<PackageVersion Include="A;B" Version="1.0" />'),
        ("Directory.Build.targets", '<PackageReference Update="A" Version="1.0" />'),
        ("Packages.props", '<PackageReference Update="A" Version="[1.0]" />'),
    ],
)
def test_a_version_may_stand_above(place: str, text: str, tmp_path: Path) -> None:
    files = {"src/App/App.csproj": project(items('<PackageReference Include="A" />')), place: project(items(text))}
    assert [c.purl for c in read(tmp_path, files).components] == ["pkg:nuget/A@1.0"]


@pytest.mark.parametrize(("own", "scope"), [("", Scope.BUILD), (' PrivateAssets="none"', Scope.RUNTIME)])
def test_why_a_package_is_there_may_be_said_above(own: str, scope: Scope, tmp_path: Path) -> None:
    central = '<PackageVersion Include="A" Version="1.0"><PrivateAssets>all</PrivateAssets></PackageVersion>'
    files = {
        "App/App.csproj": project(items(f'<PackageReference Include="A"{own} />')),
        "Directory.Packages.props": project(items(central)),
    }
    assert [(c.purl, c.scope) for c in read(tmp_path, files).components] == [("pkg:nuget/A@1.0", scope)]


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    files = {
        "src/App/App.csproj": project(items('<PackageReference Include="A" />')),
        "src/Directory.Packages.props": project(items('<PackageVersion Include="A" Version="2.0" />')),
        "Directory.Packages.props": project(items('<PackageVersion Include="A" Version="1.0" />')),
    }
    assert [c.purl for c in read(tmp_path, files).components] == ["pkg:nuget/A@2.0"]


def test_versions_of_a_tree_without_projects_are_all_that_is_known_of_it(tmp_path: Path) -> None:
    versions = items('<PackageVersion Include="A" Version="1.0" />', '<PackageVersion Include="B" Version="1.*" />')
    found = read(tmp_path, {"Directory.Packages.props": project(versions)})
    assert [c.purl for c in found.components] == ["pkg:nuget/A@1.0", "pkg:nuget/B"]


@pytest.mark.parametrize(
    ("properties", "version"),
    [
        ("<V>1.0</V>", "@1.0"),
        ("<v>1.0</v>", "@1.0"),
        ("<V>$(W)</V><W>1.0</W>", "@1.0"),
        ("<V>0.9</V><V>1.0</V>", "@1.0"),
        ('<V Condition="a">0.9</V><V>1.0</V>', "@1.0"),
        ('<V>1.0</V><V Condition="a">1.0</V>', "@1.0"),
        ('<V Condition="a">0.9</V><V Condition="b">1.0</V>', ""),
        ("<V>$(V)</V>", ""),
        ("<V>$(Gone)</V>", ""),
        ("<V>$([MSBuild]::Add(1, 2))</V>", ""),
    ],
)
def test_a_version_may_be_a_property(properties: str, version: str, tmp_path: Path) -> None:
    group = f"<PropertyGroup>{properties}</PropertyGroup>"
    text = project(group, items('<PackageReference Include="A" Version="$(V)" />'))
    assert [c.purl for c in read(tmp_path, {"App.csproj": text}).components] == [f"pkg:nuget/A{version}"]


def test_properties_made_to_grow_without_bound_do_not(tmp_path: Path) -> None:
    group = "".join(f"<P{n}>{f'$(P{n + 1})' * 50}</P{n}>" for n in range(20))
    text = project(f"<PropertyGroup>{group}</PropertyGroup>", items('<PackageReference Include="A" Version="$(P0)" />'))
    assert [c.purl for c in read(tmp_path, {"App.csproj": text}).components] == ["pkg:nuget/A"]


def test_an_imported_file_is_read_but_not_one_outside_or_in_a_circle(tmp_path: Path) -> None:
    files = {
        "App.csproj": project('<Import Project="eng\\a.props" />', '<Import Project="../../out.props" />'),
        "eng/a.props": project('<Import Project="..\\App.csproj" />', items('<PackageReference Include="A" />')),
    }
    (found,) = read(tmp_path, files).components
    assert (found.purl, found.evidence[0].path, found.evidence[0].line) == ("pkg:nuget/A", "eng/a.props", 4)


def test_a_large_file_above_many_projects_is_read_once(tmp_path: Path) -> None:
    def prepare(size: int) -> Callable[[], object]:
        versions = items(*(f'<PackageVersion Include="P{n}" Version="1.0" />' for n in range(10 * size)))
        files = {f"p{n}/P.csproj": project(items(f'<PackageReference Include="P{n}" />')) for n in range(size)}
        files["Directory.Packages.props"] = project(versions)

        def read_all() -> None:
            (folder := tmp_path / str(size)).mkdir(exist_ok=True)
            found = read(folder, files)
            assert [c.purl for c in found.components[:1]] == ["pkg:nuget/P0@1.0"]

        return read_all

    assert_linear(prepare, 20)


LOCK = {
    "version": 1,
    "dependencies": {
        "net8.0": {
            "Newtonsoft.Json": {"type": "Direct", "resolved": "13.0.3"},
            "B": {"type": "Direct", "resolved": "1.0.0", "dependencies": {"c": "1.0.0", "b": "1.0.0", "Gone": "1"}},
            "C": {"type": "Transitive", "resolved": "1.0.1"},
        }
    },
}


def test_a_lockfile_has_the_version_and_the_case_of_a_name(tmp_path: Path) -> None:
    text = project(items('<PackageReference Include="newtonsoft.json" Version="13.0.1" />',
                         '<PackageReference Include="B" PrivateAssets="all" Version="1.*" />'))  # fmt: skip
    found = read(tmp_path, {"App.csproj": text, "packages.lock.json": json.dumps(LOCK)})
    assert [row(c) for c in found.components] == [
        "pkg:nuget/B@1.0.0 build direct",
        "pkg:nuget/C@1.0.1 build < pkg:nuget/B@1.0.0",
        "pkg:nuget/Newtonsoft.Json@13.0.3 runtime direct",
    ]


def test_a_lockfile_of_a_project_for_tests_is_for_tests(tmp_path: Path) -> None:
    found = read(tmp_path, {"App.Tests.csproj": project(), "packages.lock.json": json.dumps(LOCK)})
    assert {c.scope for c in found.components} == {Scope.TEST}


@pytest.mark.parametrize("value", ["1", '"x"', "[]", "[1]", '{"x": 1}', "null", "true", '{"x": {"type": 1}}'])
@pytest.mark.parametrize("key", ["dependencies", "targets", "project", "tools", "libraries"])
@pytest.mark.parametrize("name", ["packages.lock.json", "project.assets.json", "dotnet-tools.json"])
def test_values_of_other_types_are_left_out(name: str, key: str, value: str, tmp_path: Path) -> None:
    text = f'{{"version": 1, "dependencies": {{}}, "targets": {{}}, "tools": {{}}, "{key}": {value}}}'
    found = read(tmp_path, {name: text})
    assert {p.code for p in found.problems} <= {"manifest-unreadable"}
    assert [c.purl for c in found.components] in ([], ["pkg:nuget/x"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("App.csproj", "<Workspace/>"),
        ("App.csproj", '<!DOCTYPE x [<!ENTITY a "b">]><Project>&a;</Project>'),
        ("Directory.Build.props", "<Project>"),
        ("packages.config", "<configuration/>"),
        ("a.nuspec", "<package/>"),
        ("a.nuspec", "<Project/>"),
        ("packages.lock.json", "{}"),
        ("project.assets.json", '{"targets": 1}'),
        ("dotnet-tools.json", "{}"),
        ("paket.lock", "nothing"),
    ],
)
def test_what_is_something_else_is_a_problem(name: str, text: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, {name: text}).problems
    assert (problem.code, problem.line) == ("manifest-unreadable", 1)


@pytest.mark.parametrize(
    ("stated", "declared"),
    [
        ('<license type="expression">MIT OR Apache-2.0</license>', "MIT OR Apache-2.0"),
        ("<licenseUrl>https://licenses.example/MIT</licenseUrl>", "MIT"),
        ("<licenseUrl>https://licenses.example/MIT%20OR%20Apache-2.0</licenseUrl>", "MIT OR Apache-2.0"),
        ('<license type="file">LICENSE.txt</license>', None),
        (
            '<license type="file">LICENSE.txt</license><licenseUrl>https://x.example/deprecateLicenseUrl</licenseUrl>',
            None,
        ),
        ("<license type='expression'>$license$</license>", None),
    ],
)
def test_a_nuspec_states_a_license_in_one_of_three_ways(stated: str, declared: str | None, tmp_path: Path) -> None:
    text = f"<package><metadata><id>A</id>{stated}</metadata></package>"
    found = read(tmp_path, {"a.nuspec": text})
    assert next((str(d.concluded) for d in found.declarations), None) == declared
    assert found.own == {"pkg:nuget/A"}


def test_tools_of_a_solution_are_for_developers(tmp_path: Path) -> None:
    text = '<packages><package id="A" version="1.0" /><package id="" /><package id="a b" /></packages>'
    found = read(tmp_path, {".nuget/packages.config": text})
    assert [row(c) for c in found.components] == ["pkg:nuget/A@1.0 dev direct"]
    assert "'a b'" in found.problems[0].message


@pytest.mark.parametrize(
    ("group", "scope"),
    [("Main", Scope.RUNTIME), ("Server", Scope.RUNTIME), ("Test", Scope.TEST), ("UnitTests", Scope.TEST),
     ("Build", Scope.BUILD), ("NetcoreBuild", Scope.BUILD), ("Analyzers", Scope.BUILD), ("Docs", Scope.DEV),
     ("Formatting", Scope.DEV), ("DevTools", Scope.DEV)],
)  # fmt: skip
def test_a_group_of_paket_says_why(group: str, scope: Scope, tmp_path: Path) -> None:
    text = f"NUGET\n  remote: https://index.example\n\nGROUP {group}\nNUGET\n  remote: x\n    A (1.0)\n"
    assert [row(c) for c in read(tmp_path, {"paket.lock": text}).components] == [f"pkg:nuget/A@1.0 {scope} direct"]


def test_what_paket_fetches_from_the_web_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, {"paket.dependencies": "http https://files.example/x.fs\nnuget ???\nnuget A 1.0\n"})
    assert [c.purl for c in found.components] == ["pkg:nuget/A@1.0"]
    assert "https://files.example/x.fs" in found.problems[0].message
