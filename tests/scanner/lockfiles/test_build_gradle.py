# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of Gradle's build scripts, catalogs and lockfiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import Manifests
from tests.scanner.lockfiles.cases import read, row


def rows(found: Manifests) -> list[str]:
    return [row(component) for component in found.components]


def asks(*lines: str) -> str:
    return "dependencies {\n" + "\n".join(lines) + "\n}\n"


@pytest.mark.parametrize(
    ("line", "purl"),
    [
        ("implementation 'g:a:1.0'", "pkg:maven/g/a@1.0"),
        ('implementation("g:a:1.0")', "pkg:maven/g/a@1.0"),
        ('"implementation"("g:a:1.0")', "pkg:maven/g/a@1.0"),
        ('add("implementation", "g:a:1.0")', "pkg:maven/g/a@1.0"),
        ("implementation group: 'g', name: 'a', version: '1.0'", "pkg:maven/g/a@1.0"),
        ('implementation(group = "g", name = "a", version = "1.0")', "pkg:maven/g/a@1.0"),
        ("implementation group: 'g', name: 'a', classifier: 'c'", "pkg:maven/g/a?classifier=c"),
        ("implementation(['g:a:1.0'])", "pkg:maven/g/a@1.0"),
        ("implementation 'g:a'", "pkg:maven/g/a"),
        ("implementation 'g:a:1.+'", "pkg:maven/g/a"),
        ("implementation 'g:a:latest.release'", "pkg:maven/g/a"),
        ("implementation 'g:a:[1.0,2.0)'", "pkg:maven/g/a"),
        ("implementation 'g:a:1.0!!'", "pkg:maven/g/a@1.0"),
        ("implementation 'g:a:1.0@aar'", "pkg:maven/g/a@1.0?type=aar"),
        ("implementation platform('g:a:1.0')", "pkg:maven/g/a@1.0"),
        ('implementation(enforcedPlatform("g:a:1.0"))', "pkg:maven/g/a@1.0"),
        ("implementation('g:a:1.0') { transitive = false }", "pkg:maven/g/a@1.0"),
        ("implementation('g:a') { version { strictly '1.0' } }", "pkg:maven/g/a@1.0"),
        ('implementation "g:a:${v}"', "pkg:maven/g/a@2.0"),
        ('implementation "g:a:$v"', "pkg:maven/g/a@2.0"),
        ("implementation 'g:a:' + v", "pkg:maven/g/a@2.0"),
        ('implementation "g:a:${versions.a}"', "pkg:maven/g/a@3.0"),
        ("implementation \"g:a:${versions['a']}\"", "pkg:maven/g/a@3.0"),
        ('implementation "g:a:${rootProject.ext.v}"', "pkg:maven/g/a@2.0"),
        ("implementation \"g:a:${findProperty('v')}\"", "pkg:maven/g/a@2.0"),
        ('implementation "g:a:${gone}"', "pkg:maven/g/a"),
        ("implementation 'g:a:$v'", "pkg:maven/g/a"),
        ("implementation deps.a", "pkg:maven/g/a@3.0"),
        ("implementation deps.values()", "pkg:maven/g/a@3.0"),
        ("implementation dependencies.create('g:a:1.0') { transitive = false }", "pkg:maven/g/a@1.0"),
        ("def made = [a: dependencies.create('g:a:1.0') { force = true }]\nimplementation made.a", "pkg:maven/g/a@1.0"),
        ("if (x) {\n implementation 'g:a:1.0'\n}", "pkg:maven/g/a@1.0"),
        ("implementation /* why */ 'g:a:1.0' // because", "pkg:maven/g/a@1.0"),
    ],
)  # fmt: skip
def test_every_way_to_ask_for_a_package(line: str, purl: str, tmp_path: Path) -> None:
    head = "ext { v = '2.0'; versions = [a: '3.0'] }\next.deps = [a: \"g:a:$versions.a\"]\n"
    found = read(tmp_path, {"build.gradle": head + asks(line)})
    assert rows(found) == [f"{purl} runtime direct"]
    assert found.problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "implementation project(':lib')",
        "implementation(projects.lib)",
        "implementation files('libs/a.jar')",
        "implementation fileTree(dir: 'libs', include: '*.jar')",
        "implementation gradleApi()",
        "implementation sourceSets.main.output",
        "implementation ':local-jar'",
        "implementation name: 'local-jar'",
        "// implementation 'g:a:1.0'",
        "/* implementation 'g:a:1.0' */",
        "def x = 'g:a:1.0'",
        "println 'g:a:1.0'",
        "modules { module('g:a') { replacedBy('g:b') } }",
        "constraints { implementation 'g:a:1.0' }",
    ],
)
def test_what_asks_for_no_package(line: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"build.gradle": asks(line)})
    assert (rows(found), found.problems) == ([], ())


