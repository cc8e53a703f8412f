# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Works of others that lie within installed packages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from licet.licenses.catalog import text
from licet.model import Component, Scope, Unknown
from licet.scanner.installed import Places, Surroundings, System
from licet.scanner.installed.within import manifests_of_works
from licet.scanner.resolve import resolve

HOST = "pkg:pypi/host@1"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "env" / "lib" / "python3.12" / "site-packages"
    folder.mkdir(parents=True)
    return folder


def metadata(name: str, version: str, license: str = "MIT") -> str:
    return f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: {license}\n"


def package(name: str = "inner", version: str = "2.0.1", **more: object) -> str:
    return json.dumps({"name": name, "version": version, "license": "ISC", **more})


def install(site: Path, files: Mapping[str, str], name: str = "host") -> None:
    """A distribution with FILES, as RECORD names them."""
    told = {f"{name}-1.dist-info/METADATA": metadata(name, "1"), **files}
    for path, content in told.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)
    (site / f"{name}-1.dist-info" / "RECORD").write_text("".join(f"{path},,\n" for path in told))


def everything(environment: Path) -> tuple[Component, ...]:
    places = Places(Surroundings(environment, environment, environ={"HOME": str(environment)}))
    return places.expanded(places.everything())


def names(environment: Path) -> set[str]:
    return {each.purl for each in everything(environment)} - {HOST}


def test_a_copy_with_its_own_metadata_is_a_component_of_the_package_that_holds_it(site: Path) -> None:
    install(
        site,
        {
            "host/_vendor/html5lib-1.1.dist-info/METADATA": metadata("html5lib", "1.1"),
            "host/_vendor/html5lib/__init__.py": "",
            "host-1.dist-info/licenses/host/_vendor/html5lib-1.1.dist-info/METADATA": metadata("no", "1"),
        },
    )
    found = {each.purl: each for each in everything(site.parents[2])}
    assert found.keys() == {HOST, "pkg:pypi/html5lib@1.1"}
    held = found["pkg:pypi/html5lib@1.1"]
    assert (held.direct, held.parents, held.scope, held.place, held.use) == (False, (HOST,), Scope.RUNTIME, "", None)
    assert held.evidence[0].path == "site-packages/host/_vendor/html5lib-1.1.dist-info/METADATA"


def test_what_a_package_serves_from_elsewhere_in_the_environment(site: Path) -> None:
    share = "../../../share/host/static/components"
    install(
        site,
        {
            f"{share}/jquery/package.json": package("jquery", "4.0.0"),
            f"{share}/jquery/bower.json": package("jquery", "4.0.0"),
            f"{share}/jquery/dist/package.json": package("jquery-dist", "4.0.0"),
            f"{share}/@fortawesome/fontawesome-free/package.json": package("@fortawesome/fontawesome-free", "7.3.1"),
            f"{share}/old/bower.json": package("Old", "1.2"),
        },
    )
    places = Places(Surroundings(site, site.parents[2], environ={"HOME": str(site)}))
    resolved = resolve(places.everything(), places)
    said = {each.component.purl: str(each.concluded) for each in resolved.resolutions}
    assert said == {
        HOST: "MIT",
        "pkg:bower/Old@1.2": "ISC",
        "pkg:npm/%40fortawesome/fontawesome-free@7.3.1": "ISC",
        "pkg:npm/jquery@4.0.0": "ISC",
    }


@pytest.mark.parametrize(
    "path",
    [
        "host/static/package.json",
        "host/labextension/inner/package.json",
        "host/vendor/package.json",
        "host/tests/vendor/inner/package.json",
        "host/vendor/fixtures/inner/package.json",
        "host/templates/node_modules/inner/package.json",
        "host/inner-1.dist-info/METADATA",
        "host/components/inner/package.json",
    ],
)
def test_a_manifest_elsewhere_is_of_no_work(path: str, site: Path) -> None:
    install(site, {path: package() if path.endswith("json") else metadata("inner", "1")})
    assert names(site.parents[2]) == set()


@pytest.mark.parametrize(
    "content",
    [
        '{"type": "module"}',
        '{"name": "inner"}',
        '{"version": "1.0"}',
        '{"name": "in ner/x", "version": "1.0"}',
        '{"name": "inner", "version": "next"}',
        '{"name": ["inner"], "version": "1.0"}',
        '{"name": "inner", "version": "1.0", "private": true}',
        '{"name": "host", "version":',
        "[" * 100_000,
        "",
    ],
)
def test_a_manifest_that_tells_no_name_and_version_names_nothing(content: str, site: Path) -> None:
    install(site, {"host/vendor/inner/package.json": content})
    assert names(site.parents[2]) == set()


def test_a_part_of_the_package_itself_is_no_work_of_others(site: Path) -> None:
    install(site, {"host/_vendor/host-1.dist-info/METADATA": metadata("Host", "1")})
    assert names(site.parents[2]) == set()


@pytest.mark.parametrize("path", ["../../../../out/vendor/inner/package.json", "/out/vendor/inner/package.json", "\0"])
def test_nothing_outside_of_the_environment_is_read(path: str, site: Path) -> None:
    install(site, {})
    outside = site.parents[3] / "out" / "vendor" / "inner"
    outside.mkdir(parents=True)
    (outside / "package.json").write_text(package())
    record = site / "host-1.dist-info" / "RECORD"
    record.write_text(f"{path.replace('/out', str(site.parents[3] / 'out')) if path[0] == '/' else path},,\n")
    assert names(site.parents[2]) == set()


