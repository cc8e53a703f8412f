# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where packages of Dart, Swift, Elixir, R, Perl, vcpkg, CocoaPods and Carthage lie, and what they say there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from licet.model import Component, Evidence
from licet.scanner.installed import Installed, Places, Surroundings, r_library

FILES = {
    "home/.pub-cache/hosted/registry.example/path-1.8.3/LICENSE": "bsd",
    "home/.pub-cache/hosted/registry.example/path-1.9.0/LICENSE": "bsd",
    "home/.pub-cache/git/puppies-4a5b/LICENSE": "mit",
    "root/deps/jason/hex_metadata.config": (
        '{<<"name">>,<<"jason">>}.\n{<<"version">>,<<"1.4.0">>}.\n{<<"licenses">>,[<<"Apache-2.0">>,<<"MIT">>]}.\n'
        '{<<"requirements">>,[{<<"decimal">>,[{<<"optional">>,true}]}]}.\n'
    ),
    "root/deps/jason/LICENSE": "apache",
    "root/deps/renamed/hex_metadata.config": '{<<"name">>,<<"real_name">>}.\n{<<"version">>,<<"2.0.0">>}.\n',
    "root/deps/fork/LICENSE.md": "mit",
    "root/deps/broken/hex_metadata.config": '{<<"name">>,<<"bro',
    "root/_build/default/lib/jsx/hex_metadata.config": (
        '{<<"version">>,<<"2.8.0">>}.\n{<<"licenses">>,[<<"MIT">>]}.\n'
    ),
    "root/.build/workspace-state.json": json.dumps({"object": {"dependencies": [
        {"packageRef": {"identity": "swift-nio", "location": "https://github.com/apple/swift-nio.git"},
         "state": {"checkoutState": {"revision": "77b8", "version": "2.0.0"}}, "subpath": "swift-nio"},
        {"packageRef": {"location": "https://git.example/evil"}, "subpath": "../../secret"}, 3,
    ]}}),
    "root/.build/checkouts/swift-nio/LICENSE.txt": "apache",
    "root/renv/library/linux/R-4.4/x86_64/dplyr/DESCRIPTION": (
        "Package: dplyr\nVersion: 1.1.4\nLicense: GPL (>= 2) |\n    file LICENSE\n"
    ),
    "root/renv/library/linux/R-4.4/x86_64/dplyr/LICENSE": "text",
    "home/R/x86_64-pc-linux-gnu-library/4.2/dplyr/DESCRIPTION": "Package: dplyr\nVersion: 1.0.0\nLicense: MIT\n",
    "root/local/lib/perl5/x86_64-linux/.meta/Foo-Bar-1.2/MYMETA.json": json.dumps(
        {"name": "Foo-Bar", "version": "1.2", "license": ["perl_5"]}
    ),
    "root/local/lib/perl5/x86_64-linux/.meta/Foo-Bar-1.2/install.json": json.dumps(
        {"provides": {"Foo::Bar": {}, "Foo::Bar::Inner": {}}}
    ),
    "root/vcpkg_installed/x64-linux/share/zlib/copyright": "zlib",
    "root/vcpkg_installed/x64-linux/share/zlib/vcpkg.spdx.json": json.dumps({"packages": [
        {"name": "zlib", "versionInfo": "1.3.1#2", "licenseConcluded": "Zlib", "licenseDeclared": "NOASSERTION"},
    ]}),
    "root/vcpkg_installed/x64-linux/share/old/copyright": "mit",
    "root/ios/Pods/Manifest.lock": "PODS:\n  - Alamofire (5.6.4)\n  - Firebase/Core (10.3.0):\n    - X (~> 1)\n",
    "root/ios/Pods/Alamofire/LICENSE": "mit",
    "root/ios/Pods/Firebase/LICENSE": "apache",
    "root/ios/Pods/Local Podspecs/Alamofire.podspec.json": json.dumps({"license": {"type": "MIT"}}),
    "root/Carthage/Checkouts/Argo/LICENSE": "mit",
    "root/Carthage/Build/.Argo.version": json.dumps({"commitish": "v0.3.4"}),
    "secret/LICENSE": "secret",
    "secret/DESCRIPTION": "Package: secret\nVersion: 1\nLicense: MIT\n",
}  # fmt: skip


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setattr(r_library, "SYSTEM", ())
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    for link in ("root/deps/link", "root/renv/library/linux/R-4.4/x86_64/link", "root/Carthage/Checkouts/link"):
        (tmp_path / link).symlink_to(tmp_path / "secret", target_is_directory=True)
    return Places(Surroundings(tmp_path / "root", environ={"HOME": str(tmp_path / "home")}))


def found(places: Places, purl: str, path: str = "x") -> Installed | None:
    return places.find(Component(purl, evidence=(Evidence(path),)))