@pytest.mark.parametrize("line", ["implementation made()", "implementation deps.gone", "implementation libs.gone"])
def test_what_cannot_be_read_is_said(line: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"build.gradle": asks("", line)})
    assert [(p.line, line in p.message) for p in found.problems] == [(3, True)]


@pytest.mark.parametrize(
    ("configuration", "scope"),
    [
        ("implementation", "runtime"), ("api", "runtime"), ("compile", "runtime"), ("runtimeOnly", "runtime"),
        ("releaseImplementation", "runtime"), ("commonMainImplementation", "runtime"), ("shadow", "runtime"),
        ("coreLibraryDesugaring", "runtime"), ("contestImplementation", "runtime"),
        ("testImplementation", "test"), ("androidTestImplementation", "test"), ("integrationTestRuntimeOnly", "test"),
        ("testFixturesApi", "test"), ("commonTestImplementation", "test"), ("kaptTest", "test"),
        ("compileOnly", "build"), ("annotationProcessor", "build"), ("kapt", "build"), ("ksp", "build"),
        ("providedCompile", "build"), ("compileOnlyApi", "build"),
        ("debugImplementation", "dev"), ("developmentOnly", "dev"), ("detektPlugins", "dev"), ("checkstyle", "dev"),
        ("jmhImplementation", "dev"), ("optional", "optional"),
    ],
)  # fmt: skip
def test_scopes_by_configuration(configuration: str, scope: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"build.gradle": asks(f"{configuration} 'g:a:1'")})
    assert rows(found) == [f"pkg:maven/g/a@1 {scope} direct"]


@pytest.mark.parametrize(
    ("script", "scope"),
    [
        ("buildscript { dependencies { classpath 'g:a:1' } }", "build"),
        ("allprojects { dependencies { implementation 'g:a:1' } }", "runtime"),
        ('kotlin { sourceSets { val commonMain by getting { dependencies { implementation("g:a:1") } } } }', "runtime"),
        ('kotlin { sourceSets { val commonTest by getting { dependencies { implementation("g:a:1") } } } }', "test"),
        ('kotlin { sourceSets { commonTest.dependencies { implementation("g:a:1") } } }', "test"),
        ('testing { suites { val it by getting(Suite::class) { dependencies { implementation("g:a:1") } } } }', "test"),
    ],
)
def test_scopes_by_the_blocks_around(script: str, scope: str, tmp_path: Path) -> None:
    assert rows(read(tmp_path, {"build.gradle.kts": script})) == [f"pkg:maven/g/a@1 {scope} direct"]


