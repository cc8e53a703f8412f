# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages in environments of conda and pixi, and models in the cache of a hub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.model import Component
from licet.scanner.installed import Installed, Places, Surroundings
from licet.scanner.installed.system import System


def record(prefix: Path, name: str, version: str = "1.0", **more: object) -> None:
    (prefix / "conda-meta").mkdir(parents=True, exist_ok=True)
    fields = {"name": name, "version": version, "license": "MIT", "depends": [], "files": [], **more}
    (prefix / "conda-meta" / f"{name}-{version}-py_0.json").write_text(json.dumps(fields))


def found(root: Path, purl: str, environment: Path | None = None, **environ: str) -> Installed | None:
    environ = {"HOME": str(root / "home"), **environ}
    return Places(Surroundings(root, environment, environ=environ)).find(Component(purl))


@pytest.mark.parametrize("place", [".pixi/envs/default", ".pixi/envs/test", "env", ".conda", "active"])
def test_a_package_is_found_in_the_project_s_environments_and_the_active_one(place: str, tmp_path: Path) -> None:
    record(tmp_path / place, "zlib")
    installed = found(tmp_path, "pkg:conda/zlib@1.0", CONDA_PREFIX=str(tmp_path / "active"))
    assert installed is not None
    assert (installed.version, installed.found.declared) == ("1.0", "MIT")
    assert installed.found.source == "conda-meta/zlib-1.0-py_0.json"


def test_of_several_environments_the_one_with_the_version_counts(tmp_path: Path) -> None:
    record(tmp_path / ".pixi/envs/a", "zlib", "1.0")
    record(tmp_path / ".pixi/envs/b", "zlib", "2.0")
    installed = found(tmp_path, "pkg:conda/zlib@2.0")
    assert installed is not None
    assert installed.version == "2.0"


@pytest.mark.parametrize(
    ("license", "family", "declared"),
    [("BSD-3-Clause", "BSD", "BSD-3-Clause"), (None, "BSD", "BSD"), ("", "Other", None), (1, None, None)],
)
def test_the_family_of_a_license_stands_in_for_it(
    license: object, family: object, declared: str | None, tmp_path: Path
) -> None:
    record(tmp_path / "env", "zlib", license=license, license_family=family)
    installed = found(tmp_path, "pkg:conda/zlib@1.0")
    assert installed is not None
    assert installed.found.declared == declared


def test_license_files_come_from_the_cache_else_from_the_environment(tmp_path: Path) -> None:
    inner = "lib/python3.12/site-packages/a-1.dist-info/licenses/LICENSE"
    record(tmp_path / "env", "a", files=[inner, "lib/a.py", "../../secret/LICENSE", "/etc/passwd", 1])
    (tmp_path / "env" / inner).parent.mkdir(parents=True)
    (tmp_path / "env" / inner).write_text("one")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/LICENSE").write_text("no")
    installed = found(tmp_path, "pkg:conda/a@1.0")
    assert installed is not None
    assert installed.found.license_texts == ((inner, "one"),)
    assert list(installed.files.names) == ["lib/a.py", inner]
    cache = tmp_path / "pkgs/a-1.0-py_0/info/licenses"
    cache.mkdir(parents=True)
    (cache / "COPYING").write_text("two")
    cached = found(tmp_path, "pkg:conda/a@1.0", CONDA_PKGS_DIRS=str(tmp_path / "pkgs"))
    assert cached is not None
    assert cached.found.license_texts == (("licenses/COPYING", "two"),)


def test_a_link_out_of_the_environment_is_not_followed(tmp_path: Path) -> None:
    record(tmp_path / "env", "a", files=["share/LICENSE"])
    (tmp_path / "secret").write_text("no")
    (tmp_path / "env/share").mkdir()
    (tmp_path / "env/share/LICENSE").symlink_to(tmp_path / "secret")
    installed = found(tmp_path, "pkg:conda/a@1.0")
    assert installed is not None
    assert installed.found.license_texts == ()


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"files": 1, "depends": "x"}'])
def test_a_record_that_cannot_be_read_says_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "env/conda-meta").mkdir(parents=True)
    (tmp_path / "env/conda-meta/a-1-0.json").write_text(text)
    (tmp_path / "env/conda-meta/history.json").write_text("{}")
    installed = found(tmp_path, "pkg:conda/a@1")
    assert installed is None or (installed.version, installed.found.declared, installed.requires) == (None, None, ())


