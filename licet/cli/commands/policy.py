# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet policy`: `explain`, `init` and `schema`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
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
from licet.model import Scope
from licet.templates.formats.json_format import document

group = typer.Typer(no_args_is_help=True, help="Why the policy says what it says; a first policy; its schema.")


class By(StrEnum):
    """How the lists of a first policy name licenses."""

    LICENSE = "license"
    CATEGORY = "category"


@group.command()
def explain(
    subject: Annotated[
        str, typer.Argument(metavar="PURL", help="A package, with or without its version, or a path in PATH.")
    ],
    path: Root = Path(),
    license: Annotated[
        str | None,
        typer.Option("--license", metavar="EXPRESSION", help="Suppose that it is under this; nothing is scanned."),
    ] = None,
    scope: Annotated[Scope, typer.Option("--scope", help="Of what is supposed.")] = Scope.RUNTIME,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Say which line of the policy decides about something, and why."""
    from licet.cli.policing import explained, supposed  # noqa: PLC0415 - `licet policy schema` does without

    today = date.today()  # noqa: DTZ011 - exceptions expire on the user's calendar
    rules = find_policy(path, policy, online=online)
    with session.options(
        jobs=jobs, env=env, online=online, no_cache=no_cache, quiet=quiet or license is not None,
        own_rules=rules.own_rules,
    ) as options:  # fmt: skip
        if license is None:
            found = explained(path, rules, options, subject, today)
        else:
            found = supposed(rules, subject, license, scope, today)
    if format is Plain.JSON:
        emit(document({"policy": rules.path, "explained": found}), output)
    else:
        from licet.templates.ruling import as_text  # noqa: PLC0415 - as above

        emit(as_text(found, canvas(output)), output)
    return exits.DONE


@group.command()
def init(
    path: Root = Path(),
    by: Annotated[By, typer.Option("--by", help="What the lists name: licenses one by one, or categories.")] = (
        By.LICENSE
    ),
    force: Annotated[bool, typer.Option("--force", help="Replace a licet.toml that has a policy.")] = False,
    dry_run: DryRun = False,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Write a first licet.toml for what is here, and say what it leaves to do."""
    from licet.cli.changes import apply, diff  # noqa: PLC0415 - as above
    from licet.cli.policing import beginning, left_to_do  # noqa: PLC0415 - as above

    with session.options(jobs=jobs, env=env, online=online, no_cache=no_cache, quiet=quiet) as options:
        change, findings = beginning(path, options, by_category=by is By.CATEGORY, force=force)
    if not dry_run:
        apply([change], path)
    if format is Plain.JSON:
        left = [{"code": each.code, "severity": each.severity, "subject": each.subject} for each in findings]
        emit(
            document({"file": "licet.toml", "written": not dry_run, "diff": diff([change], path), "left": left}), output
        )
    else:
        emit(diff([change], path) if dry_run else "wrote licet.toml\n", output)
    if not quiet:
        for line in left_to_do(findings):
            tell(line)
    return exits.DONE


@group.command()
def schema(
    output: Output = None,
    format: Annotated[Plain, typer.Option("--format", "-f", help="JSON in either case.")] = Plain.JSON,  # noqa: ARG001 - every command takes it
    quiet: Quiet = False,  # noqa: ARG001 - every command takes it; this one has no messages
) -> int:
    """Print the JSON schema of licet.toml, for editors that complete and check it."""
    import json  # noqa: PLC0415 - one command's need

    from licet.rules.policy.schema import policy_schema  # noqa: PLC0415 - likewise

    emit(json.dumps(policy_schema(), indent=2) + "\n", output)
    return exits.DONE