@pytest.mark.parametrize(
    ("line", "purl"),
    [
        ("id 'org.x.y' version '1.0'", "pkg:maven/org.x.y/org.x.y.gradle.plugin@1.0"),
        ('id("org.x.y") version "1.0" apply false', "pkg:maven/org.x.y/org.x.y.gradle.plugin@1.0"),
        ('id("org.ruled")', "pkg:maven/org.ruled/org.ruled.gradle.plugin@4.0"),
        ('kotlin("x") version "1"', "pkg:maven/org.jetbrains.kotlin.x/org.jetbrains.kotlin.x.gradle.plugin@1"),
        ("id 'java'", None),
        ("`java-library`", None),
        ("id 'org.convention'", None),
    ],
)  # fmt: skip
def test_plugins_are_for_the_build(line: str, purl: str | None, tmp_path: Path) -> None:
    settings = 'pluginManagement { plugins { id("org.ruled") version "4.0" } }'
    found = read(tmp_path, {"build.gradle.kts": f"plugins {{\n{line}\n}}", "settings.gradle.kts": settings})
    assert rows(found) == ([f"{purl} build direct"] if purl else [])


def test_a_constraint_rules_the_version_of_what_is_asked_for_without(tmp_path: Path) -> None:
    found = read(tmp_path, {"build.gradle": asks("implementation 'g:a'", "constraints { implementation 'g:a:2' }")})
    assert rows(found) == ["pkg:maven/g/a@2 runtime direct"]


def test_names_come_from_the_scripts_above_and_from_what_they_apply(tmp_path: Path) -> None:
    files = {
        "settings.gradle": "include ':app'",
        "build.gradle": "apply from: \"$rootDir/gradle/deps.gradle\"\next.own = '1'",
        "gradle/deps.gradle": "ext.libraries = [a: 'g:a:2']",
        "gradle.properties": "# note\nc=3\n",
        "app/build.gradle": asks("implementation libraries.a", 'implementation "g:b:$own"', 'implementation "g:c:$c"'),
    }
    assert rows(read(tmp_path, files)) == [
        "pkg:maven/g/a@2 runtime direct", "pkg:maven/g/b@1 runtime direct", "pkg:maven/g/c@3 runtime direct"
    ]  # fmt: skip


def test_names_that_stand_for_themselves_or_unfold_end(tmp_path: Path) -> None:
    script = 'ext { a = "$b$b"; b = "$a$a"; c = "$c"; d0 = \'x\'\n'
    script += "\n".join(f'd{n} = "$d{n - 1}$d{n - 1}"' for n in range(1, 60)) + "}\n"
    found = read(tmp_path, {"build.gradle": script + asks('implementation "g:a:$a"', 'implementation "g:$d59:1"')})
    assert rows(found) == ["pkg:maven/g/a runtime direct"]


@pytest.mark.parametrize("text", ["dependencies " + "{" * 300, "((((" * 100, "a" + "[" * 500])
def test_a_script_that_nests_too_deep_is_refused(text: str, tmp_path: Path) -> None:
    assert [p.code for p in read(tmp_path, {"build.gradle": text}).problems] == ["manifest-unreadable"]


@pytest.mark.parametrize("piece", ['"${', "'", '"""', "/*", "${a ", '"\\', "/ ", "a.b", "a(b){c}["])
def test_forged_text_is_read_in_one_pass(piece: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"build.gradle": asks(piece * 20_000)})
    assert len(found.problems) <= 1


def test_the_license_that_is_published_is_declared(tmp_path: Path) -> None:
    script = """
publishing { publications { maven(MavenPublication) { pom { licenses { license {
    name = 'The Apache License, Version 2.0'
    url = 'http://www.apache.org/licenses/LICENSE-2.0.txt'
} } } } } }
"""
    assert [str(d.concluded) for d in read(tmp_path, {"build.gradle": script}).declarations] == ["Apache-2.0"]


CATALOG = """
[versions]
a = "1.0"
rich = { strictly = "[1,2[", prefer = "1.5" }
[libraries]
a = { module = "g:a", version.ref = "a" }
b-core = { group = "g", name = "b", version = "2.0" }
c = "g:c:3.0"
d = { module = "g:d" }
odd = 3
none = { version = "1" }
[bundles]
all = ["a", "c", "gone"]
[plugins]
p = { id = "org.p", version.ref = "a" }
short = "org.q:2.0"
"""


