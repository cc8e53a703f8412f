# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Annotations of GitHub Actions: workflow commands, one a finding, and the verdict below them.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.model import Report, Severity
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.findings import ANYWHERE, Findings, Told, verdict_line
from licet.templates.formats.structure import shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report as commands; a runner shows the first ten errors, warnings and notices of a step each."""
    return "".join(_lines(report, ""))


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as above
    """The commands of each report, and its verdict with its name."""
    return "".join(line for name, report in reports for line in _lines(report, f" {shown(name)}:"))


def _lines(report: Report, name: str) -> Iterator[str]:
    for told in Findings(report):
        yield _command(told)
    # No line but a command may begin with "::".
    yield f"licet:{name} {verdict_line(report)}\n".translate({ord("\r"): " "})


def _command(told: Told) -> str:
    properties = {} if told.path == ANYWHERE else {"file": shown(told.path), "line": str(told.line)}
    properties["title"] = f"licet {told.finding.code}"
    written = ",".join(f"{key}={value.translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{_COMMANDS[told.finding.severity]} {written}::{told.text.translate(_IN_DATA)}\n"
