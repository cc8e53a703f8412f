# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every format reads in real files what the ecosystem's own tool does."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Unknown
from licet.scanner.lockfiles import FORMATS, format_of
from tests.scanner.lockfiles.cases import Case, cases, read, row, samples


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_file_is_read_as_expected(case: Case, tmp_path: Path) -> None:
    assert case.reason.endswith(".")
    assert case.source
    assert case.checked
    found = read(tmp_path, case.files)
    assert [row(component) for component in found.components] == list(case.expected)
    assert found.own == set(case.own)
    declared = next((declaration.concluded for declaration in found.declarations), None)
    assert (declared.why if isinstance(declared, Unknown) else declared and str(declared)) == case.declared
    unreadable = [problem for problem in found.problems if problem.code == "manifest-unreadable"]
    assert unreadable == []
    said = " ".join(problem.message for problem in found.problems)
    assert all(each in said for each in case.skipped)
    assert bool(case.skipped) == bool(found.problems)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_evidence_names_a_line_that_is_there(case: Case, tmp_path: Path) -> None:
    for component in read(tmp_path, case.files).components:
        assert component.evidence
        for evidence in component.evidence:
            lines = case.files[evidence.path].splitlines()
            assert evidence.line is None or 1 <= evidence.line <= len(lines)
        assert any(evidence.line for evidence in component.evidence), component.purl


def test_every_format_has_a_case_that_is_about_it() -> None:
    assert set(samples()) == {format.NAME for format in FORMATS}


def test_formats_are_told_apart_by_name_and_place() -> None:
    modules = [format.module for format in FORMATS]
    assert modules == sorted(modules)
    names = [format.NAME for format in FORMATS]
    assert names == list(dict.fromkeys(names))
    exact = [glob for format in FORMATS for glob in format.globs]
    assert len(exact) == len(set(exact))
    assert format_of("main.py") is None
    assert format_of("docs/uv.lock.md") is None
