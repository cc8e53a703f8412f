# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Maven repositories, asked over HTTP."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from tests.scanner.archives.packing import zipped
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

DEMO = "pkg:maven/org.example/demo@1.0"
PLACE = "/m2/org/example/demo/1.0/demo-1.0"
APACHE = (
    "<licenses><license><name>Apache License, Version 2.0</name>"
    "<url>https://www.apache.org/licenses/LICENSE-2.0.txt</url></license></licenses>"
)


def pom(name: str = "demo", more: str = "", parent: str = "") -> str:
    above = f"<parent><groupId>org.example</groupId><artifactId>{parent}</artifactId><version>1.0</version></parent>"
    return (
        f"<project>{above if parent else ''}<groupId>org.example</groupId><artifactId>{name}</artifactId>"
        f"<version>1.0</version>{more}</project>"
    )


def jar(files: dict[str, str], padding: int = 0) -> bytes:
    return zipped({"org/example/Demo.class": b"x" * padding, **files}, zipfile.ZIP_STORED)


def configure(home: Path, *urls: str, servers: str = "") -> None:
    rows = "".join(f"<repository><id>r{n}</id><url>{url}</url></repository>" for n, url in enumerate(urls))
    profile = f"<profile><id>p</id><repositories>{rows}</repositories></profile>"
    (home / ".m2").mkdir(exist_ok=True)
    (home / ".m2/settings.xml").write_text(
        f"<settings><servers>{servers}</servers><profiles>{profile}</profiles>"
        "<activeProfiles><activeProfile>p</activeProfile></activeProfiles></settings>"
    )


@pytest.fixture
def maven(server: Server, home: Path, make: Callable[..., Registries]) -> Registries:
    """Registries whose Maven repository is the server."""
    configure(home, f"{server.url}/m2/")
    return make()


def test_the_pom_is_enough(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom(more=APACHE))
    expected = Found("Apache License, Version 2.0", (), (), f"{server.url}{PLACE}.pom", whole=False)
    assert maven.lookup(DEMO) == expected
    assert maven.lookup(DEMO) == expected
    assert server.paths == [f"{PLACE}.pom"]


def test_the_nearest_parent_with_a_license_speaks(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom(parent="above"))
    server.add("/m2/org/example/above/1.0/above-1.0.pom", pom("above", parent="top"))
    server.add("/m2/org/example/top/1.0/top-1.0.pom", pom("top", more=APACHE))
    answer = found(maven.lookup(DEMO))
    assert answer.declared == "Apache License, Version 2.0"
    assert answer.source == f"{server.url}/m2/org/example/top/1.0/top-1.0.pom"


def test_several_licenses_are_a_choice(server: Server, maven: Registries) -> None:
    two = "<license><name>EPL 1.0</name></license><license><name>LGPL-2.1-only</name></license>"
    server.add(f"{PLACE}.pom", pom(more=f"<licenses>{two}</licenses>"))
    assert found(maven.lookup(DEMO)).declared == "EPL-1.0 OR LGPL-2.1-only"


@pytest.mark.parametrize("ranges", [True, False])
def test_a_silent_pom_has_its_jar_opened(server: Server, maven: Registries, ranges: bool) -> None:
    files = {"META-INF/LICENSE.txt": "text", "META-INF/maven/x/LICENSE": "no", "NOTICE": "notice", "x/LICENSE": "no"}
    server.add(f"{PLACE}.pom", pom())
    server.add(f"{PLACE}.jar", jar(files, padding=300_000), ranges=ranges)
    answer = found(maven.lookup(DEMO))
    assert answer.declared is None
    assert answer.license_texts == (("META-INF/LICENSE.txt", "text"), ("NOTICE", "notice"))
    assert answer.source == f"{server.url}{PLACE}.jar"


def test_a_package_without_a_jar_says_nothing(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom())
    assert found(maven.lookup(DEMO)) == Found(None, (), (), f"{server.url}{PLACE}.pom")
    server.add("/m2/org/example/bom/1.0/bom-1.0.pom", pom("bom", more="<packaging>pom</packaging>"))
    assert found(maven.lookup("pkg:maven/org.example/bom@1.0")).license_texts == ()
    assert "/m2/org/example/bom/1.0/bom-1.0.jar" not in server.paths


def test_repositories_are_asked_in_their_order(server: Server, home: Path, make: Callable[..., Registries]) -> None:
    configure(home, f"{server.url}/a", f"{server.url}/b")
    server.add("/b/org/example/demo/1.0/demo-1.0.pom", pom(more=APACHE))
    assert found(make().lookup(DEMO)).declared == "Apache License, Version 2.0"
    assert server.paths == ["/a/org/example/demo/1.0/demo-1.0.pom", "/b/org/example/demo/1.0/demo-1.0.pom"]


def test_the_newest_where_no_version_is_known(server: Server, maven: Registries) -> None:
    metadata = "<metadata><versioning><latest>2.0-rc1</latest><release>1.0</release></versioning></metadata>"
    server.add("/m2/org/example/demo/maven-metadata.xml", metadata)
    server.add(f"{PLACE}.pom", pom(more=APACHE))
    assert found(maven.lookup("pkg:maven/org.example/demo")).source == f"{server.url}{PLACE}.pom"
    assert problem(maven.lookup("pkg:maven/org.example/other")).code == "registry-missing"


