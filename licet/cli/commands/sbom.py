# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet sbom`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.formats import pairs
from licet.cli.options import Environment, Jobs, NoCache, Online, PolicyFile, Quiet, Strict, Subject
from licet.cli.output import emit
from licet.cli.policy_file import find_policy
from licet.errors import UsageError
from licet.pipeline.bills import bill
from licet.templates.sbom import FORMATS, render

Format = StrEnum("Format", {name.upper(): name for name in FORMATS})  # type: ignore[misc] # the registry is the list


def run(
    path: Subject = None,
    format: Annotated[
        list[Format] | None,
        typer.Option("--format", "-f", help="How to write; repeatable, with an -o each.", show_default="spdx-json"),
    ] = None,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, whole; one a format.")
    ] = None,
    policy: PolicyFile = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> int:
    """Write a bill of materials: what is in it, under which licenses, and what it depends on."""
    wanted = pairs(format or [Format("spdx-json")], output or [])
    created = _now()
    subject = session.subject(path, env)
    rules = find_policy(subject or Path(), policy, online=online)
    with session.options(
        jobs=jobs, env=env, online=online, no_cache=no_cache, quiet=quiet, own_rules=rules.own_rules
    ) as options:
        made, problems = bill(subject, rules, options, created)
    for name, target in wanted:
        emit(render(made, name.value), target)
    troubled = any(problem.matters or strict for problem in problems)
    return exits.COULD_NOT_JUDGE if troubled else exits.DONE


def _now() -> str:
    """The time in UTC, or that of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        time = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH={epoch!r}: write seconds since 1970 as a number") from error
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
