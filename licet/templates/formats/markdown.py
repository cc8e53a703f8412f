# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Markdown for a comment on a pull request or a job's summary: the verdict first, a short table, details folded.

The first line is a mark that a reader does not see, by which a comment is found and updated instead of repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from licet.model import Report, Severity, Verdict
from licet.templates.formats.canvas import Canvas, shorten
from licet.templates.formats.findings import Findings, Told, verdict_line
from licet.templates.formats.markdown_words import code, code_in_html, link, plain

MARK = "<!-- licet -->"
"""By which the comment is found; `action.yml` looks for it."""

LONGEST = 60_000
"""Characters: a comment on GitHub may have 65,536."""

ROWS, DETAILS = 20, 50
"""So many findings are in the table, and so many are told in full; the rest is counted."""

PLACES = 5
"""So many places of a finding are named."""

WORDS = 300
"""Characters of a message, a reason, a fix; JSON has them whole."""

_SIGNS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INCOMPLETE: "❔"}
_ENDING = "\n\n*More than fits here: `licet check` tells all.*\n"


def render(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report as a comment."""
    return _cut("\n".join([MARK, *_report(report, "licet")]) + "\n")


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as above
    """The reports as one comment, each below its name."""
    parts = [MARK]
    for name, report in reports:
        parts += [*_report(report, f"licet, {code(name)}"), ""]
    return _cut("\n".join(parts) + "\n")


def _report(report: Report, name: str) -> Iterator[str]:
    said = plain(verdict_line(report))
    yield f"### {_SIGNS[report.verdict]} {name}: {said}"
    yield ""
    yield from _counts(report)
    findings = Findings(report)
    weighty = [told for told in findings if told.finding.severity is not Severity.NOTE]
    if weighty:
        yield from _table(weighty)
        yield from _details(weighty, findings)
    notes = [told for told in findings if told.finding.severity is Severity.NOTE]
    if notes:
        yield from _folded(f"{len(notes)} notes" if len(notes) > 1 else "1 note", map(_row_of_note, notes[:DETAILS]))


def _counts(report: Report) -> Iterator[str]:
    files, components = len(report.inventory.files), len(report.inventory.resolutions)
    counted = [f"{files} files, {components} dependencies"]
    for severity, group in groupby(report.findings, key=lambda finding: finding.severity):
        number = len(list(group))
        counted.append(f"{number} {severity}s" if number > 1 else f"1 {severity}")
    yield f"{', '.join(counted)}."
    if report.compared:
        yield ""
        yield _measured(report)


def _measured(report: Report) -> str:
    """What was found before, which does not count."""
    assert report.compared is not None
    known, gone = len(report.compared.known), len(report.compared.gone)
    parts = [f"Only what is new beside {code(report.compared.against)} counts"]
    parts += [f"{known} known before" if known else "", f"{gone} not found any more" if gone else ""]
    return f"{'; '.join(filter(None, parts))}."


def _table(weighty: Sequence[Told]) -> Iterator[str]:
    yield ""
    yield "| | what | why |"
    yield "|---|---|---|"
    for told in weighty[:ROWS]:
        finding = told.finding
        what = code(shorten(finding.subject, WORDS), in_table=True)
        yield f"| {finding.severity} | {what} | {_short(finding.message)} |"
    if len(weighty) > ROWS:
        yield f"| | and {len(weighty) - ROWS} more | |"


def _details(weighty: Sequence[Told], findings: Findings) -> Iterator[str]:
    for told in weighty[:DETAILS]:
        heading = f"{told.finding.severity} {told.finding.code}: {code_in_html(shorten(told.finding.subject, WORDS))}"
        yield from _folded(heading, _told(told, findings))


def _told(told: Told, findings: Findings) -> Iterator[str]:
    finding = told.finding
    yield f"{_short(finding.message)}"
    yield ""
    others = [f"{place.path}:{place.line or 1}" for place in findings.other_places(finding)]
    named = [code(shorten(place, WORDS)) for place in (f"{told.path}:{told.line}", *others)][:PLACES]
    yield f"- at {', '.join(named)}{f' and {len(others) + 1 - PLACES} more' if len(others) >= PLACES else ''}"
    if way := findings.needed_by(finding):
        yield f"- needed by {code(way)}"
    yield from (f"- because {_short(reason.text)} {link(reason.source)}" for reason in finding.because[:3])
    yield from (f"- **fix**: {code(shorten(fix, WORDS))}" for fix in finding.how_to_fix[:4])


def _row_of_note(told: Told) -> str:
    return f"- {told.finding.code}: {code(told.finding.subject)}: {_short(told.finding.message)}"


def _folded(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    # A blank line ends the HTML: what follows is Markdown again.
    yield f"<details><summary>{heading}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"


def _short(text: str) -> str:
    return plain(shorten(" ".join(text.split()), WORDS))


def _cut(text: str) -> str:
    """TEXT as far as a comment has room, up to a whole line, with what was folded open closed."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    open_folds = kept.count("<details>") - kept.count("</details>")
    return kept + "\n\n</details>" * open_folds + _ENDING