def test_a_catalog_alone_is_all_that_is_asked_for(tmp_path: Path) -> None:
    assert rows(read(tmp_path, {"gradle/libs.versions.toml": CATALOG})) == [
        "pkg:maven/g/a@1.0 runtime direct",
        "pkg:maven/g/b@2.0 runtime direct",
        "pkg:maven/g/c@3.0 runtime direct",
        "pkg:maven/g/d runtime direct",
        "pkg:maven/org.p/org.p.gradle.plugin@1.0 build direct",
        "pkg:maven/org.q/org.q.gradle.plugin@2.0 build direct",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("implementation(libs.b.core)", ["pkg:maven/g/b@2.0 runtime direct"]),
        ("testImplementation(libs.bundles.all)", ["pkg:maven/g/a@1.0 test direct", "pkg:maven/g/c@3.0 test direct"]),
        ("implementation(platform(libs.a))", ["pkg:maven/g/a@1.0 runtime direct"]),
        ('implementation(libs.findLibrary("b-core").get())', ["pkg:maven/g/b@2.0 runtime direct"]),
        ('implementation(fromLibs("b-core"))', ["pkg:maven/g/b@2.0 runtime direct"]),
        ("implementation(libs.c) { isTransitive = false }", ["pkg:maven/g/c@3.0 runtime direct"]),
    ],
)
def test_a_catalog_that_scripts_use_is_asked_for_as_they_say(line: str, expected: list[str], tmp_path: Path) -> None:
    files = {"gradle/libs.versions.toml": CATALOG, "build.gradle.kts": asks(line), "settings.gradle.kts": ""}
    assert rows(read(tmp_path, files)) == expected


def test_a_catalog_under_another_name(tmp_path: Path) -> None:
    settings = (
        'dependencyResolutionManagement { versionCatalogs { create("deps") { from(files("other.versions.toml")) } } }'
    )
    files = {
        "settings.gradle.kts": settings,
        "other.versions.toml": CATALOG,
        "app/build.gradle.kts": asks("implementation(deps.c)"),
    }
    assert "pkg:maven/g/c@3.0 runtime direct" in rows(read(tmp_path, files))


@pytest.mark.parametrize("opened", ["libs {", 'create("libs") {'])
@pytest.mark.parametrize(
    ("row", "line", "expected"),
    [
        ("library('a-b', 'g:a:1')", "libs.a.b", "pkg:maven/g/a@1"),
        ("library 'a', 'g:a:1'", "libs.a", "pkg:maven/g/a@1"),
        ("library('a', 'g', 'a').versionRef('v')", "libs.a", "pkg:maven/g/a@3"),
        ("library('a', 'g', 'a').version('2')", "libs.a", "pkg:maven/g/a@2"),
        ("library('a', 'g', 'a').withoutVersion()", "libs.a", "pkg:maven/g/a"),
        ("alias('a').to('g:a:1')", "libs.a", "pkg:maven/g/a@1"),
        ("alias('a').to('g', 'a').versionRef('v')", "libs.a", "pkg:maven/g/a@3"),
        ("library('a', 'g:a:1')\nbundle('both', ['a'])", "libs.bundles.both", "pkg:maven/g/a@1"),
    ],
)
def test_a_catalog_in_the_settings(opened: str, row: str, line: str, expected: str, tmp_path: Path) -> None:
    settings = f"dependencyResolutionManagement {{ versionCatalogs {{ {opened}\nversion('v', '3')\n{row}\n}} }} }}"
    found = read(tmp_path, {"settings.gradle": settings, "build.gradle": asks(f"implementation({line})")})
    assert rows(found) == [f"{expected} runtime direct"]
    assert found.problems == ()