def test_all_of_a_named_environment_is_listed_once_though_python_has_it_as_well(tmp_path: Path) -> None:
    record(tmp_path / "named", "python", "3.12", depends=["zlib >=1.2", "__glibc >=2.17"])
    record(tmp_path / "named", "zlib", "1.3")
    record(tmp_path / "named", "attrs", "25.0", depends=["python >=3.9"])
    for name, installer in (("attrs-25.0", "conda"), ("rich-14.0", "pip")):
        info = tmp_path / f"named/lib/python3.12/site-packages/{name}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name.partition('-')[0]}\nVersion: {name.partition('-')[2]}\n")
        (info / "INSTALLER").write_text(f"{installer}\n")
    listed = Places(Surroundings(tmp_path, tmp_path / "named", environ={})).everything()
    assert [(c.purl, c.direct, c.parents) for c in listed] == [
        ("pkg:conda/attrs@25.0", True, ()),
        ("pkg:conda/python@3.12", False, ("pkg:conda/attrs@25.0",)),
        ("pkg:conda/zlib@1.3", False, ("pkg:conda/python@3.12",)),
        ("pkg:pypi/rich@14.0", True, ()),
    ]


def test_all_of_a_file_system_is_listed_with_the_files_that_it_owns(tmp_path: Path) -> None:
    record(tmp_path / "opt/conda", "zlib", files=["lib/libz.so", "../../etc/passwd"])
    record(tmp_path / "opt/conda/envs/web", "attrs")
    places = Places(Surroundings.of_system(System(tmp_path)))
    purls = [c.purl for c in places.everything() if c.purl.startswith("pkg:conda/")]
    assert purls == ["pkg:conda/attrs@1.0", "pkg:conda/zlib@1.0"]
    assert "opt/conda/lib/libz.so" in places.owned()


CARD = "---\nlicense: llama3.1\nlibrary_name: x\n---\n"


def snapshot(cache: Path, repository: str, revision: str, card: str = CARD) -> Path:
    folder = cache / repository / "snapshots" / revision
    folder.mkdir(parents=True)
    blob = cache / repository / "blobs" / revision
    blob.parent.mkdir(exist_ok=True)
    blob.write_text(card)
    (folder / "README.md").symlink_to(blob)
    return folder


@pytest.mark.parametrize(
    ("variable", "place"),
    [
        ("HF_HUB_CACHE", ""),
        ("HF_HOME", "hub"),
        ("XDG_CACHE_HOME", "huggingface/hub"),
        ("HOME", ".cache/huggingface/hub"),
    ],
)
def test_a_model_is_found_wherever_the_cache_of_the_hub_is(variable: str, place: str, tmp_path: Path) -> None:
    folder = snapshot(tmp_path / "x" / place, "models--owner--name", "0123")
    (folder / "LICENSE").write_text("text")
    installed = found(tmp_path, "pkg:huggingface/owner/name", None, **{variable: str(tmp_path / "x")})
    assert installed is not None
    assert installed.found.declared == "LicenseRef-scancode-llama-3.1-license-2024"
    assert installed.found.license_texts == (("LICENSE", "text"),)
    assert installed.found.source == "hub/models--owner--name/snapshots/0123/README.md"


def test_the_revision_that_is_asked_for_counts_then_main_then_any(tmp_path: Path) -> None:
    cache = tmp_path / "hub"
    for revision in ("0123", "4567"):
        snapshot(cache, "datasets--squad", revision)

    def version(purl: str) -> str | None:
        installed = found(tmp_path, purl, HF_HUB_CACHE=str(cache))
        return installed.version if installed else None

    assert version("pkg:huggingface/datasets/squad@45") == "4567"
    assert version("pkg:huggingface/datasets/squad") == "0123"
    (cache / "datasets--squad/refs").mkdir()
    (cache / "datasets--squad/refs/main").write_text("4567\n")
    assert version("pkg:huggingface/datasets/squad") == "4567"
    assert version("pkg:huggingface/squad") is None


def test_a_link_out_of_a_repository_of_the_cache_is_not_followed(tmp_path: Path) -> None:
    folder = snapshot(tmp_path / "hub", "models--name", "0123")
    (folder / "README.md").unlink()
    (tmp_path / "secret").write_text(CARD)
    (folder / "README.md").symlink_to(tmp_path / "secret")
    installed = found(tmp_path, "pkg:huggingface/name", HF_HUB_CACHE=str(tmp_path / "hub"))
    assert installed is not None
    assert installed.found.declared is None
