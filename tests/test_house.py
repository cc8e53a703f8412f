# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What holds for the repository as a whole: documents that cannot drift, names that must not be named."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import licet

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?://|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_decisions_are_numbered_once_and_titled() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert pages
    assert len(set(numbers)) == len(numbers)
    for page in pages:
        assert page.read_text(encoding="utf-8").startswith(f"# {page.name[:4]}: "), page.name


def test_what_the_build_compiles_is_not_committed() -> None:
    listed = subprocess.run(["git", "ls-files", "licet/data/compiled"], cwd=ROOT, capture_output=True, check=False)
    assert listed.stdout == b""


def test_version_is_stated_once() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", licet.__version__)
    assert licet.__version__ not in (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.", 1)[0]


def test_every_room_of_the_plan_exists() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^  ([a-z]+/) ", plan, flags=re.MULTILINE)
    assert set(rooms) == {f"{inner.parent.name}/" for inner in (ROOT / "licet").glob("*/__init__.py")}
