# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet detect`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.options import Jobs, Output, Quiet
from licet.cli.output import emit
from licet.cli.progress import bar
from licet.errors import CannotJudgeError, UsageError
from licet.scanner.scan import Scanned, scan_each
from licet.templates.formats import structure
from licet.templates.formats.json_format import document, lines


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
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = Format.TEXT,
    output: Output = None,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> int:
    """Find licenses and copyrights in single files."""
    paths = [*(files or []), *(_listed(files_from) if files_from else [])]
    if not paths:
        raise UsageError("no files: name some, or a list of them with --files-from")
    with bar(quiet=quiet) as progress:
        found: list[Scanned] = []
        for scanned in scan_each(paths, jobs=jobs):
            found.append(scanned)
            if progress:
                progress("Reading files", len(found), len(paths))
    entries = [structure.detected(path, facts, problems) for path, (facts, problems) in zip(paths, found, strict=True)]
    match format:
        case Format.TEXT:
            emit("".join(_text(scanned, path) for path, scanned in zip(paths, found, strict=True)), output)
        case Format.JSON:
            emit(document(entries), output)
        case Format.JSONL:
            emit(lines(entries), output)
    return exits.COULD_NOT_JUDGE if any(problems for _, problems in found) else exits.DONE


def _listed(name: str) -> list[str]:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CannotJudgeError(f"cannot read the list {name}: {error.strerror}") from error
    return [os.fsdecode(line) for line in raw.splitlines() if line]


def _text(scanned: Scanned, path: str) -> str:
    facts, problems = scanned
    lines = [f"{structure.shown(path)}: {facts.expression or 'no license found'}"]
    for d in facts.detections:
        place = f"{d.start_line}-{d.end_line}"
        lines.append(f"  {place:>11}  {d.expression}  ({d.score:.0%}, {d.method}, {d.rule})")
    lines += [structure.shown(f"  {c.line:>11}  {c.statement}") for c in facts.copyrights]
    lines += [structure.shown(f"  {problem.code}: {problem.message}") for problem in problems]
    return "\n".join(lines) + "\n"
