# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where npm packages are: within others, in the stores of tools, in archives and caches, and in bower's folder."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed import bower, node
from licet.scanner.installed.store import Installed, Surroundings
from licet.scanner.packages.purls import npm


def put(folder: Path, name: str, version: str, license: str = "MIT") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"name": name, "version": version, "license": license}))
    (folder / "LICENSE").write_text(f"the text of {name}")


def put_zip(archive: Path, name: str, version: str) -> None:
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(f"node_modules/{name}/package.json", json.dumps({"name": name, "version": version}))
        opened.writestr(f"node_modules/{name}/LICENSE", f"the text of {name}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return tmp_path / "root"


def find(root: Path, name: str, version: str, text: str = "", **environ: str) -> Installed | None:
    around = Surroundings(root, environ={"HOME": str(root.parent / "home"), **environ})
    component = Component(npm(name, version), evidence=(Evidence("yarn.lock", 1, text or f"{name}@^1"),))
    return node.open_store(around).find(component, PackageURL.from_string(component.purl))


@pytest.mark.parametrize(
    "place",
    [
        "node_modules/other/node_modules/@s/pkg",
        "packages/one/node_modules/@s/pkg",
        "packages/one/node_modules/other/node_modules/@s/pkg",
        "node_modules/alias",
        "node_modules/.pnpm/@s+pkg@2.0.0/node_modules/@s/pkg",
        "node_modules/.pnpm/@s+pkg@2.0.0_react@18.0.0/node_modules/@s/pkg",
        "node_modules/.pnpm/@s+pkg@2.0.0(react@18.0.0)/node_modules/@s/pkg",
        "node_modules/.bun/@s+pkg@2.0.0+0123456789abcdef/node_modules/@s/pkg",
        "node_modules/.deno/@s+pkg@2.0.0_1/node_modules/@s/pkg",
        "node_modules/.store/@s-pkg-npm-2.0.0-0123456789/package",
        ".yarn/unplugged/@s-pkg-npm-2.0.0-0123456789/node_modules/@s/pkg",
    ],
)
def test_a_version_is_found_wherever_tools_lay_it(place: str, root: Path) -> None:
    put(root / "node_modules/@s/pkg", "@s/pkg", "1.0.0")
    put(root / place, "@s/pkg", "2.0.0", "ISC")
    found = find(root, "@s/pkg", "2.0.0")
    assert found is not None
    assert (found.version, found.found.declared) == ("2.0.0", "ISC")
    assert found.found.license_texts == (("LICENSE", "the text of @s/pkg"),)
    assert found.found.source in (f"{place}/package.json", f"{place.partition('/node_modules')[0]}/package.json")


@pytest.mark.parametrize(
    ("place", "environ"),
    [
        ("root/.yarn/cache", {}),
        ("home/.yarn/berry/cache", {}),
        ("data/yarn/berry/cache", {"XDG_DATA_HOME": "data"}),
        ("named/cache", {"YARN_GLOBAL_FOLDER": "named"}),
        ("named", {"YARN_CACHE_FOLDER": "named"}),
    ],
)
@pytest.mark.parametrize("ending", ["0123456789-10c0.zip", "0123456789-8.zip", "0123456789-abcdef0123.zip"])
def test_a_package_is_read_out_of_yarn_s_archives(place: str, environ: dict[str, str], ending: str, root: Path) -> None:
    put_zip(root.parent / place / f"@s-pkg-npm-2.0.0-{ending}", "@s/pkg", "2.0.0")
    found = find(root, "@s/pkg", "2.0.0", **{key: str(root.parent / value) for key, value in environ.items()})
    assert found is not None
    assert (found.version, found.found.license_texts) == ("2.0.0", (("LICENSE", "the text of @s/pkg"),))
    assert found.found.source.endswith(f"cache/@s-pkg-npm-2.0.0-{ending}/package.json")
    assert str(root.parent) not in found.found.source


@pytest.mark.parametrize(
    ("place", "environ"),
    [
        ("home/.cache/yarn/v6/npm-@s-pkg-2.0.0-0123456789abcdef-integrity/node_modules/@s/pkg", {}),
        ("cache/yarn/v6/npm-@s-pkg-2.0.0-0123456789abcdef-integrity/node_modules/@s/pkg", {"XDG_CACHE_HOME": "cache"}),
        ("home/.bun/install/cache/@s/pkg@2.0.0@@@1", {}),
        ("bun/install/cache/@s/pkg@2.0.0@@@1", {"BUN_INSTALL": "bun"}),
        ("bun/@s/pkg@2.0.0@@registry.example@@@1", {"BUN_INSTALL_CACHE_DIR": "bun"}),
        ("home/.cache/deno/npm/registry.example/@s/pkg/2.0.0", {}),
        ("deno/npm/registry.example/@s/pkg/2.0.0", {"DENO_DIR": "deno"}),
    ],
)
def test_a_package_is_read_out_of_a_tool_s_cache(
    place: str, environ: dict[str, str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    put(root.parent / place, "@s/pkg", "2.0.0")
    found = find(root, "@s/pkg", "2.0.0", **{key: str(root.parent / value) for key, value in environ.items()})
    assert found is not None
    assert found.version == "2.0.0"
    assert str(root.parent) not in found.found.source
    assert find(root, "@s/pkg", "2.0.1") is None


def test_a_name_with_capitals_is_found(root: Path) -> None:
    put(root / "node_modules/JSONStream", "JSONStream", "1.3.5")
    assert find(root, "JSONStream", "1.3.5", text="JSONStream@^1.0.3") is not None


def test_what_is_not_there_is_not_made_up(root: Path) -> None:
    put(root / "node_modules/a", "a", "1.0.0")
    found = find(root, "a", "9.0.0")
    assert found is not None
    assert found.version == "1.0.0"
    assert find(root, "b", "1.0.0") is None


@pytest.mark.parametrize("version", ["..", "../../secret", "/etc", "a/b", "x" * 3_000, "1\x00"])
def test_no_version_leads_out_of_a_cache(version: str, root: Path) -> None:
    put(root.parent / "home/.cache/deno/npm/secret", "a", "1.0.0")
    put(root.parent / "home/.cache/deno/npm/registry.example/a/1.0.0", "a", "1.0.0")
    assert find(root, "a", version) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive"])
def test_an_archive_that_is_damaged_holds_nothing(data: bytes, root: Path) -> None:
    (root / ".yarn/cache").mkdir(parents=True)
    (root / ".yarn/cache/a-npm-1.0.0-0123456789-8.zip").write_bytes(data)
    assert find(root, "a", "1.0.0") is None


def test_what_is_in_a_cache_alone_is_not_followed_to_what_it_needs(root: Path) -> None:
    put_zip(root / ".yarn/cache/a-npm-1.0.0-0123456789-8.zip", "a", "1.0.0")
    around = Surroundings(root, environ={"HOME": str(root.parent / "home")})
    component = Component("pkg:npm/a@1.0.0", evidence=(Evidence("package.json", 1, '"a"'),))
    assert node.open_store(around).expand([component]) == [component]


@pytest.mark.parametrize(
    ("bowerrc", "place"),
    [
        (None, "bower_components/JQuery"),
        ('{"directory": "public/lib"}', "public/lib/jquery"),
        ('{"directory": "../out"}', "bower_components/jquery"),
        ("{", "bower_components/jquery"),
        ("[]", "bower_components/jquery"),
    ],
)
def test_bower_s_packages_are_where_it_puts_them(bowerrc: str | None, place: str, root: Path) -> None:
    if bowerrc:
        (root / ".bowerrc").write_text(bowerrc)
    (root / place).mkdir(parents=True)
    (root / place / ".bower.json").write_text('{"name": "jquery", "_release": "3.6.0", "license": "MIT"}')
    (root / place / "LICENSE.txt").write_text("its text")
    store = bower.open_store(Surroundings(root, environ={}))
    found = store.find(Component("pkg:bower/jquery"), PackageURL.from_string("pkg:bower/jquery"))
    assert found is not None
    assert (found.version, found.found.declared, found.found.source) == ("3.6.0", "MIT", f"{place}/.bower.json")
    assert found.found.license_texts == (("LICENSE.txt", "its text"),)
    assert store.find(Component("pkg:bower/other"), PackageURL.from_string("pkg:bower/other")) is None
