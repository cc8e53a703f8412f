# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet compat`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from licet.cli import exits
from licet.cli.options import Output, PolicyFile, Quiet
from licet.cli.output import canvas, emit
from licet.cli.own_rules import use_rules_for
from licet.errors import CannotJudgeError, LicetError, UsageError
from licet.licenses.expression import Expression, parse
from licet.model import Distribution, Profile, Use
from licet.rules.compatibility import Answer, Kind, as_dict, judge
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.json_format import document, lines

if TYPE_CHECKING:
    from licet.templates.matrix import Cell

MOST = 60
"""So many licenses at most in one table: more can be neither read nor drawn; `--batch` answers any number."""


class Format(StrEnum):
    """Formats of an answer."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SVG = "svg"


@dataclass(frozen=True)
class Case:
    """How what is used is used, how the whole is passed on, and whose position counts where authorities differ."""

    use: Use
    distribution: Distribution
    modified: bool
    profile: Profile

    def answer(self, inbound: Expression, outbound: Expression) -> Answer:
        """Whether INBOUND may go into OUTBOUND so."""
        return judge(
            inbound, outbound, use=self.use, distribution=self.distribution, modified=self.modified,
            profile=self.profile,
        )  # fmt: skip


def run(
    licenses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INBOUND OUTBOUND",
            help="The license of what is used and that of the whole; with --matrix, two or more.",
            show_default=False,
        ),
    ] = None,
    use: Annotated[Use, typer.Option("--use", help="How it is used.")] = Use.DYNAMIC,
    distribution: Annotated[Distribution, typer.Option("--distribution", help="How the whole is passed on.")] = (
        Distribution.BINARY
    ),
    modified: Annotated[bool, typer.Option("--modified", help="What is used was changed.")] = False,
    profile: Annotated[
        Profile, typer.Option("--profile", help="Whose position is taken where authorities differ on the law.")
    ] = Profile.CONSERVATIVE,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="FILE", help="Many questions, one JSON object a line; - for stdin.")
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="A table of several licenses, each into each.")] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print; svg draws a --matrix.")] = Format.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    quiet: Quiet = False,  # noqa: ARG001 - every command takes it; this one has no messages
) -> int:
    """Say whether a work under one license may go into a work under another, with reasons and sources."""
    use_rules_for(Path(), policy)
    case = Case(use, distribution, modified, profile)
    if batch is not None:
        emit(lines(_answers(batch)), output)
        return exits.DONE
    if matrix:
        emit(_matrix(licenses or [], format, canvas(output), case), output)
        return exits.DONE
    if licenses is None or len(licenses) != 2:
        raise UsageError("two licenses are needed, INBOUND and OUTBOUND; or a --matrix; or a file of them (--batch)")
    inbound, outbound = licenses
    answer = case.answer(parse(inbound), parse(outbound))
    emit(_printed(inbound, outbound, answer, format, canvas(output)), output)
    return exits.DONE


def _printed(inbound: str, outbound: str, answer: Answer, format: Format, page: Canvas) -> str | Iterable[str]:
    """The ANSWER to one question in FORMAT."""
    match format:
        case Format.TEXT:
            return _text(inbound, outbound, answer, page)
        case Format.SVG:
            raise UsageError("a drawing (--format svg) is of several licenses: add --matrix")
    made = as_dict(inbound, outbound, answer)
    return document(made) if format is Format.JSON else lines([made])


def _matrix(licenses: list[str], format: Format, page: Canvas, case: Case) -> str | Iterable[str]:
    """The table of LICENSES, each into each in this CASE, in FORMAT."""
    names = tuple(dict.fromkeys(licenses))
    if not 2 <= len(names) <= MOST:
        raise UsageError(f"a --matrix is of 2 to {MOST} licenses, and {len(names)} are named")
    from licet.templates import matrix as voice  # noqa: PLC0415 - one question needs no table

    parsed = [parse(name) for name in names]
    rows = tuple(tuple(_cell(case.answer(row, column)) for column in parsed) for row in parsed)
    grid = voice.Grid(names, rows, case.use, case.distribution, case.profile)
    match format:
        case Format.TEXT:
            return voice.text(grid, page)
        case Format.SVG:
            return voice.svg(grid)
    made = voice.structure(grid)
    return document(made) if format is Format.JSON else lines(made["cells"])


def _cell(answer: Answer) -> Cell:
    from licet.templates.matrix import Cell  # noqa: PLC0415 - as above

    under = str(answer.effective_outbound) if answer.kind is Kind.NARROWED else ""
    return Cell(answer.verdict, answer.kind, answer.because[0].text, answer.because[0].source, under)


def _answers(batch: str) -> list[dict[str, object]]:
    try:
        text = sys.stdin.read() if batch == "-" else Path(batch).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"cannot read the questions in {batch}: {error}") from error
    answers: list[dict[str, object]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                answers.append(_answer(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError, LicetError) as error:
                raise UsageError(f"{batch}:{number}: {_mistake(error)}") from error
    return answers


def _answer(asked: dict[str, Any]) -> dict[str, object]:
    case = Case(
        use=Use(asked.get("use", Use.DYNAMIC)),
        distribution=Distribution(asked.get("distribution", Distribution.BINARY)),
        modified=bool(asked.get("modified", False)),
        profile=Profile(asked.get("profile", Profile.CONSERVATIVE)),
    )
    answer = case.answer(parse(asked["inbound"]), parse(asked["outbound"]))
    return as_dict(asked["inbound"], asked["outbound"], answer)


def _mistake(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _text(inbound: str, outbound: str, answer: Answer, page: Canvas) -> str:
    colour = {"compatible": "green", "conditional": "yellow", "conflict": "red"}.get(answer.verdict, "blue")
    rows = [page.paint(f"{answer.verdict} ({answer.kind})", "bold", colour), f"  {inbound} into {outbound}"]
    if answer.chosen:
        rows += page.labelled("taking", str(answer.chosen), 2)
    if answer.effective_outbound and str(answer.effective_outbound) != outbound:
        rows += page.labelled("goes out", f"under {answer.effective_outbound}", 2)
    for reason in answer.because:
        rows += page.labelled("because", f"{reason.text} [{reason.source}]", 2)
    for label, texts in (("must", answer.obligations), ("fix", answer.remedies), ("else", answer.counterfactuals)):
        for text in texts:
            rows += page.labelled(label, text, 2)
    return "\n".join(rows) + "\n"
