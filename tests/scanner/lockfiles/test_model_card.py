# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cards of models and datasets: which READMEs are some, what they state, and what they are built upon."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from licet.data import FOLDER
from licet.licenses.catalog import find
from licet.model import SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import model_card, read_manifests
from licet.scanner.lockfiles.reading import Opened
from licet.scanner.metadata.model_card import front_matter, parse_card, stated_license
from tests.scanner.lockfiles.cases import row


def card(table: str) -> str:
    return f"---\n{table}\n---\n# Title\n"


@pytest.mark.parametrize(
    "text",
    [
        "# A project\n",
        "---\n",
        "---\nlicense: mit\n",
        "--- license: mit\n---\n",
        card("title: A page\nlayout: default"),
        card("title: A page\nlicense: mit"),
        card("name: skill\ndescription: what it does\nlicense: mit"),
        card("- a\n- list"),
        card("license: [unclosed"),
        card("license: &a mit\ntags: *a\nlibrary_name: x"),
        card("library_name: " + "[" * 300 + "]" * 300),
        card("language: en"),
    ],
)
def test_a_readme_that_is_no_card_says_nothing(text: str) -> None:
    reading = model_card.read(Opened("README.md", text))
    if "language" not in text:
        assert parse_card(text) is None
    assert (reading.components, reading.declarations) == ((), ())


def test_a_table_that_never_ends_is_not_looked_through() -> None:
    assert front_matter("---\n" + "a: 1\n" * 100_000 + "---\n") is None


@pytest.mark.parametrize(
    ("table", "written", "means"),
    [
        ("license: apache-2.0", "apache-2.0", "apache-2.0"),
        ("license: llama3.1\nlibrary_name: x", "llama3.1", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("license: [cc-by-4.0, odbl]", "cc-by-4.0, odbl", "cc-by-4.0 AND ODbL-1.0"),
        ("license: other\nlicense_name: qwen", "qwen", "LicenseRef-scancode-qwen-2024"),
        ("license: other\nlicense_name: Our Own", "Our Own", "Our Own"),
        ("license: openrail", "openrail", "openrail"),
    ],
)
def test_the_ids_of_the_hub_stand_for_licenses(table: str, written: str, means: str) -> None:
    found = parse_card(card(table))
    assert found is not None
    assert stated_license(found) == (written, means)


@pytest.mark.parametrize("table", ["license: other\nlibrary_name: x", "license: unknown", "license: {a: b}\nsdk: x"])
def test_a_card_may_state_no_license(table: str) -> None:
    found = parse_card(card(table))
    assert found is not None
    assert stated_license(found) is None


@pytest.mark.parametrize(
    ("license", "concluded"),
    [
        ("apache-2.0", "Apache-2.0"),
        ("cc-by-nc-4.0", "CC-BY-NC-4.0"),
        ("gpl-3.0", "GPL-3.0-only"),
        ("bigscience-bloom-rail-1.0", "LicenseRef-scancode-bigscience-rail-1.0"),
        ("creativeml-openrail-m", "LicenseRef-scancode-stable-diffusion-2022-08-22"),
    ],
)
def test_a_card_at_the_top_declares_the_license_of_the_project(license: str, concluded: str) -> None:
    text = card(f"language: en\nlicense: {license}\nmodel_name: Small\npipeline_tag: x")
    (found,) = model_card.read(Opened("README.md", text)).declarations
    assert (found.name, found.raw, str(found.concluded)) == ("Small", license, concluded)
    assert (found.evidence.line, found.evidence.text) == (3, license)


def test_a_family_of_licenses_stays_open() -> None:
    (found,) = model_card.read(Opened("README.md", card("license: gemma"))).declarations
    assert "may mean" in str(found.concluded)


BUILT = """base_model:
- owner/base.model
- ../local
- gpt2
datasets: [owner/data, squad, [x]]
models: https://x.example/y
license: mit
source_datasets: [original, extended|imdb, owner/older]"""


def test_what_a_model_is_built_upon_is_asked_for_by_the_project() -> None:
    assert [row(c) for c in model_card.read(Opened("README.md", card(BUILT))).components] == [
        "pkg:huggingface/owner/base.model runtime direct", "pkg:huggingface/gpt2 runtime direct",
        "pkg:huggingface/datasets/owner/data runtime direct", "pkg:huggingface/datasets/squad runtime direct",
        "pkg:huggingface/datasets/owner/older runtime direct",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "purl"),
    [
        ("models/small/README.md", "pkg:huggingface/small"),
        ("cache/models--owner--name/snapshots/0123/README.md", "pkg:huggingface/owner/name@0123"),
        ("cache/datasets--owner--name/README.md", "pkg:huggingface/datasets/owner/name"),
    ],
)
def test_a_model_in_a_folder_is_a_work_of_others_with_what_it_states(path: str, purl: str) -> None:
    text = card("license: cc-by-nc-4.0\nbase_model: owner/base")
    reading = model_card.read(Opened(path, text))
    assert [row(c) for c in reading.components] == [
        f"{purl} runtime direct = cc-by-nc-4.0", f"pkg:huggingface/owner/base runtime < {purl}",
    ]  # fmt: skip


def test_a_model_in_a_folder_that_states_no_license_is_the_project_s_own() -> None:
    reading = model_card.read(
        Opened("out/checkpoint-100/README.md", card("library_name: peft\nbase_model: owner/base"))
    )
    assert [row(c) for c in reading.components] == ["pkg:huggingface/owner/base runtime direct"]


def test_other_readmes_are_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").write_bytes(b"\x00\x01 no text at all")

    def never(self: Path) -> bytes:
        raise AssertionError(self)

    monkeypatch.setattr(Path, "read_bytes", never)
    file = SourceFile(tmp_path, "README.md", 20, classify("README.md"))
    assert read_manifests([file]).problems == ()


def test_every_row_of_the_data_means_a_listed_license() -> None:
    rows = tomllib.loads((FOLDER / "hub-licenses.toml").read_text(encoding="utf-8"))
    for one in (*rows["license"], *rows["name"]):
        record = find(one["means"])
        assert record is not None, one
        assert one["source"].startswith("https://")
