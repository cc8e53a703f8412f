# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Maven packages where Maven and Gradle keep them, and what they need in turn."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed import maven as module
from licet.scanner.installed.maven import MavenStore, open_store
from licet.scanner.installed.store import Installed, Surroundings
from tests.scanner.lockfiles.cases import read, row

APACHE = "<licenses><license><name>Apache-2.0</name></license></licenses>"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "SYSTEM", tmp_path / "system")
    (tmp_path / "home/.m2/repository").mkdir(parents=True)
    return tmp_path / "home"


def store(home: Path, **environ: str) -> MavenStore:
    (home.parent / "project").mkdir(exist_ok=True)
    return open_store(Surroundings(home.parent / "project", environ={"HOME": str(home), "PATH": "", **environ}))


def dependency(name: str, version: str | None = "1.0", more: str = "") -> str:
    said = f"<version>{version}</version>" if version else ""
    return f"<dependency><groupId>org.x</groupId><artifactId>{name}</artifactId>{said}{more}</dependency>"


def pom(name: str, *asked: str, version: str = "1.0", more: str = "", parent: str = "") -> str:
    above = f"<parent><groupId>org.x</groupId><artifactId>{parent}</artifactId><version>1.0</version></parent>"
    return (
        f"<project>{above if parent else ''}<groupId>org.x</groupId><artifactId>{name}</artifactId>"
        f"<version>{version}</version>{more}<dependencies>{''.join(asked)}</dependencies></project>"
    )


def managed(*rows: str) -> str:
    return f"<dependencyManagement><dependencies>{''.join(rows)}</dependencies></dependencyManagement>"


def install(
    root: Path, name: str, *asked: str, version: str = "1.0", more: str = "", parent: str = "",
    files: dict[str, str] | None = None,
) -> None:  # fmt: skip
    folder = root / "org/x" / name / version
    folder.mkdir(parents=True)
    (folder / f"{name}-{version}.pom").write_text(pom(name, *asked, version=version, more=more, parent=parent))
    if files is not None:
        with zipfile.ZipFile(folder / f"{name}-{version}.jar", "w") as jar:
            for path, text in files.items():
                jar.writestr(path, text)


def find(opened: MavenStore, purl: str) -> Installed | None:
    return opened.find(Component(purl), PackageURL.from_string(purl))


def expanded(home: Path, files: dict[str, str]) -> list[str]:
    opened = store(home)
    found = read(opened.root, files)
    made: Sequence[Component] = opened.expand(found.components)
    return sorted(row(component) for component in made)


def test_a_package_says_its_license_and_has_those_of_its_jar(home: Path) -> None:
    files = {"META-INF/LICENSE": "text", "META-INF/NOTICE.txt": "notice", "x/LICENSE": "no", "LICENSE.class": "no"}
    install(home / ".m2/repository", "a", more=APACHE, files=files)
    found = find(store(home), "pkg:maven/org.x/a@1.0")
    assert found is not None
    assert (found.version, found.found.declared, found.found.source) == (
        "1.0",
        "Apache-2.0",
        "m2/org/x/a/1.0/a-1.0.pom",
    )
    assert found.found.license_texts == (("META-INF/LICENSE", "text"),)
    assert list(found.files.legal()) == ["META-INF/LICENSE", "META-INF/NOTICE.txt"]


def test_the_license_may_be_that_of_a_parent(home: Path) -> None:
    repository = home / ".m2/repository"
    install(repository, "a", parent="b")
    install(repository, "b", parent="c")
    install(repository, "c", more=APACHE)
    found = find(store(home), "pkg:maven/org.x/a@1.0")
    assert found is not None
    assert (found.found.declared, found.found.source) == ("Apache-2.0", "m2/org/x/c/1.0/c-1.0.pom")


def test_another_version_is_told_where_the_one_is_not_there(home: Path) -> None:
    for version in ("1.9", "1.10", "1.10-rc1"):
        install(home / ".m2/repository", "a", version=version)
    for purl in ("pkg:maven/org.x/a@2.0", "pkg:maven/org.x/a"):
        found = find(store(home), purl)
        assert found is not None
        assert found.version == "1.10"


