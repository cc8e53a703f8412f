# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files of a tree are one work of others, what that is called and how it is licensed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from licet.licenses.catalog import text
from licet.model import Inventory, Resolution, Unknown, Use
from licet.pipeline import Options, take_inventory
from licet.rules.policy import Policy

MIT = "Copyright (c) 2017 The Tide Authors\n\n" + text("MIT").split("\n", 3)[3]
NOTICE = "Copyright (c) 2019 Somebody Else. Licensed under the MIT license."
GPL = "// SPDX-License-Identifier: GPL-3.0-only\n// Copyright (C) 2020 Ada\n"

Take = Callable[[Mapping[str, str]], Inventory]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    def inventory(files: Mapping[str, str]) -> Inventory:
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content)
        return take_inventory(tmp_path, Policy(), Options(jobs=1))

    return inventory


def told(inventory: Inventory) -> dict[str, tuple[str, str]]:
    """Purl to place and license of what lies in the tree."""
    return {
        each.component.purl: (each.component.place, said(each))
        for each in inventory.resolutions
        if each.component.place
    }


def said(each: Resolution) -> str:
    return each.concluded.why if isinstance(each.concluded, Unknown) else str(each.concluded)


@pytest.mark.parametrize(
    ("files", "purl", "place"),
    [
        ({"vendor/tide/Cargo.toml": '[package]\nname = "tide"\nversion = "1.0"'}, "pkg:cargo/tide@1.0", "vendor/tide"),
        ({"3rdparty/tide/package.json": '{"name": "tide", "version": "1.0.0"}'}, "pkg:npm/tide@1.0.0", "3rdparty/tide"),
        ({"external/tide/composer.json": '{"name": "s/tide"}'}, "pkg:composer/s/tide", "external/tide"),
        ({"vendor/modules.txt": "# e.org/tide v1.2.3\ne.org/tide\n", "vendor/e.org/tide/x.go": "package x"},
         "pkg:golang/e.org/tide@v1.2.3", "vendor/e.org/tide"),
        ({"src/_vendor/vendor.txt": "tide-tables==2.0  # x\n"}, "pkg:pypi/tide-tables@2.0", "src/_vendor/tide_tables"),
        ({"_vendor/tide-1.0.dist-info/METADATA": "Name: tide\nVersion: 1.0\n"}, "pkg:pypi/tide@1.0", "_vendor"),
        ({"third_party/tide/tide.h": "/* tide v1.4.2 */\n"}, "pkg:generic/tide@1.4.2", "third_party/tide"),
        ({"third_party/tide-1.2.3/x.c": ""}, "pkg:generic/tide@1.2.3", "third_party/tide-1.2.3"),
        ({"third_party/example.org/tide/x.c": ""}, "pkg:generic/example.org/tide", "third_party/example.org/tide"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("pkg:") else "",
)  # fmt: skip
def test_a_work_is_called_as_it_calls_itself(files: dict[str, str], purl: str, place: str, take: Take) -> None:
    found = told(take({f"{place}/LICENSE": MIT, **files}))
    assert found[purl] == (place, "MIT")


def test_a_declared_license_stands_and_what_files_say_is_judged_beside_it(take: Take) -> None:
    manifest = '[package]\nname = "tide"\nversion = "0.1.0"\nlicense = "MIT"\n'
    inventory = take({"vendor/tide/Cargo.toml": manifest, "vendor/tide/src/a.rs": GPL})
    (resolution,) = inventory.resolutions
    assert (str(resolution.concluded), str(resolution.detected)) == ("MIT", "MIT AND GPL-3.0-only")
    assert resolution.component.use is Use.COPIED


def test_what_says_nothing_of_a_license_is_all_rights_reserved(take: Take) -> None:
    inventory = take({"vendor/tide/a.c": "/* Copyright (c) 2019 Tide Tables Inc. */\n", "vendor/plain/b.c": "int x;"})
    (resolution,) = inventory.resolutions
    assert isinstance(resolution.concluded, Unknown)
    assert resolution.concluded.missing
    assert "Tide Tables Inc" in resolution.concluded.why


def test_the_parts_of_a_bundle_are_components(take: Take) -> None:
    bundle = f"/*! one v1.0\n * {NOTICE}\n */\na();\n/*! two v2.0.1\n * {GPL.splitlines()[0].strip('/ ')}\n */\nb();\n"
    assert told(take({"static/app.min.js": bundle})) == {
        "pkg:generic/one@1.0": ("static/app.min.js", "MIT"),
        "pkg:generic/two@2.0.1": ("static/app.min.js", "GPL-3.0-only"),
    }


def test_a_banner_names_its_license_in_a_word_and_what_stands_below_it_does_not(take: Take) -> None:
    told_so = "/*! one v1.0 | MIT License | example.org/one */\na();\n/*! two v2.0.1 */\nlicenses = ['MIT License'];\n"
    found = told(take({"static/app.min.js": told_so, "static/three.min.js": "/*! three v3.0 | ISC License */\nc();\n"}))
    assert found["pkg:generic/one@1.0"][1] == "MIT"
    assert found["pkg:generic/three@3.0"][1] == "ISC"
    assert "no file says for sure" in found["pkg:generic/two@2.0.1"][1]


def test_a_single_file_of_somebody_else_is_a_component_and_one_of_the_authors_is_none(take: Take) -> None:
    own = "/* tide v1.0\n * Copyright (c) 2020 Ada Lovelace. Licensed under the MIT license. */\n"
    theirs = f"/* json v3.1.2\n * {NOTICE} */\n"
    ours = MIT.replace("2017 The Tide Authors", "2020 Ada Lovelace")
    files = {"LICENSE": ours, "src/tide.h": own, "src/json.h": theirs}
    assert told(take(files)) == {"pkg:generic/json@3.1.2": ("src/json.h", "MIT")}


def test_what_a_manifest_asks_for_and_lies_here_is_one_component(take: Take) -> None:
    files = {
        "package.json": '{"name": "shop", "dependencies": {"tide": "^1.0.0"}}',
        "vendor/tide/package.json": '{"name": "tide", "version": "1.2.0", "license": "ISC"}',
    }
    inventory = take(files)
    (resolution,) = inventory.resolutions
    assert (resolution.component.purl, str(resolution.concluded)) == ("pkg:npm/tide@1.2.0", "ISC")
    assert (resolution.component.place, resolution.component.use) == ("vendor/tide", None)


def test_a_repository_within_is_a_work_by_the_address_it_came_from(take: Take, tmp_path: Path) -> None:
    inner = tmp_path / "libs" / "tide"
    inner.mkdir(parents=True)
    git = ["git", "-C", str(inner)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "https://user:secret@github.com/tides/tide.git"], check=True)
    inventory = take({"main.c": "int main;", "libs/tide/LICENSE": MIT, "libs/tide/a.c": "int a;"})
    assert told(inventory) == {"pkg:github/tides/tide": ("libs/tide", "MIT")}
    assert "secret" not in json.dumps([str(each) for each in inventory.resolutions])


def test_a_pointer_to_another_repository_of_the_user_is_not_followed(take: Take, tmp_path: Path) -> None:
    other = tmp_path / "other"
    subprocess.run(["git", "init", "-q", str(other)], check=True)
    subprocess.run(["git", "-C", str(other), "remote", "add", "origin", "https://github.com/secret/other"], check=True)
    files = {"tree/libs/tide/.git": f"gitdir: {other}/.git\n", "tree/libs/tide/LICENSE": MIT}
    found = told(take(files))
    assert "pkg:generic/tide" in found or not any("secret" in purl for purl in found if "other" not in purl)


@pytest.mark.parametrize("folder", ["tests/vendor/tide", "Tests/vendor/tide"])
def test_works_of_tests_are_for_tests(folder: str, take: Take) -> None:
    inventory = take({f"{folder}/LICENSE": MIT, f"{folder}/a.c": "int a;"})
    assert [each.component.scope.value for each in inventory.resolutions] == ["test"]


def test_a_document_on_a_vendor_folder_is_no_work(take: Take) -> None:
    said = "# Vendored\n\nAll of these are under the Apache License 2.0 or the MIT License.\n"
    assert take({"src/_vendor/README.rst": said, "src/_vendor/POLICY.md": said}).resolutions == ()


@pytest.mark.parametrize(("holder", "works"), [("The Tide Authors", 0), ("Ada Lovelace", 1)])
def test_what_the_project_itself_puts_into_its_vendor_folder_is_no_work_of_others(
    holder: str, works: int, take: Take
) -> None:
    own = {f"ours/{name}.py": "# Copyright (c) 2020 The Tide Authors\n" for name in "abc"}
    init = f"# Copyright (c) 2020 {holder}\n# SPDX-License-Identifier: MIT\n"
    assert len(told(take({**own, "ours/_vendor/__init__.py": init}))) == works
