# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a repository within the repository needs is its own affair, and the project's only through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Component
from licet.scanner.lockfiles import Manifests, read_manifests
from licet.scanner.vendored import repositories
from licet.scanner.walk import walk

THEIRS = """[project]
name = "theirs"
version = "2.0"
license = "GPL-3.0-only"
dependencies = ["needed==1.0"]
[dependency-groups]
dev = ["tried==1.0"]
"""


@pytest.fixture
def manifests(tmp_path: Path) -> Manifests:
    (tmp_path / "sub/.git").mkdir(parents=True)
    (tmp_path / "sub/pyproject.toml").write_text(THEIRS)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "ours"\nlicense = "MIT"\ndependencies = ["one==1"]\n')
    walked = walk(tmp_path)
    names = repositories(tmp_path, walked.repositories)
    return read_manifests(walked.files, {folder: name.purl for folder, name in names.items()})


def test_its_needs_come_through_it(manifests: Manifests) -> None:
    def told(each: Component) -> tuple[str, bool, tuple[str, ...]]:
        return each.purl, each.direct, each.parents

    assert [told(each) for each in manifests.components] == [
        ("pkg:pypi/needed@1.0", False, ("pkg:pypi/theirs@2.0",)),
        ("pkg:pypi/one@1", True, ()),
    ]


def test_it_does_not_speak_for_the_project(manifests: Manifests) -> None:
    assert [declaration.name for declaration in manifests.declarations] == ["ours"]


def test_it_is_not_what_the_project_holds_itself(manifests: Manifests) -> None:
    assert manifests.own == {"pkg:pypi/ours"}
