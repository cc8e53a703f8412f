# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JUnit's XML: each dependency is a test, and so is each file or folder with a finding, and the project.

What the policy fails on is a failure, what could not be read and matters an error; milder findings are output of tests
that pass. Source: the schema of Jenkins's xUnit plugin (junit-10.xsd).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from licet.model import Finding, Problem, Report, Verdict
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.findings import Findings, Told, verdict_line
from licet.templates.formats.structure import shown
from licet.templates.formats.xml_document import xml_document

PROJECT = "project"


def render(report: Report, canvas: Canvas) -> str:
    """The report as one suite."""
    return render_several((("licet", report),), canvas)


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as every format
    """The reports as a suite each."""
    root = Element("testsuites")
    suites = [_suite(root, shown(name), report) for name, report in reports]
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    return xml_document(root)


def _suite(root: Element, name: str, report: Report) -> Element:
    found: dict[str, list[Told]] = defaultdict(list)
    for told in Findings(report):
        found[told.finding.subject].append(told)
    components = {resolution.component.purl for resolution in report.inventory.resolutions}
    subjects = [PROJECT, *sorted({*components, *found} - {PROJECT})]
    unread = _unread(report)
    suite = SubElement(root, "testsuite", name=name, tests=str(len(subjects) + len(unread)), errors=str(len(unread)))
    failures = sum(_case(suite, subject, found, components, report) for subject in subjects)
    suite.set("failures", str(failures))
    for problem in unread:
        case = SubElement(suite, "testcase", classname="licet.file", name=shown(f"{problem.path} can be read"))
        SubElement(case, "error", type=problem.code, message=shown(problem.message))
    SubElement(suite, "system-out").text = verdict_line(report)
    return suite


def _case(suite: Element, subject: str, found: Mapping[str, list[Told]], components: set[str], report: Report) -> bool:
    """Add the test of SUBJECT; whether it fails."""
    kind = PROJECT if subject == PROJECT else "dependency" if subject in components else "file"
    case = SubElement(suite, "testcase", classname=f"licet.{kind}", name=shown(subject))
    every = found.get(subject, ())
    failing = [told for told in every if _fails(told.finding, report)]
    if failing:
        # One element a test: the readers of this format disagree on what several mean.
        failure = SubElement(case, "failure", type=failing[0].finding.code, message=failing[0].title)
        failure.text = "\n\n".join(_located(told) for told in failing)
    milder = [told for told in every if told not in failing]
    if milder:
        SubElement(case, "system-out").text = "\n\n".join(_located(told) for told in milder)
    return bool(failing)


def _located(told: Told) -> str:
    return f"{told.finding.severity} {told.finding.code} at {shown(told.path)}:{told.line}\n{told.text}"


def _fails(finding: Finding, report: Report) -> bool:
    return finding.severity.rank >= report.fail_on.rank


def _unread(report: Report) -> list[Problem]:
    """What makes the answer incomplete; a policy that fails says more, and with `--strict` all may."""
    if report.verdict is not Verdict.INCOMPLETE:
        return []
    problems = report.inventory.problems
    return [problem for problem in problems if problem.matters] or list(problems)