@pytest.mark.parametrize(
    ("purl", "version", "declared", "texts", "source"),
    [
        ("pkg:pub/path@1.9.0", "1.9.0", None, ["LICENSE"], "pub-cache/path-1.9.0/pubspec.yaml"),
        ("pkg:pub/path@2.0.0", "1.8.3", None, ["LICENSE"], "pub-cache/path-1.8.3/pubspec.yaml"),
        ("pkg:pub/puppies@0.3.1?vcs_url=git%2Bhttps://git.example/p.git%404a5b", "0.3.1", None, ["LICENSE"],
         "pub-cache/puppies-4a5b/pubspec.yaml"),
        ("pkg:hex/jason@1.4.0", "1.4.0", "Apache-2.0, MIT", ["LICENSE"], "deps/jason/hex_metadata.config"),
        ("pkg:hex/real_name@2.0.0", "2.0.0", None, [], "deps/renamed/hex_metadata.config"),
        ("pkg:hex/fork", None, None, ["LICENSE.md"], "deps/fork/hex_metadata.config"),
        ("pkg:hex/broken", None, None, [], "deps/broken/hex_metadata.config"),
        ("pkg:hex/jsx@2.8.0", "2.8.0", "MIT", [], "_build/jsx/hex_metadata.config"),
        ("pkg:swift/github.com/apple/swift-nio@2.0.0", "2.0.0", None, ["LICENSE.txt"],
         ".build/checkouts/swift-nio/Package.swift"),
        ("pkg:cran/dplyr@1.1.4", "1.1.4", "GPL-2.0-or-later", ["LICENSE"], "library/dplyr/DESCRIPTION"),
        ("pkg:cran/dplyr@1.0.0", "1.0.0", "MIT", [], "library/dplyr/DESCRIPTION"),
        ("pkg:cpan/AUTHOR/Foo-Bar@1.2", "1.2", "Artistic-1.0-Perl OR GPL-1.0-or-later", [],
         ".meta/Foo-Bar-1.2/MYMETA.json"),
        ("pkg:cpan/Foo::Bar::Inner", "1.2", "Artistic-1.0-Perl OR GPL-1.0-or-later", [],
         ".meta/Foo-Bar-1.2/MYMETA.json"),
        ("pkg:vcpkg/zlib@1.3.1", "1.3.1", "Zlib", ["copyright"], "vcpkg_installed/share/zlib/vcpkg.spdx.json"),
        ("pkg:vcpkg/old", None, None, ["copyright"], "vcpkg_installed/share/old/vcpkg.spdx.json"),
        ("pkg:cocoapods/Alamofire@5.6.4", "5.6.4", "MIT", ["LICENSE"], "Pods/Alamofire/LICENSE"),
        ("pkg:cocoapods/Firebase@10.3.0#Core", "10.3.0", None, ["LICENSE"], "Pods/Firebase/LICENSE"),
        ("pkg:carthage/thoughtbot/Argo@v0.3.4", "v0.3.4", None, ["LICENSE"], "Carthage/Checkouts/Argo/LICENSE"),
    ],
)  # fmt: skip
def test_a_package_says_its_version_license_and_license_files(
    purl: str, version: str | None, declared: str | None, texts: list[str], source: str, places: Places
) -> None:
    installed = found(places, purl, "ios/Podfile.lock")
    assert installed is not None
    assert (installed.version, installed.found.declared) == (version, declared)
    assert [path for path, _ in installed.found.license_texts] == texts
    assert installed.found.source == source


@pytest.mark.parametrize(
    "purl",
    [
        "pkg:pub/absent@1", "pkg:hex/absent", "pkg:swift/github.com/apple/absent", "pkg:cran/absent",
        "pkg:cpan/Absent", "pkg:vcpkg/absent", "pkg:cocoapods/absent", "pkg:carthage/absent/absent",
        "pkg:hex/link", "pkg:cran/link", "pkg:carthage/x/link", "pkg:hex/..%2F..%2Fsecret", "pkg:cran/..%2Fsecret",
        "pkg:swift/git.example/evil", "pkg:cocoapods/..%2F..%2F..%2Fsecret", "pkg:pub/..%2F..",
    ],
)  # fmt: skip
def test_what_is_not_there_or_leads_out_is_not_found(purl: str, places: Places) -> None:
    assert found(places, purl) is None


def test_a_podfile_elsewhere_is_not_followed_out_of_the_project(places: Places) -> None:
    assert found(places, "pkg:cocoapods/Alamofire", "../../x/Podfile") is not None  # that of ios/
    assert found(places, "pkg:cocoapods/secret", "../Podfile") is None


def test_a_link_into_the_cache_of_renv_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(r_library, "SYSTEM", ())
    cached = tmp_path / "cache" / "v5" / "cli" / "3.6.3" / "hash" / "cli"
    cached.mkdir(parents=True)
    (cached / "DESCRIPTION").write_text("Package: cli\nVersion: 3.6.3\nLicense: MIT + file LICENSE\n")
    library = tmp_path / "root" / "renv" / "library" / "R-4.4"
    library.mkdir(parents=True)
    (library / "cli").symlink_to(cached, target_is_directory=True)
    environ = {"HOME": str(tmp_path / "home"), "RENV_PATHS_ROOT": str(tmp_path / "cache")}
    installed = found(Places(Surroundings(tmp_path / "root", environ=environ)), "pkg:cran/cli@3.6.3")
    assert installed is not None
    assert installed.found.declared == "MIT"


@pytest.mark.parametrize(
    ("files", "purl"),
    [
        ({"local/lib/perl5/.meta/A-1/MYMETA.json": "[" * 5000}, "pkg:cpan/A"),
        ({"local/lib/perl5/.meta/A-1/MYMETA.json": '{"name": 3}'}, "pkg:cpan/A"),
        ({".build/workspace-state.json": '{"object": []}'}, "pkg:swift/github.com/a/b"),
        ({".build/workspace-state.json": '{"object": {"dependencies": {}}}'}, "pkg:swift/github.com/a/b"),
        ({"renv/library/a/DESCRIPTION": "no fields at all"}, "pkg:cran/a"),
    ],
)
def test_metadata_of_another_shape_says_nothing(files: Mapping[str, str], purl: str, tmp_path: Path) -> None:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert found(Places(Surroundings(tmp_path, environ={"HOME": str(tmp_path)})), purl) is None
