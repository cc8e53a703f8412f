# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet notice` finds the texts of what is shipped where they are, and says where they are not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.licenses.catalog import text

Licet = Callable[..., Any]
MIT = text("MIT").split("\n", 3)[3]


def write(root: Path, files: dict[str, str]) -> None:
    for name, contents in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(contents)


def package(name: str, license: str | None, **files: str) -> dict[str, str]:
    folder = f"node_modules/{name}"
    manifest = {"name": name, "version": "1.0.0", **({"license": license} if license else {})}
    return {f"{folder}/package.json": json.dumps(manifest), **{f"{folder}/{n}": t for n, t in files.items()}}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    asked = {"a": "1", "b": "1", "readme": "1", "bare": "1", "secret": "1", "gpl": "1"}
    write(
        root,
        {
            "package.json": json.dumps(
                {"name": "shop", "license": "MIT", "dependencies": asked, "devDependencies": {"tool": "1"}}
            ),
            **package("a", "MIT", LICENSE=f"Copyright (c) 2020 Ada\n\n{MIT}"),
            **package("b", "Apache-2.0", LICENSE=text("Apache-2.0"), NOTICE="The b library has Bob in it.\n"),
            **package("readme", "MIT", **{"README.md": f"# x\n\n## License\n\nCopyright (c) 2019 Eve\n\n{MIT}"}),
            **package("bare", "ISC", **{"index.js": "// Copyright (c) 2018 Ida Bare\n"}),
            **package("secret", None),
            **package("gpl", "MIT OR GPL-3.0-only"),
            **package("tool", "MIT", LICENSE=f"Copyright 2000 Toolmaker\n\n{MIT}"),
        },
    )
    return root


@pytest.fixture
def vendored(tmp_path: Path) -> Path:
    root = tmp_path / "engine"
    crate = '[package]\nname = "{0}"\nversion = "0.1.0"\nlicense = "MIT OR Apache-2.0"\n'
    write(
        root,
        {
            "vendor/crate/Cargo.toml": crate.format("crate"),
            "vendor/crate/LICENSE-MIT": f"Copyright (c) 2017 The crate authors\n\n{MIT}",
            "vendor/crate/sub/LICENSE": text("Zlib"),
            "vendor/crate/src/lib.rs": "\n",
            "vendor/bare/Cargo.toml": crate.format("bare"),
            "vendor/modules.txt": "# example.org/mod v1.2.3\nexample.org/mod/in\n",
            "vendor/example.org/mod/LICENSE": f"Copyright (c) 2016 The mod authors\n\n{MIT}",
            "vendor/example.org/other/LICENSE": f"Copyright (c) 2015 The other authors\n\n{MIT}",
            "vendor/one.js": f"/*\nCopyright (c) 2014 One Author\n{MIT}*/\n",
        },
    )
    return root


def told(licet: Licet, root: Path) -> dict[str, Any]:
    done = licet("notice", root, "--format", "json")
    found = json.loads(done.out)
    works = [(work, section["text"]) for section in found["licenses"] for work in section["components"]]
    return {work["name"]: {**work, "text": text} for work, text in works} | {
        work["name"]: {**work, "text": ""} for work in found["unknown"]
    }


def test_texts_come_from_the_packages_themselves(tree: Path, licet: Licet) -> None:
    found = told(licet, tree)
    assert sorted(found) == ["a", "b", "bare", "gpl", "readme", "secret"]
    assert found["a"]["copyrights"] == ["Copyright (c) 2020 Ada"]
    assert found["readme"]["copyrights"] == ["Copyright (c) 2019 Eve"]
    assert {name: work["source"] for name, work in found.items()} == {
        "a": "own", "b": "own", "readme": "own", "bare": "canonical", "gpl": "canonical", "secret": "none",
    }  # fmt: skip


def test_holders_come_from_sources_where_no_license_names_them(tree: Path, licet: Licet) -> None:
    assert told(licet, tree)["bare"]["copyrights"] == ["Copyright (c) 2018 Ida Bare"]


def test_of_a_choice_the_branch_that_was_taken_counts(tree: Path, licet: Licet) -> None:
    assert "Permission is hereby granted" in told(licet, tree)["gpl"]["text"]


def test_notice_files_stand_in_the_page(tree: Path, licet: Licet) -> None:
    done = licet("notice", tree)
    assert "NOTICE FILES\n\nb 1.0.0\n" in done.out
    assert "The b library has Bob in it." in done.out
    assert "Toolmaker" not in done.out
    assert done.out.startswith("THIRD-PARTY NOTICES\n\nshop contains")
    assert "no license text is known of secret 1.0.0" in done.err
    assert licet("notice", tree, "--strict").code == 3


def test_copied_code_is_named_as_its_manifests_name_it(vendored: Path, licet: Licet) -> None:
    found = told(licet, vendored)
    assert sorted(found) == ["bare", "crate", "example.org/mod", "example.org/other", "one.js"]
    assert found["crate"]["purl"] == "pkg:cargo/crate@0.1.0"
    assert found["crate"]["license"] == "MIT OR Apache-2.0"
    assert found["example.org/mod"]["purl"] == "pkg:golang/example.org/mod@v1.2.3"
    assert found["example.org/other"]["copyrights"] == ["Copyright (c) 2015 The other authors"]
    assert found["one.js"]["copyrights"] == ["Copyright (c) 2014 One Author"]
    assert found["bare"]["source"] == "canonical"
    assert "origin of this software" in licet("notice", vendored).out  # the Zlib license in a folder of the crate


def test_installed_python_packages_are_read_with_what_record_names(tmp_path: Path, licet: Licet) -> None:
    site = "venv/lib/python3.11/site-packages"
    write(
        tmp_path,
        {
            "pyproject.toml": '[project]\nname = "engine"\ndependencies = ["tides"]\n',
            f"{site}/tides-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tides\nVersion: 1.0\nLicense: MIT\n",
            f"{site}/tides-1.0.dist-info/RECORD": "tides/LICENSE,,\ntides/__init__.py,,\n../../outside/LICENSE,,\n",
            f"{site}/tides/LICENSE": f"Copyright (c) 2012 Tide Tables\n\n{MIT}",
            f"{site}/tides/__init__.py": "",
        },
    )
    assert told(licet, tmp_path)["tides"]["copyrights"] == ["Copyright (c) 2012 Tide Tables"]


def test_check_says_whether_the_committed_file_is_current(tree: Path, licet: Licet) -> None:
    assert licet("notice", tree, "--check").code == 1
    file = tree / "THIRD-PARTY-NOTICES.txt"
    licet("notice", tree, "-o", file)
    written = file.read_bytes()
    assert licet("notice", tree, "--check").code == 0
    licet("notice", tree, "-o", file)
    assert file.read_bytes() == written
    (tree / "node_modules" / "a" / "LICENSE").write_text("Copyright (c) 2021 Ada\n\n" + MIT)
    done = licet("notice", tree, "--check")
    assert done.code == 1
    assert "+    Copyright (c) 2021 Ada" in done.err or "+Copyright (c) 2021 Ada" in done.err
    assert file.read_bytes() == written


def test_nothing_tells_where_it_was_made(tree: Path, licet: Licet, tmp_path: Path) -> None:
    done = licet("notice", tree)
    moved = tree.rename(tmp_path / "elsewhere")
    assert licet("notice", moved).out == done.out
    assert str(tmp_path) not in done.out