@pytest.mark.parametrize("row", ["plugin('p', 'p.q').version('1')", "alias('p').toPluginId('p.q').version('1')"])
def test_a_plugin_of_a_catalog_in_the_settings(row: str, tmp_path: Path) -> None:
    settings = f"dependencyResolutionManagement {{ versionCatalogs {{ libs {{\n{row}\n}} }} }}"
    found = read(tmp_path, {"settings.gradle": settings, "build.gradle": "plugins {\n alias(libs.plugins.p)\n}"})
    assert rows(found) == ["pkg:maven/p.q/p.q.gradle.plugin@1 build direct"]


@pytest.mark.parametrize(
    "row", ["library()", "library(a, b)", "bundle('b')", "bundle('b', x)", "version('v')", "alias()"]
)
def test_odd_rows_of_a_catalog_in_the_settings(row: str, tmp_path: Path) -> None:
    settings = f"dependencyResolutionManagement {{ versionCatalogs {{ libs {{\nlibrary('a', 'g:a:1')\n{row}\n}} }} }}"
    found = read(tmp_path, {"settings.gradle": settings, "build.gradle": asks("implementation(libs.a)")})
    assert rows(found) == ["pkg:maven/g/a@1 runtime direct"]


@pytest.mark.parametrize("key", ["versions", "libraries", "bundles", "plugins"])
@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "{a = 1}", "{a = [1]}", '{a = ""}', '{a = {module = ":"}}'])
def test_a_catalog_of_other_types_than_expected(key: str, value: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"gradle/libs.versions.toml": f"{key} = {value}\n"})
    assert (rows(found), found.problems) == ([], ())


@pytest.mark.parametrize(
    ("configurations", "scope"),
    [
        ("compileClasspath,runtimeClasspath,testRuntimeClasspath", "runtime"),
        ("runtimeClasspath", "runtime"),
        ("compileClasspath,testCompileClasspath", "build"),
        ("testCompileClasspath,testRuntimeClasspath", "test"),
        ("annotationProcessor", "build"),
        ("checkstyle", "dev"),
        ("kotlinCompilerPluginClasspathMain", "build"),
        ("debugRuntimeClasspath,releaseRuntimeClasspath", "runtime"),
        ("debugUnitTestRuntimeClasspath", "test"),
        ("swagger", "runtime"),
    ],
)
def test_scopes_of_a_lockfile(configurations: str, scope: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"gradle.lockfile": f"# note\ng:a:1.0={configurations}\nempty=\n"})
    assert rows(found) == [f"pkg:maven/g/a@1.0 {scope}"]


@pytest.mark.parametrize("line", ["g:a", "x", "g:a:1:2=b", "g a:b:c=d", "=x", "[[["])
def test_a_lockfile_with_lines_of_another_form_is_refused(line: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"gradle.lockfile": f"g:a:1.0=x\n{line}\n"})
    assert [(p.code, p.line) for p in found.problems] == [("manifest-unreadable", 2)]


def test_a_lockfile_that_locks_nothing_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, {"gradle.lockfile": "# This is a Gradle generated file\nempty=classpath\n"})
    assert (rows(found), found.problems) == ([], ())


def test_what_a_lockfile_has_in_another_version_is_not_there_as_asked(tmp_path: Path) -> None:
    lock = "g:a:2.0=compileClasspath,runtimeClasspath\ng:b:1.0=runtimeClasspath\nempty=\n"
    script = asks("implementation 'g:a:1.0'", "implementation 'g:b:1.0'", "testImplementation libs.c")
    catalog = '[libraries]\nc = "g:c:1.0"\n'
    found = read(
        tmp_path, {"app/build.gradle": script, "app/gradle.lockfile": lock, "gradle/libs.versions.toml": catalog}
    )
    assert rows(found) == [
        "pkg:maven/g/a@2.0 runtime direct",
        "pkg:maven/g/b@1.0 runtime direct",
        "pkg:maven/g/c@1.0 test direct",
    ]
