# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Checkstyle's XML, which most reviewing tools read: errors by their files.

Source: https://github.com/checkstyle/checkstyle (XMLLogger).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from licet.model import Report, Severity
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.findings import Findings, Told
from licet.templates.formats.structure import shown
from licet.templates.formats.xml_document import xml_document

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(report: Report, canvas: Canvas) -> str:
    """The report as one document."""
    return render_several((("", report),), canvas)


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as every format
    """The reports as one document; the files of each below its name."""
    root = Element("checkstyle", version="10.0")
    for name, report in reports:
        files: dict[str, list[Told]] = defaultdict(list)
        for told in Findings(report):
            files[f"{name}/{told.path}" if name else told.path].append(told)
        for path, each in sorted(files.items()):
            file = SubElement(root, "file", name=shown(path))
            for told in sorted(each, key=lambda one: one.line):
                _error(file, told)
    return xml_document(root)


def _error(file: Element, told: Told) -> None:
    severity = _SEVERITIES[told.finding.severity]
    source = f"licet.{told.finding.code}"
    SubElement(file, "error", line=str(told.line), severity=severity, message=told.text, source=source)