def test_a_snapshot_is_found_by_its_newest_build(server: Server, maven: Registries) -> None:
    row = "<snapshotVersion><extension>pom</extension><value>1.1-20240101.1-7</value></snapshotVersion>"
    folder = "/m2/org/example/demo/1.1-SNAPSHOT"
    server.add(
        f"{folder}/maven-metadata.xml",
        f"<metadata><versioning><snapshotVersions>{row}</snapshotVersions></versioning></metadata>",
    )
    server.add(f"{folder}/demo-1.1-20240101.1-7.pom", pom(more=APACHE))
    assert found(maven.lookup("pkg:maven/org.example/demo@1.1-SNAPSHOT")).declared == "Apache License, Version 2.0"


def test_what_is_not_there_is_said(server: Server, maven: Registries) -> None:
    answer = problem(maven.lookup(DEMO))
    assert answer.code == "registry-missing"
    assert "settings.xml" in answer.message
    assert server.url in answer.message


@pytest.mark.parametrize("body", ["<html>log in</html>", "no xml", "", "<project"])
def test_a_login_page_is_no_pom_and_not_kept(server: Server, maven: Registries, body: str) -> None:
    server.add(f"{PLACE}.pom", body)
    assert problem(maven.lookup(DEMO)).code == "registry-broken"
    server.replies.clear()
    server.add(f"{PLACE}.pom", pom(more=APACHE))
    assert found(maven.lookup(DEMO)).declared == "Apache License, Version 2.0"


def test_a_jar_that_is_torn_is_said(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom())
    server.add(f"{PLACE}.jar", jar({"META-INF/LICENSE": "text"})[:-30])
    assert problem(maven.lookup(DEMO)).code == "registry-broken"


def test_an_answer_cut_off_is_asked_for_again(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom(more=APACHE), cut=True)
    server.add(f"{PLACE}.pom", pom(more=APACHE))
    assert found(maven.lookup(DEMO)).declared == "Apache License, Version 2.0"


def test_redirects_are_followed_and_the_jar_is_looked_for_where_the_pom_was(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", status=302, headers={"Location": "/store/abc"})
    server.add("/store/abc", pom())
    server.add(f"{PLACE}.jar", jar({"LICENSE": "text"}))
    assert found(maven.lookup(DEMO)).license_texts == (("LICENSE", "text"),)


def test_credentials_of_the_settings_are_sent(server: Server, home: Path, make: Callable[..., Registries]) -> None:
    server.login = "Basic bWU6bWluZQ=="
    server.add(f"{PLACE}.pom", pom(more=APACHE))
    configure(home, f"{server.url}/m2")
    assert problem(make().lookup(DEMO)).code == "registry-refused"
    plain = "<server><id>r0</id><username>me</username><password>mine</password></server>"
    configure(home, f"{server.url}/m2", servers=plain)
    assert found(make().lookup(DEMO)).declared == "Apache License, Version 2.0"


def test_an_encrypted_password_is_named_as_the_reason(
    server: Server, home: Path, make: Callable[..., Registries]
) -> None:
    server.login = "Basic bWU6bWluZQ=="
    closed = "<server><id>r0</id><username>me</username><password>{aGlkZGVu}</password></server>"
    configure(home, f"{server.url}/m2", servers=closed)
    answer = problem(make().lookup(DEMO))
    assert answer.code == "registry-refused"
    assert "encrypted" in answer.message
    assert "aGlkZGVu" not in answer.message


def test_without_any_repository_that_is_said(make: Callable[..., Registries]) -> None:
    answer = problem(make().lookup(DEMO))
    assert answer.code == "registry-unconfigured"
    assert "settings.xml" in answer.message


@pytest.mark.parametrize(
    "purl",
    [
        "pkg:maven/..%2Fx/demo@1.0",
        "pkg:maven/org.example/demo@..%2F1",
        "pkg:maven/org.example/de%20mo@1",
        "pkg:maven/x",
    ],
)
def test_names_that_lead_elsewhere_are_not_asked_for(purl: str, server: Server, maven: Registries) -> None:
    assert isinstance(maven.lookup(purl), Problem)
    assert server.paths == []


def test_parents_in_a_circle_end(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom(parent="demo"))
    assert found(maven.lookup(DEMO)).declared is None


def test_a_parent_that_leads_elsewhere_is_not_asked_for(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom(parent="../../../secret"))
    assert found(maven.lookup(DEMO)).declared is None
    assert all("secret" not in path for path in server.paths)


def test_the_file_of_a_classifier_is_opened(server: Server, maven: Registries) -> None:
    server.add(f"{PLACE}.pom", pom())
    server.add(f"{PLACE}-linux.jar", jar({"LICENSE": "text"}))
    assert found(maven.lookup(f"{DEMO}?classifier=linux")).license_texts == (("LICENSE", "text"),)