def test_a_link_out_of_the_environment_is_not_followed(site: Path) -> None:
    outside = site.parents[3] / "out" / "inner"
    outside.mkdir(parents=True)
    (outside / "package.json").write_text(package())
    install(site, {"host/__init__.py": ""})
    (site / "host" / "vendor").symlink_to(outside.parent)
    (site / "host-1.dist-info" / "RECORD").write_text("host/vendor/inner/package.json,,\n")
    assert names(site.parents[2]) == set()


def test_site_packages_that_lie_by_themselves_have_nothing_elsewhere(tmp_path: Path) -> None:
    site = tmp_path / "site-packages"
    install(site, {"../share/vendor/inner/package.json": package()})
    assert names(site) == set()


def test_what_is_installed_by_itself_as_well_is_one_component(site: Path) -> None:
    copy = {"host/_vendor/other-1.dist-info/METADATA": metadata("other", "1", "ISC")}
    install(site, copy)
    install(site, {}, "other")
    found = {each.purl: each for each in everything(site.parents[2])}
    assert found.keys() == {HOST, "pkg:pypi/other@1"}
    assert found["pkg:pypi/other@1"].parents == (HOST,)


def test_packages_of_npm_hold_works_too_but_their_node_modules_are_packages_of_their_own(tmp_path: Path) -> None:
    host = tmp_path / "node_modules" / "host"
    for path, content in {
        "package.json": package("host", "3.0.0"),
        "vendor/inner/package.json": package(),
        "vendor/inner/dist/package.json": package("part"),
        "dist/esm/package.json": package("host", "3.0.0"),
        "bin/package.json": package("bin", "1.0.0"),
        "test/vendor/trial/package.json": package("trial"),
        "node_modules/nested/package.json": package("nested", "1.0.0"),
    }.items():
        (host / path).parent.mkdir(parents=True, exist_ok=True)
        (host / path).write_text(content)
    found = {each.purl: each for each in everything(tmp_path)}
    assert found.keys() == {"pkg:npm/host@3.0.0", "pkg:npm/inner@2.0.1", "pkg:npm/nested@1.0.0"}
    assert found["pkg:npm/inner@2.0.1"].parents == ("pkg:npm/host@3.0.0",)


def test_a_project_s_dependency_brings_what_is_in_it_for_the_same_reason(site: Path) -> None:
    install(site, {"host/_vendor/inner-2.dist-info/METADATA": metadata("inner", "2")})
    places = Places(Surroundings(site, site.parents[2], environ={"HOME": str(site)}))
    asked = Component(HOST, Scope.TEST)
    assert {each.purl: each.scope for each in places.expanded([asked])} == {
        HOST: Scope.TEST,
        "pkg:pypi/inner@2": Scope.TEST,
    }


def test_what_was_bundled_is_told_by_its_list(site: Path) -> None:
    share = "../../../share/jupyter/lab/static/third-party-licenses.json"
    rows: list[object] = [
        {"name": "@codemirror/view", "versionInfo": "6.1.0", "licenseId": "MIT", "extractedText": text("MIT")},
        {"name": "khroma", "versionInfo": "", "licenseId": "", "extractedText": ""},
        {"name": "texted", "versionInfo": "1.0", "licenseId": "", "extractedText": text("ISC")},
        *({"name": ""}, {"versionInfo": "1.0"}, {"name": "a b/c"}, ["x"], None),
    ]
    install(
        site,
        {
            share: json.dumps({"packages": rows}),
            "host/static/third-party-licenses.json": json.dumps({"packages": rows}),
            "host/tests/third-party-licenses.json": json.dumps({"packages": [{"name": "trial"}]}),
            "host/other/third-party-licenses.json": "[]",
        },
    )
    places = Places(Surroundings(site, site.parents[2], environ={"HOME": str(site)}))
    resolved = {each.component.purl: each for each in resolve(places.everything(), places).resolutions}
    said = {
        name: None if isinstance(each.concluded, Unknown) else str(each.concluded) for name, each in resolved.items()
    }
    assert said == {
        HOST: "MIT",
        "pkg:npm/%40codemirror/view@6.1.0": "MIT",
        "pkg:npm/khroma": None,
        "pkg:npm/texted@1.0": "ISC",
    }
    unknown = resolved["pkg:npm/khroma"].concluded
    assert isinstance(unknown, Unknown)
    assert not unknown.missing
    view = places.find(resolved["pkg:npm/%40codemirror/view@6.1.0"].component)
    assert view is not None
    assert view.files.license_texts()[0][1].startswith("MIT License")


def test_works_within_works_are_found_by_the_innermost_folder() -> None:
    paths = [
        "a/node_modules/b/package.json",
        "a/node_modules/b/node_modules/@c/d/package.json",
        "a/vendor/e/f/bower.json",
    ]
    assert list(manifests_of_works(paths)) == paths


def test_files_of_packages_elsewhere_in_a_file_system_are_theirs(tmp_path: Path) -> None:
    site = tmp_path / "usr/local/lib/python3.12/site-packages"
    install(site, {"../../../bin/host": "", "../../../share/host/package.json": "{}"})
    places = Places(Surroundings.of_system(System(tmp_path)))
    assert {"usr/local/bin/host", "usr/local/share/host/package.json"} <= places.owned()
