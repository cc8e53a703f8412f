# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet diff`."""

from __future__ import annotations

from datetime import date
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
    Output,
    Plain,
    PlainFormat,
    PolicyFile,
    Quiet,
    Strict,
    UseOption,
)
from licet.cli.output import canvas, emit
from licet.cli.policy_file import find_policy
from licet.revisions import compare, fork
from licet.rules.stated import own_words
from licet.templates.formats.json_format import document
from licet.templates.revisions import difference, render_difference


def run(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The revision to compare with.")],
    head: Annotated[str, typer.Argument(metavar="[HEAD]", help="The later revision.")] = "HEAD",
    path: Annotated[Path, typer.Option("--path", metavar="PATH", help="The folder, in a repository.")] = Path(),
    merge_base: Annotated[
        bool, typer.Option("--merge-base", help="Compare with where HEAD and BASE went apart: what HEAD adds.")
    ] = False,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
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
    """Show what changed in licenses between two revisions: of the project, its files, its dependencies."""
    rules = find_policy(path, policy, online=online)
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
        since = fork(path, base, head) if merge_base else base
        today = date.today()  # noqa: DTZ011 - exceptions expire on the user's calendar
        before, after, moves = compare(path, since, head, rules, options, today)
    made = difference(before, after, moves, own_words, base=since, head=head)
    emit(render_difference(made, canvas(output)) if format is Plain.TEXT else document(made), output)
    troubled = any(problem.matters or strict for problem in after.inventory.problems)
    return exits.COULD_NOT_JUDGE if troubled else exits.DONE
