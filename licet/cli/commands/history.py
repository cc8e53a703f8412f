# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet history`."""

from __future__ import annotations

from dataclasses import astuple
from typing import Annotated

import typer

from licet.cli import session
from licet.cli.options import Environment, NoCache, Online, Output, Plain, PlainFormat, Quiet
from licet.cli.output import canvas, emit
from licet.revisions import history
from licet.templates.formats.json_format import document
from licet.templates.revisions import render_steps, steps


def run(
    subject: Annotated[
        str, typer.Argument(metavar="[PATH|PURL]", help="A project's folder, a file, or a dependency (pkg:pypi/x).")
    ] = ".",
    revision: Annotated[str, typer.Option("--revision", metavar="REV", help="Up to which revision.")] = "HEAD",
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    env: Environment = None,
    online: Online = False,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Tell when, and by which commit, the license of a project, a file or a dependency changed."""
    with session.options(jobs=1, env=env, online=online, no_cache=no_cache, quiet=quiet) as options:
        found = history(subject, revision, options)
    made = steps([(*astuple(step.commit), step.before, step.after) for step in found])
    emit(render_steps(made, canvas(output)) if format is Plain.TEXT else document(made), output)
