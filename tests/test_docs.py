# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Documents that cannot drift: every command, finding and format has its place in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from licet.cli.app import COMMANDS
from licet.rules.checks import CHECKS
from licet.rules.codes import SEVERITIES
from licet.templates.formats import FORMATS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def headings(page: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", (DOCS / page).read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_documented(command: str) -> None:
    assert f"`licet {command}`" in headings("commands.md")


@pytest.mark.parametrize("code", SEVERITIES)
def test_finding_is_documented_with_its_default_severity(code: str) -> None:
    page = (DOCS / "findings.md").read_text(encoding="utf-8")
    section = page.split(f"## `{code}`\n", 1)[1].split("\n## ", 1)[0].replace("\n", " ")
    assert f"Default severity: {SEVERITIES[code]}." in section


def test_no_heading_without_a_check() -> None:
    codes = {heading.strip("`") for heading in headings("findings.md") if heading.startswith("`")}
    assert codes == {check.CODE for check in CHECKS} == set(SEVERITIES)


@pytest.mark.parametrize("format", FORMATS)
def test_format_is_documented(format: str) -> None:
    assert f"`{format}`" in (DOCS / "commands.md").read_text(encoding="utf-8")


def test_checks_and_formats_are_sorted() -> None:
    assert [check.CODE for check in CHECKS] == sorted(check.CODE for check in CHECKS)
    assert list(FORMATS) == sorted(FORMATS)
    assert list(COMMANDS) == sorted(COMMANDS)


def test_every_check_has_its_file() -> None:
    folder = DOCS.parent / "licet" / "rules" / "checks"
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--", "finding"}
    assert files == {check.CODE for check in CHECKS}
