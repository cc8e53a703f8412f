# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.asking import Asked
from licet.cli.formats import pairs
from licet.cli.measuring import NAME, Measuring
from licet.cli.options import (
    Distributions,
    Environment,
    Jobs,
    Lang,
    Language,
    NoCache,
    Online,
    PolicyFile,
    ProfileOption,
    Quiet,
    Strict,
    UseOption,
)
from licet.cli.output import canvas, emit, tell
from licet.cli.policy_file import find_policy
from licet.cli.progress import bar
from licet.errors import CannotJudgeError, UsageError
from licet.model import Report
from licet.templates.formats import FORMATS, render, render_several

Format = StrEnum("Format", {name.upper(): name for name in FORMATS})  # type: ignore[misc] # the registry is the list


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Projects' folders, what was built (packages, images, archives), or bills of materials. Without one: "
            "the folder here, or with --env that environment by itself.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        list[Format] | None, typer.Option("--format", "-f", help="How to print; repeatable, with an -o each.")
    ] = None,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, whole; one a format.")
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CHANGE",
            help="Judge as if: license=EXPRESSION, license:PATH=EXPRESSION, license:PURL=EXPRESSION, use:PURL=HOW, "
            "distribution=HOW, drop:PURL; repeatable, and nothing is edited.",
        ),
    ] = None,
    obligations: Annotated[
        bool, typer.Option("--obligations", help="List what has to be done to ship it, each thing with its clause.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Judge what was added since that revision, uncommitted files too."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", metavar="FILE", help=f"What it has does not count; else {NAME} in PATH, if it is there."
        ),
    ] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Ask no baseline: everything counts.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found into the baseline: from then on it is known.")
    ] = False,
    every: Annotated[
        Path | None,
        typer.Option(
            "--all",
            metavar="FOLDER|LIST",
            help="Judge all repositories in a folder, or that a file names, a path or git URL a line: a row each.",
        ),
    ] = None,
    lang: Lang = Language.ENGLISH,
    policy: PolicyFile = None,
    use: UseOption = None,
    distribution: Distributions = None,
    profile: ProfileOption = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> int:
    """Judge projects or what was built from them: what is in it, may it be passed on, and what mends it."""
    wanted = pairs(format or [Format("text")], output or [])
    measuring = Measuring(since, baseline, no_baseline, write_baseline)
    if since is not None and (what_if or obligations):
        raise UsageError(
            "--since looks at what changed: give --what-if and --obligations, which are of all, without it"
        )
    if baseline is not None and len(paths or ()) > 1:
        raise UsageError("a baseline is of one PATH: give one, or leave each to its own")
    pictured = Format("html") in [name for name, _ in wanted]
    asked = Asked(
        today=date.today(),  # noqa: DTZ011 - exceptions expire on the user's calendar
        policy=policy,
        use=use,
        distributions=tuple(distribution or ()),
        profile=profile,
        env=env,
        online=online,
        jobs=jobs,
        no_cache=no_cache,
        strict=strict,
        quiet=quiet,
        obligations=obligations,
        pictured=pictured,
        what_if=tuple(what_if or ()),
        measuring=measuring,
    )
    if every is not None:
        return _all(every, paths or (), wanted, asked, lang)
    if len(paths or ()) > 1:
        reports, unread = _each(paths or (), asked.judge)
        for name, target in wanted:
            emit(render_several(reports, name.value, canvas(target, lang)), target)
        codes = [exits.OF_VERDICT[report.verdict] for _, report in reports]
        return max([*codes, exits.COULD_NOT_JUDGE] if unread else codes)
    report = asked.judge(session.subject(next(iter(paths or ()), None), env))
    for name, target in wanted:
        emit(render(report, name.value, canvas(target, lang)), target)
    return exits.OF_VERDICT[report.verdict]


def _all(
    place: Path, paths: Sequence[Path], wanted: Sequence[tuple[Format, Path | None]], asked: Asked, lang: Language
) -> int:
    """Judge all repositories at PLACE, and print a row for each."""
    from licet.cli import repositories  # noqa: PLC0415 - most runs are about one project
    from licet.templates.repositories import FORMATS as OF_ROWS  # noqa: PLC0415 - as above
    from licet.templates.repositories import render as render_rows  # noqa: PLC0415 - as above

    if paths or asked.env or not asked.measuring.is_plain:
        raise UsageError("--all goes with no PATH, --env, --since, --baseline or --write-baseline: those are of one")
    others = sorted({name.value for name, _ in wanted} - set(OF_ROWS))
    if others:
        raise UsageError(f"--all has no format {', '.join(others)}; it has {', '.join(OF_ROWS)}")
    if asked.policy:
        find_policy(Path(), asked.policy, online=asked.online)  # its mistakes are the caller's, and no repository's
    asked = replace(asked, pictured=False)
    with bar(quiet=asked.quiet) as progress:
        told = partial(progress, "Judging repositories") if progress else None
        rows = repositories.judge_all(repositories.listed(place), asked, told)
    for name, target in wanted:
        emit(render_rows(rows, name.value, canvas(target, lang)), target)
    return repositories.exit_code(rows)


def _each(paths: Sequence[Path], judge: Callable[[Path], Report]) -> tuple[list[tuple[str, Report]], bool]:
    """The report on each of PATHS that could be read, by its path as it was given; and whether any could not."""
    reports: list[tuple[str, Report]] = []
    for path in paths:
        try:
            reports.append((str(path), judge(path)))
        except CannotJudgeError as error:
            tell(str(error))
    return reports, len(reports) < len(paths)
