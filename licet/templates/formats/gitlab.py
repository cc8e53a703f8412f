# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""GitLab's code quality report: the widget of a merge request, and marks beside its lines.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from licet.model import Report, Severity
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.findings import Findings
from licet.templates.formats.json_format import document
from licet.templates.formats.structure import shown

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report as an array of issues."""
    return "".join(document(_issues(report, "")))


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as above
    """The issues of all reports in one array."""
    return "".join(document(issue for name, report in reports for issue in _issues(report, shown(name))))


def _issues(report: Report, name: str) -> Iterator[dict[str, Any]]:
    for told in Findings(report, name):
        yield {
            "type": "issue",
            "check_name": told.finding.code,
            "description": told.title,
            "content": {"body": told.text},
            "categories": ["Compatibility"],
            "severity": _SEVERITIES[told.finding.severity],
            "fingerprint": told.digest,
            "location": {"path": shown(told.path), "lines": {"begin": told.line}},
        }
