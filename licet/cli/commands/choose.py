# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet choose`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.changes import apply, diff
from licet.cli.options import (
    DryRun,
    Environment,
    Jobs,
    NoCache,
    Online,
    Output,
    Plain,
    PlainFormat,
    PolicyFile,
    Quiet,
    Root,
)
from licet.cli.output import canvas, emit, tell
from licet.cli.policy_file import find_policy
from licet.errors import UsageError
from licet.licenses.chooser import Here, Outcome, choose, verified
from licet.pipeline.choosing import surroundings
from licet.templates.choice import as_json, as_text
from licet.templates.formats.json_format import document


def run(
    path: Root = Path(),
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar="KEY=VALUE", help="Answer a question; repeatable.")
    ] = None,
    why: Annotated[
        list[str] | None, typer.Option("--why", metavar="LICENSE", help="Say why this one, or why not; repeatable.")
    ] = None,
    write: Annotated[
        str | None, typer.Option("--write", metavar="LICENSE", help="Keep this choice and the answers in licet.toml.")
    ] = None,
    env: Environment = None,
    online: Online = False,
    dry_run: DryRun = False,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Find a license for what is here: asked on a terminal, or by --answer."""
    answers = verified(answer or [])
    rules = find_policy(path, policy)
    with session.options(
        jobs=jobs, env=env, online=online, no_cache=no_cache, quiet=quiet, own_rules=rules.own_rules
    ) as options:
        here = surroundings(path, rules, options)
    if _is_talk(format, output, write, answer, why):
        return _talk(path, here)
    outcome = choose(answers, here)
    if write is not None:
        _keep(path, write, answers, outcome, dry_run=dry_run, quiet=quiet)
    emit(document(as_json(outcome)) if format is Plain.JSON else as_text(outcome, canvas(output), why or []), output)
    return exits.DONE


def _is_talk(format: Plain, output: Path | None, *said: object) -> bool:
    """Whether this is a person at a terminal who has said nothing yet."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return at_terminal and format is Plain.TEXT and output is None and not any(said)


def _talk(root: Path, here: Here) -> int:
    from licet.cli.choosing import Conversation, converse, intent_change  # noqa: PLC0415 - a terminal's library is slow

    conversation = Conversation(here)
    if converse(conversation):
        emit(as_text(conversation.outcome, canvas(), []))
        if conversation.picked:
            apply([intent_change(root, conversation.picked, conversation.answers)], root)
            tell(f"{conversation.picked} and your answers are kept in licet.toml; `licet init` writes the files")
    return exits.DONE


def _keep(root: Path, license: str, answers: dict[str, str], outcome: Outcome, *, dry_run: bool, quiet: bool) -> None:
    from licet.cli.choosing import intent_change  # noqa: PLC0415 - as above

    excluded = next((each for each in outcome.excluded if each.license == license), None)
    if excluded is not None:
        raise UsageError(f"--write {license}: it does not fit: {'; '.join(excluded.because)}")
    known = [*(each.license for each in outcome.recommended), *outcome.others]
    if license not in known:
        raise UsageError(f"--write {license}: choose one of {', '.join(known) or 'none that is left'}")
    change = intent_change(root, license, answers)
    if dry_run:
        sys.stdout.write(diff([change], root))
        return
    apply([change], root)
    if not quiet:
        tell(f"{license} and your answers are kept in licet.toml; `licet init` writes the files")
