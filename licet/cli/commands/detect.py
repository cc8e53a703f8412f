# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet detect`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.options import Jobs, Output, PolicyFile, Quiet
from licet.cli.output import canvas, emit
from licet.cli.own_rules import folder_of, use_rules_for
from licet.cli.progress import bar
from licet.errors import CannotJudgeError, UsageError
from licet.model import Explanation
from licet.pipeline import Progress
from licet.scanner.scan import Scanned, scan_each
from licet.templates.formats import explanation, structure
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.json_format import document, lines


class EngineName(StrEnum):
    """What looks for licenses: licet itself, or ScanCode for comparison."""

    LICET = "licet"
    SCANCODE = "scancode"


class Format(StrEnum):
    """Formats of single files."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def run(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="The files.")] = None,
    files_from: Annotated[
        str | None, typer.Option("--files-from", metavar="LIST", help="A file of paths, one a line; - for stdin.")
    ] = None,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="What looks for them; scancode is the extra of that name.")
    ] = EngineName.LICET,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what differs from the known text, word by word.")
    ] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = Format.TEXT,
    output: Output = None,
    jobs: Jobs = 0,
    policy: PolicyFile = None,
    quiet: Quiet = False,
) -> int:
    """Find licenses and copyrights in single files."""
    paths = [*(files or []), *(_listed(files_from) if files_from else [])]
    if not paths:
        raise UsageError("no files: name some, or a list of them with --files-from")
    use_rules_for(folder_of(paths), policy)
    with bar(quiet=quiet) as progress:
        found: list[Scanned] = []
        for scanned in _scanned(engine, paths, jobs, progress):
            found.append(scanned)
            if progress:
                progress("Reading files", len(found), len(paths))
    told = _told(paths, found) if explain else [() for _ in found]
    entries = [
        explanation.beside(structure.detected(path, facts, problems), each)
        for path, (facts, problems), each in zip(paths, found, told, strict=True)
    ]
    match format:
        case Format.TEXT:
            page = canvas(output)
            emit("".join(_text(*each, page) for each in zip(found, paths, told, strict=True)), output)
        case Format.JSON:
            emit(document(entries), output)
        case Format.JSONL:
            emit(lines(entries), output)
    return exits.COULD_NOT_JUDGE if any(problems for _, problems in found) else exits.DONE


def _scanned(engine: EngineName, paths: Sequence[str], jobs: int, progress: Progress | None) -> Iterator[Scanned]:
    match engine:
        case EngineName.LICET:
            return scan_each(paths, jobs=jobs)
        case EngineName.SCANCODE:
            from licet.scanner import peer  # noqa: PLC0415 - costs a start-up time that licet's own engine has no use for

            return peer.scan_each(paths, jobs=jobs, progress=progress)


def _told(paths: Sequence[str], found: Sequence[Scanned]) -> list[tuple[Explanation, ...]]:
    from licet.scanner.detect.explain import explain_file  # noqa: PLC0415 - start-up time that only --explain has a use for

    return [explain_file(path, facts) for path, (facts, _) in zip(paths, found, strict=True)]


def _listed(name: str) -> list[str]:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CannotJudgeError(f"cannot read the list {name}: {error.strerror}") from error
    return [os.fsdecode(line) for line in raw.splitlines() if line]


def _text(scanned: Scanned, path: str, told: Sequence[Explanation], page: Canvas) -> str:
    facts, problems = scanned
    nothing = "not read" if not facts.size and any(problem.matters for problem in problems) else "no license found"
    lines = [f"{structure.shown(path)}: {facts.expression or nothing}"]
    lines += explanation.explained(facts, told, page) if told else ()
    for d in facts.detections if not told else ():
        place = f"{d.start_line}-{d.end_line}"
        lines.append(f"  {place:>11}  {d.expression}  ({d.score:.0%}, {d.method}, {d.rule})")
    for p in facts.unaccounted:
        place = f"{p.start_line}-{p.end_line}"
        lines += page.wrap(
            structure.shown(f"{place:>11}  speaks as no known license does: {', '.join(p.phrases)}"), 2, 15
        )
    lines += [structure.shown(f"  {c.line:>11}  {c.statement}") for c in facts.copyrights]
    lines += [structure.shown(f"  {problem.code}: {problem.message}") for problem in problems]
    return "\n".join(lines) + "\n"
