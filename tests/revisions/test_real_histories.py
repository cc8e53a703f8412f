# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Releases of real projects, each a commit, from the index that pip is configured with: two of them relicensed once."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from licet.model import Report
from licet.pipeline import Options
from licet.revisions import check_since, compare, history, sides
from licet.rules.policy import Policy
from licet.scanner.revisions import whole

pytestmark = [pytest.mark.full, pytest.mark.network]

TODAY = date(2026, 1, 1)


def releases(repository: Any, folder: Path, *pinned: str) -> None:
    """A commit for each PINNED release, with the files of its source distribution."""
    for each in pinned:
        target = folder / each
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*command, "--dest", target, each], check=True, capture_output=True)
        repository.git("rm", "-r", "--quiet", "--ignore-unmatch", ".")
        with tarfile.open(next(target.glob("*.tar.gz"))) as archive:
            members = [member for member in archive.getmembers() if "/" in member.name]
            for member in members:
                member.name = member.name.split("/", 1)[1]
            archive.extractall(repository.root, members=members, filter="data")
        repository.commit({}, each)


@pytest.mark.parametrize(
    ("pinned", "steps"),
    [
        (("chardet==5.2.0", "chardet==7.0.0"), [(), ("LGPL-2.0-or-later",), ("MIT",)]),
        (("certifi==2015.4.28", "certifi==2020.12.5", "certifi==2024.2.2"), [(), ("ISC",), ("MPL-2.0",)]),
        (("pyyaml==5.1", "pyyaml==6.0.2"), [(), ("MIT",)]),
    ],
)
def test_a_project_that_relicensed_is_told_by_its_release(
    repository: Any, tmp_path: Path, pinned: tuple[str, ...], steps: list[tuple[str, ...]]
) -> None:
    releases(repository, tmp_path / "releases", *pinned)
    found = history(str(repository.root), "HEAD", Options(jobs=1))
    assert [step.after for step in found] == steps[1:]
    assert [step.before for step in found] == steps[:-1]
    assert found[0].commit.subject == pinned[0]
    before, after, _ = compare(repository.root, f"HEAD~{len(pinned) - 1}", "HEAD", Policy(), Options(jobs=1), TODAY)
    assert [str(report.outbound.expression) for report in (before, after)] == [steps[1][0], steps[-1][0]]


@pytest.mark.parametrize("pinned", [("paramiko==3.4.0", "paramiko==3.5.0"), ("pyyaml==6.0.1", "pyyaml==6.0.2")])
def test_few_files_and_all_files_give_the_same_answer(
    repository: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pinned: tuple[str, ...]
) -> None:
    releases(repository, tmp_path / "releases", *pinned)

    def answer() -> Report:
        return check_since(repository.root, "HEAD~1", Policy(), Options(jobs=1), TODAY)

    few = answer()
    monkeypatch.setattr(sides, "narrow", lambda before, after, *_: whole(before, after))
    all = answer()
    assert (few.findings, few.verdict, few.compared) == (all.findings, all.verdict, all.compared)
