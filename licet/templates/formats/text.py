# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a person reads: the verdict first, then what to do, then what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from licet.model import (
    Evidence,
    Finding,
    Inventory,
    Mark,
    OutboundBasis,
    Report,
    Scope,
    Severity,
    Unknown,
    Verdict,
    Whole,
)
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.checklist import checklist
from licet.templates.formats.structure import shown

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
_VERDICTS = {
    Verdict.PASS: ("✓", "green", "pass: it may be passed on as it is"),
    Verdict.FAIL: ("✗", "red", "fail: it may not be passed on as it is"),
    Verdict.INCOMPLETE: ("?", "yellow", "incomplete: something that matters could not be read"),
}
_BASES = {
    OutboundBasis.POLICY: "by the policy",
    OutboundBasis.DECLARED: "declared",
    OutboundBasis.DETECTED: "detected",
    OutboundBasis.NONE: "",
}
REASONS, FIXES = 2, 5
"""So many reasons and ways out of one finding are shown; JSON has them all."""

SUBJECTS = 12
"""So many subjects of one finding are named, and so many places."""


def render(report: Report, canvas: Canvas) -> str:
    """The report as text for a window of the canvas's width."""
    lines = [*_supposed(report, canvas), *_verdict(report, canvas), "", *_findings(report, canvas)]
    lines += [*_obligations(report, canvas), *_wholes(report, canvas)]
    lines += [*_licenses(report.inventory, canvas), "", *_counts(report, canvas)]
    lines += _measured(report, canvas)
    return "\n".join(lines) + "\n"


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:
    """The reports one below the other, each below what it is on, and a table of their verdicts at the end."""
    parts = [f"{canvas.paint(shown(name), 'bold')}\n{render(report, canvas)}" for name, report in reports]
    rows = [(report.verdict, str(report.outbound.expression or "none"), shown(name)) for name, report in reports]
    return "\n".join([*parts, *canvas.table(("verdict", "license", "subject"), rows)]) + "\n"


def render_inventory(inventory: Inventory, canvas: Canvas) -> str:
    """The inventory of `licet scan` as text."""
    found = Counter(str(file.expression) for file in inventory.files if file.expression)
    rows = [(expression, str(count)) for expression, count in found.most_common()]
    table = canvas.table(("files", "license"), [(count, expression) for expression, count in rows])
    lines = [canvas.paint("Licenses in files", "bold"), *(table if rows else ["  none found"]), ""]
    lines += _unaccounted(inventory, canvas)
    lines += _licenses(inventory, canvas)
    lines += [shown(f"  {problem.path}: {problem.message}") for problem in inventory.problems]
    lines += [f"{len(inventory.files)} files, {len(inventory.resolutions)} dependencies"]
    return "\n".join(lines) + "\n"


def _unaccounted(inventory: Inventory, canvas: Canvas) -> list[str]:
    """The files with terms that belong to no known license."""
    places = [f"{file.path}:{file.unaccounted[0].start_line}" for file in inventory.files if file.unaccounted]
    if not places:
        return []
    title = canvas.paint("Terms that belong to no license that licet knows", "bold")
    named = ", ".join(map(shown, places[:SUBJECTS])) + _more(len(places) - SUBJECTS)
    return [title, *canvas.wrap(named, 2), ""]


def _verdict(report: Report, canvas: Canvas) -> list[str]:
    mark, colour, words = _VERDICTS[report.verdict]
    lines = [canvas.paint(line, "bold", colour) for line in canvas.wrap(f"{mark} {words}", 0, 2)]
    outbound = report.outbound
    if outbound.expression is None:
        if report.inventory.is_collection:
            return [*lines, "  No license is named that all of it goes out under."]
        return [*lines, "  The project has no license that could be read."]
    place = f" in {_place(outbound.evidence[0])}" if outbound.evidence else ""
    said = f"The project goes out under {outbound.expression}, {_BASES[outbound.basis]}{place}."
    return [*lines, *canvas.wrap(said, 2)]


def _supposed(report: Report, canvas: Canvas) -> list[str]:
    """What is supposed to be otherwise, and what that changes."""
    made = report.supposed
    if made is None:
        return []
    lines = [canvas.paint("If " + shown(" and ".join(made.changes)), "bold")]
    lines.append(f"  the verdict would be {report.verdict}; as it is, it is {made.before}")
    for sign, colour, several in (("-", "green", made.gone), ("+", "red", made.new)):
        for each in several:
            said = shown(f"{sign} {each.severity} {each.code} {each.subject}: {each.message}")
            lines += [canvas.paint(line, colour) for line in canvas.wrap(said, 2, 4)]
    if not (made.gone or made.new):
        lines.append("  the findings would be the same")
    return [*lines, ""]


def _obligations(report: Report, canvas: Canvas) -> list[str]:
    return [] if report.obligations is None else [*checklist(report.obligations, canvas), ""]


def _findings(report: Report, canvas: Canvas) -> list[str]:
    lines: list[str] = []
    for group in _alike(report.findings):
        lines += [*_group(group, canvas), ""]
    return lines


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings that say the same of different subjects, together."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        message = finding.message.replace(finding.subject, "…")
        groups.setdefault((finding.code, finding.severity, message, finding.because, finding.wholes), []).append(
            finding
        )
    return list(groups.values())


