# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.options import (
    Distributions,
    Environment,
    Jobs,
    NoCache,
    Online,
    PolicyFile,
    Quiet,
    Strict,
    UseOption,
)
from licet.cli.output import canvas, emit, tell
from licet.cli.policy_file import find_policy
from licet.errors import CannotJudgeError, UsageError
from licet.model import Report
from licet.pipeline import check
from licet.templates.formats import FORMATS, render, render_several

Format = StrEnum("Format", {name.upper(): name for name in FORMATS})  # type: ignore[misc] # the registry is the list


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Projects' folders, or what was built: packages, images, archives. Without one: the folder here, or "
            "with --env that environment by itself.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        list[Format] | None, typer.Option("--format", "-f", help="How to print; repeatable, with an -o each.")
    ] = None,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, whole; one a format.")
    ] = None,
    policy: PolicyFile = None,
    use: UseOption = None,
    distribution: Distributions = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> int:
    """Judge projects or what was built from them: what is in it, may it be passed on, and what mends it."""
    wanted = _pairs(format or [Format("text")], output or [])

    def judge(path: Path | None) -> Report:
        rules = find_policy(path or Path(), policy)
        with session.options(
            jobs=jobs,
            env=env,
            online=online,
            no_cache=no_cache,
            quiet=quiet,
            use=use,
            distributions=distribution,
            strict=strict,
            own_rules=rules.own_rules,
        ) as options:
            return check(path, rules, options, date.today())  # noqa: DTZ011 - exceptions expire on the user's calendar

    if len(paths or ()) > 1:
        reports, unread = _each(paths or (), judge)
        for name, target in wanted:
            emit(render_several(reports, name.value, canvas(target)), target)
        codes = [exits.OF_VERDICT[report.verdict] for _, report in reports]
        return max([*codes, exits.COULD_NOT_JUDGE] if unread else codes)
    report = judge(session.subject(next(iter(paths or ()), None), env))
    for name, target in wanted:
        emit(render(report, name.value, canvas(target)), target)
    return exits.OF_VERDICT[report.verdict]


def _each(paths: Sequence[Path], judge: Callable[[Path], Report]) -> tuple[list[tuple[str, Report]], bool]:
    """The report on each of PATHS that could be read, by its path as it was given; and whether any could not."""
    reports: list[tuple[str, Report]] = []
    for path in paths:
        try:
            reports.append((str(path), judge(path)))
        except CannotJudgeError as error:
            tell(str(error))
    return reports, len(reports) < len(paths)


def _pairs(formats: list[Format], outputs: list[Path]) -> list[tuple[Format, Path | None]]:
    """Each format with its file; one format may do without, and a format that stands last may go to stdout."""
    if len(outputs) > len(formats):
        raise UsageError(f"{len(outputs)} files (-o) for {len(formats)} formats (--format): give one file a format")
    if len(formats) - len(outputs) > 1:
        raise UsageError("several formats (--format) need a file (-o) each; one of them may go to stdout, the last")
    return list(zip(formats, [*outputs, None], strict=False))
