# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet scan`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.options import Environment, Jobs, NoCache, Online, Output, PolicyFile, Quiet, Strict, Subject
from licet.cli.output import canvas, emit
from licet.cli.policy_file import find_policy
from licet.pipeline import take_inventory, versions
from licet.templates.formats import structure
from licet.templates.formats.json_format import document, lines
from licet.templates.formats.text import render_inventory


class Format(StrEnum):
    """Formats of an inventory."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def run(
    path: Subject = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = Format.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    env: Environment = None,
    online: Online = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> int:
    """List what is in a project, an artifact or an environment, and what it depends on, without a verdict."""
    subject = session.subject(path, env)
    rules = find_policy(subject or Path(), policy, online=online)
    with session.options(
        jobs=jobs, env=env, online=online, no_cache=no_cache, quiet=quiet, own_rules=rules.own_rules
    ) as options:
        inventory = take_inventory(subject, rules, options)
    match format:
        case Format.TEXT:
            emit(render_inventory(inventory, canvas(output)), output)
        case Format.JSON:
            emit(document(structure.scan(versions(), inventory)), output)
        case Format.JSONL:
            emit(lines(structure.file_entry(file) for file in inventory.files), output)
    troubled = any(problem.matters or strict for problem in inventory.problems)
    return exits.COULD_NOT_JUDGE if troubled else exits.DONE