def _group(group: list[Finding], canvas: Canvas) -> list[str]:
    first = group[0]
    colour = COLOURS[first.severity]
    subjects = list(dict.fromkeys(shown(finding.subject) for finding in group))
    count = f" × {len(subjects)}" if len(subjects) > 1 else ""
    lines = [canvas.paint(f"{first.severity} {first.code}{count}", "bold", colour)]
    lines += canvas.wrap(", ".join(subjects[:SUBJECTS]) + _more(len(subjects) - SUBJECTS), 2)
    lines += canvas.wrap(shown(first.message), 2)
    if first.wholes:
        lines += canvas.labelled(
            "in", ", ".join(map(shown, first.wholes[:SUBJECTS])) + _more(len(first.wholes) - SUBJECTS), 4
        )
    lines += _ways(first, canvas) if len(group) == 1 else []
    places = list(dict.fromkeys(_place(e) for finding in group for e in finding.evidence))
    if places and (len(group) == 1 or first.severity is Severity.ERROR):
        lines += canvas.labelled("at", ", ".join(places[:SUBJECTS]) + _more(len(places) - SUBJECTS), 4)
    if first.severity is Severity.NOTE:
        return lines
    for reason in first.because[:REASONS]:
        lines += canvas.labelled("because", shown(f"{reason.text} [{reason.source}]"), 4)
    fixes = _fixes(first)
    if len(group) > 1:
        fixes = [fix.replace(first.subject, "…") for fix in fixes]
    for label, fix in zip(("fix", *["or"] * (FIXES - 1)), fixes, strict=False):
        lines += canvas.labelled(label, shown(fix), 4)
    return lines


def _fixes(finding: Finding) -> list[str]:
    """What mends FINDING, one of each kind first: of three other licenses, the two that change more come last."""
    kinds = {remedy.cure: remedy.text for remedy in reversed(finding.remedies)}
    firsts = set(kinds.values())
    others = {remedy.text for remedy in finding.remedies} - firsts
    return sorted(finding.how_to_fix, key=lambda fix: fix in others)


def _ways(finding: Finding, canvas: Canvas) -> list[str]:
    """The ways by which what the finding is about came in, where nobody asks for it directly."""
    lines: list[str] = []
    for way in finding.paths:
        if len(way) > 1:
            lines += canvas.labelled("by way of", " > ".join(map(shown, way)), 4)
    return lines


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def _place(evidence: Evidence) -> str:
    return f"{shown(evidence.path)}:{evidence.line}" if evidence.line else shown(evidence.path)


def _wholes(report: Report, canvas: Canvas) -> list[str]:
    """What ships, where that is more than one thing or goes out under less than it states."""
    licenses = {(each.outbound.expression, each.effective) for each in report.wholes}
    plain = all(stated == effective or effective is None for stated, effective in licenses)
    if len(licenses) <= 1 and plain:
        return []
    rows = [
        (str(each.outbound.expression or "none"), _effective(each), shown(each.path or "."))
        for each in report.wholes
        if each.components or each.path or not plain
    ]
    title = canvas.paint("What ships", "bold")
    return [title, *canvas.table(("states", "goes out under", "what"), rows), ""]


def _effective(whole: Whole) -> str:
    if whole.effective is None:
        return "undecided"
    return "the same" if whole.effective == whole.outbound.expression else str(whole.effective)


def _licenses(inventory: Inventory, canvas: Canvas) -> list[str]:
    """Dependencies counted by license, shipped ones apart from those of development."""
    if not inventory.resolutions:
        return [canvas.paint("No dependencies are stated.", "dim")]
    shipped: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for resolution in inventory.resolutions:
        concluded = resolution.concluded
        name = "unknown" if isinstance(concluded, Unknown) else str(concluded)
        (shipped if resolution.component.scope in (Scope.RUNTIME, Scope.OPTIONAL) else other)[name] += 1
    names = sorted({*shipped, *other}, key=lambda name: (-shipped[name], -other[name], name))
    rows = [(str(shipped[name] or ""), str(other[name] or ""), name) for name in names]
    title = canvas.paint("Licenses of dependencies", "bold")
    return [title, *canvas.table(("shipped", "development", "license"), rows)]


def _measured(report: Report, canvas: Canvas) -> list[str]:
    """What was found before and does not count, and what is mended."""
    made = report.compared
    if made is None:
        return []
    parts = [f"{_plural(len(made.known), 'finding')} known before" if made.known else ""]
    parts += [
        f"{len(made.gone)} not found any more: {', '.join(map(_mark, made.gone[:SUBJECTS]))}" if made.gone else ""
    ]
    said = "; ".join([f"Only what is new beside {shown(made.against)} counts", *filter(None, parts)])
    return [canvas.paint(line, "dim") for line in canvas.wrap(f"{said}{_more(len(made.gone) - SUBJECTS)}.", 0)]


def _mark(mark: Mark) -> str:
    return shown(f"{mark.code} of {mark.about}")


def _counts(report: Report, canvas: Canvas) -> list[str]:
    severities = Counter(finding.severity for finding in report.findings)
    counted = ", ".join(_plural(severities[s], s.value) for s in reversed(Severity))
    files, components = len(report.inventory.files), len(report.inventory.resolutions)
    found = f"{_plural(files, 'file')}, {components} {'dependency' if components == 1 else 'dependencies'}: {counted}."
    return [canvas.paint(line, "dim") for line in canvas.wrap(found, 0)]


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
