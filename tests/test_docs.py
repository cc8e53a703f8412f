# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Documents that cannot drift: every command, finding and format has its place in them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from licet.cli.app import COMMANDS
from licet.rules.checks import CHECKS
from licet.rules.codes import SEVERITIES
from licet.rules.policy.values import Ruling
from licet.scanner import lockfiles as dependencies
from licet.templates.formats import FORMATS
from licet.templates.sbom import FORMATS as BILLS

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


@pytest.mark.parametrize("format", BILLS)
def test_format_of_bills_is_documented(format: str) -> None:
    assert all(f"`{format}`" in (DOCS / page).read_text(encoding="utf-8") for page in ("commands.md", "sbom.md"))


@pytest.mark.parametrize("format", FORMATS)
def test_format_is_documented(format: str) -> None:
    assert f"`{format}`" in (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", dependencies.FORMATS, ids=lambda row: str(row.module))
def test_format_of_dependencies_is_documented(row: dependencies.Format) -> None:
    lines = [line for line in (DOCS / "dependencies.md").read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    names = {name for line in lines for cell in line.split("|")[2:4] for name in re.findall(r"`([^`]+)`", cell)}
    assert row.NAME in names


def test_checks_and_formats_are_sorted() -> None:
    assert [check.CODE for check in CHECKS] == sorted(check.CODE for check in CHECKS)
    assert list(FORMATS) == sorted(FORMATS)
    assert list(COMMANDS) == sorted(COMMANDS)


def test_every_check_has_its_file() -> None:
    folder = DOCS.parent / "licet" / "rules" / "checks"
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--", "finding"}
    assert files == {check.CODE for check in CHECKS}


def rules_named_in_the_code() -> set[str]:
    """Every name that `because[].rule` can say: the first argument wherever a reason is made."""
    found = {f"policy-{ruling}" for ruling in (Ruling.DENY, Ruling.REVIEW)}
    for path in (DOCS.parent / "licet" / "rules").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("reason", "Reason"):
                found.update(a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str))
    return found


def test_every_rule_that_a_reason_names_has_its_section_and_no_other_has() -> None:
    sections = [heading.strip("`") for heading in headings("rules.md") if heading.startswith("`")]
    assert sorted(sections) == sorted(rules_named_in_the_code())


def test_every_rule_says_what_it_rests_on() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    for section in re.split(r"^### `", page, flags=re.MULTILINE)[1:]:
        # A rule without an authority is one that decides nothing.
        assert re.search(r"Law:|Authority:|Source:|\*[Uu]nknown\*|Shown beside", " ".join(section.split())), section