def test_settings_say_where_the_repository_is(home: Path, tmp_path: Path) -> None:
    (home / ".m2/settings.xml").write_text(
        "<settings><localRepository>${env.PLACE}/repository</localRepository></settings>"
    )
    install(tmp_path / "else/repository", "a")
    assert find(store(home, PLACE=str(tmp_path / "else")), "pkg:maven/org.x/a@1.0") is not None
    assert find(store(home), "pkg:maven/org.x/a@1.0") is None


def test_the_cache_of_gradle_and_the_repository_of_the_system(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gradle/caches/modules-2/files-2.1/org.x/a/1.0/0123abcd"
    folder.mkdir(parents=True)
    (folder / "a-1.0.pom").write_text(pom("a", more=APACHE))
    install(tmp_path / "system", "b", more=APACHE)
    opened = store(home, GRADLE_USER_HOME=str(tmp_path / "gradle"))
    sources = [found.found.source for name in "ab" if (found := find(opened, f"pkg:maven/org.x/{name}@1.0"))]
    assert sources == ["gradle/org.x/a/1.0/0123abcd/a-1.0.pom", "maven-repo/org/x/b/1.0/b-1.0.pom"]


@pytest.mark.parametrize("text", ["", "<project", "<model/>", "\x00\x01"])
def test_a_pom_that_cannot_be_read_is_not_there(home: Path, text: str) -> None:
    install(home / ".m2/repository", "a")
    (home / ".m2/repository/org/x/a/1.0/a-1.0.pom").write_text(text)
    assert find(store(home), "pkg:maven/org.x/a@1.0") is None


@pytest.mark.parametrize(
    "purl", ["pkg:maven/..%2F..%2Fetc/a@1.0", "pkg:maven/org.x/..@1.0", "pkg:maven/org.x/a@..%2F1.0"]
)
def test_names_do_not_lead_out_of_the_repository(home: Path, purl: str) -> None:
    install(home / ".m2/repository", "a")
    found = find(store(home), purl)
    assert found is None or found.version == "1.0"


def test_the_graph_by_maven_s_rules(home: Path) -> None:
    repository = home / ".m2/repository"
    install(repository, "a", dependency("near", "1.0"), dependency("c", "1.0"), dependency("gone", "1.0"),
            dependency("tests", more="<scope>test</scope>"), dependency("extra", more="<optional>true</optional>"),
            dependency("tool", more="<scope>provided</scope>"))  # fmt: skip
    install(repository, "b", dependency("c", "2.0"), dependency("d"))
    install(repository, "c", dependency("far", "1.0"))
    install(repository, "c", version="2.0")
    install(repository, "d", dependency("near", "9.0"))
    excluded = "<exclusions><exclusion><groupId>org.x</groupId><artifactId>gone</artifactId></exclusion></exclusions>"
    text = pom("p", dependency("a", more=excluded), dependency("b", more="<scope>test</scope>"))
    assert expanded(home, {"pom.xml": text}) == [
        "pkg:maven/org.x/a@1.0 runtime direct",
        "pkg:maven/org.x/b@1.0 test direct",
        "pkg:maven/org.x/c@1.0 runtime < pkg:maven/org.x/a@1.0, pkg:maven/org.x/b@1.0",
        "pkg:maven/org.x/d@1.0 test < pkg:maven/org.x/b@1.0",
        "pkg:maven/org.x/far@1.0 runtime < pkg:maven/org.x/c@1.0",
        "pkg:maven/org.x/near@1.0 runtime < pkg:maven/org.x/a@1.0, pkg:maven/org.x/d@1.0",
    ]


def test_a_parent_and_an_import_in_the_repository_give_versions_and_scopes(home: Path) -> None:
    repository = home / ".m2/repository"
    wanted = "<type>pom</type><scope>import</scope>"
    install(
        repository, "top", more=managed(dependency("a", "4.0", "<scope>test</scope>"), dependency("bom", "1.0", wanted))
    )
    install(repository, "bom", more=managed(dependency("b", "5.0")))
    text = pom("p", dependency("a", None), dependency("b", None), parent="top")
    assert [row(c) for c in read(home.parent / "project", {"pom.xml": text}).components] == [
        "pkg:maven/org.x/a runtime direct",
        "pkg:maven/org.x/b runtime direct",
    ]
    assert expanded(home, {"pom.xml": text}) == [
        "pkg:maven/org.x/a@4.0 test direct",
        "pkg:maven/org.x/b@5.0 runtime direct",
    ]


def test_the_project_s_management_goes_before_what_others_ask_for(home: Path) -> None:
    install(home / ".m2/repository", "a", dependency("b", "1.0"))
    text = pom("p", dependency("a"), more=managed(dependency("b", "7.0")))
    assert expanded(home, {"pom.xml": text})[1] == "pkg:maven/org.x/b@7.0 runtime < pkg:maven/org.x/a@1.0"


def test_modules_are_followed_and_are_no_parents(home: Path) -> None:
    install(home / ".m2/repository", "a", dependency("b"))
    files = {"app/pom.xml": pom("app", dependency("lib")), "lib/pom.xml": pom("lib", dependency("a"))}
    assert expanded(home, files) == [
        "pkg:maven/org.x/a@1.0 runtime direct",
        "pkg:maven/org.x/b@1.0 runtime < pkg:maven/org.x/a@1.0",
    ]


def test_gradle_takes_the_newest(home: Path) -> None:
    repository = home / ".m2/repository"
    install(repository, "a", dependency("c", "1.0"))
    install(repository, "b", dependency("c", "2.0"))
    install(repository, "c", dependency("old"))
    install(repository, "c", version="2.0")
    script = "dependencies {\n implementation 'org.x:a:1.0'\n testImplementation 'org.x:b:1.0'\n}"
    assert expanded(home, {"build.gradle": script}) == [
        "pkg:maven/org.x/a@1.0 runtime direct",
        "pkg:maven/org.x/b@1.0 test direct",
        "pkg:maven/org.x/c@2.0 runtime < pkg:maven/org.x/a@1.0, pkg:maven/org.x/b@1.0",
    ]


def test_a_platform_gives_versions(home: Path) -> None:
    install(home / ".m2/repository", "bom", more="<packaging>pom</packaging>" + managed(dependency("a", "3.0")))
    script = "dependencies {\n implementation platform('org.x:bom:1.0')\n implementation 'org.x:a'\n}"
    assert "pkg:maven/org.x/a@3.0 runtime direct" in expanded(home, {"build.gradle": script})


def test_what_a_lockfile_has_is_left_as_it_is(home: Path) -> None:
    install(home / ".m2/repository", "a", dependency("b"))
    files = {"gradle.lockfile": "org.x:a:1.0=runtimeClasspath\n", "build.gradle": "dependencies { api 'org.x:a:1.0' }"}
    assert expanded(home, files) == ["pkg:maven/org.x/a@1.0 runtime direct"]


def test_what_leads_in_circles_ends(home: Path) -> None:
    repository = home / ".m2/repository"
    install(repository, "a", dependency("b"))
    install(repository, "b", dependency("a"))
    assert expanded(home, {"pom.xml": pom("p", dependency("a"))}) == [
        "pkg:maven/org.x/a@1.0 runtime direct < pkg:maven/org.x/b@1.0",
        "pkg:maven/org.x/b@1.0 runtime < pkg:maven/org.x/a@1.0",
    ]


def test_a_package_that_was_moved_is_read_where_it_is_now(home: Path) -> None:
    moved = "<distributionManagement><relocation><artifactId>new</artifactId></relocation></distributionManagement>"
    install(home / ".m2/repository", "old", more=moved)
    install(home / ".m2/repository", "new", more=APACHE)
    found = find(store(home), "pkg:maven/org.x/old@1.0")
    assert found is not None
    assert found.found.declared == "Apache-2.0"
