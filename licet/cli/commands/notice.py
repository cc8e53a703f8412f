# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet notice`."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.options import Environment, Jobs, NoCache, Online, Output, PolicyFile, Quiet, Strict, Subject
from licet.cli.output import emit, tell
from licet.cli.policy_file import find_policy
from licet.errors import CannotJudgeError
from licet.model import Attribution, TextSource
from licet.pipeline.noticing import attributions
from licet.templates.notices import NoticeFormat, page

NAMES = {
    NoticeFormat.TEXT: "THIRD-PARTY-NOTICES.txt",
    NoticeFormat.MARKDOWN: "THIRD-PARTY-NOTICES.md",
    NoticeFormat.HTML: "THIRD-PARTY-NOTICES.html",
    NoticeFormat.JSON: "THIRD-PARTY-NOTICES.json",
}
SHOWN = 40
"""So many lines of a difference are shown."""


def run(
    path: Subject = None,
    format: Annotated[NoticeFormat, typer.Option("--format", "-f", help="How to print.")] = NoticeFormat.TEXT,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="A Jinja2 template in place of licet's own.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Say whether the file (-o) is up to date.")] = False,
    output: Output = None,
    policy: PolicyFile = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> int:
    """Collect the notices that have to go out with what is shipped."""
    subject = session.subject(path, env)
    rules = find_policy(subject or Path(), policy, online=online)
    with session.options(
        jobs=jobs, env=env, online=online, no_cache=no_cache, quiet=quiet, own_rules=rules.own_rules
    ) as options:
        name, works = attributions(subject, rules, options)
    text = page(works, name or "This work", format, template)
    lacking = [work for work in works if work.source is TextSource.NONE]
    if not quiet:
        _tell(works, lacking)
    if check:
        return exits.DONE if _is_current(output or (subject or Path()) / NAMES[format], text) else exits.NO
    emit(text, output)
    return exits.COULD_NOT_JUDGE if strict and lacking else exits.DONE


def _tell(works: Sequence[Attribution], lacking: Sequence[Attribution]) -> None:
    taken = sum(work.source is TextSource.CANONICAL for work in works)
    tell(f"{len(works)} works of others; {taken} without a text of their own have that of the license list")
    for work in lacking:
        tell(f"no license text is known of {work.name} {work.version} ({work.license or 'no license is known'})")


def _is_current(path: Path, text: str) -> bool:
    """Whether the file at PATH says TEXT; what differs is told.

    Raises `CannotJudgeError` where it cannot be read.
    """
    try:
        said = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"cannot read {path}: {error}") from error
    if said == text:
        return True
    lines = list(difflib.unified_diff(said.splitlines(), text.splitlines(), "committed", "now", lineterm=""))
    tell(f"{path} is out of date: run `licet notice -o {path}`")
    for line in lines[:SHOWN]:
        tell(line)
    if len(lines) > SHOWN:
        tell(f"... and {len(lines) - SHOWN} more lines")
    return False
