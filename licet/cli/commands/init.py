# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.changes import apply, diff
from licet.cli.granting import Asked, Wanted, changes_for, expression_for, particulars
from licet.cli.options import DryRun, Output, Plain, PlainFormat, PolicyFile, Quiet
from licet.cli.output import emit, tell
from licet.cli.own_rules import use_rules_for
from licet.templates.formats.json_format import document
from licet.templates.grant import Layout


def run(
    expression: Annotated[
        str | None,
        typer.Argument(metavar="LICENSE-EXPRESSION", help="Such as MIT, or 'MIT OR Apache-2.0'; else the one stated."),
    ] = None,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The project's folder.")] = Path(),
    holder: Annotated[
        list[str] | None, typer.Option("--holder", metavar="NAME", help="Who holds the copyright; repeatable.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEARS", help="Such as 2026 or 2020-2026.")] = None,
    project: Annotated[str | None, typer.Option("--project", metavar="NAME", help="The work's name.")] = None,
    email: Annotated[str | None, typer.Option("--email", help="Where to ask, for licenses that say where.")] = None,
    blank: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="BLANK=TEXT", help="What a blank of the license is filled with."),
    ] = None,
    text: Annotated[
        list[str] | None, typer.Option("--text", metavar="ID=FILE", help="The text of a license that no list has.")
    ] = None,
    layout: Annotated[
        Layout, typer.Option("--layout", help="root: LICENSE, or LICENSE-ID for each; reuse: LICENSES/ID.txt.")
    ] = Layout.ROOT,
    readme: Annotated[
        bool, typer.Option("--readme/--no-readme", help="Leave the README alone, or give it a section.")
    ] = True,
    badge: Annotated[bool, typer.Option("--badge", help="Give the README a badge.")] = False,
    notice: Annotated[bool, typer.Option("--notice/--no-notice", help="Write a NOTICE for Apache-2.0.")] = True,
    force: Annotated[bool, typer.Option("--force", help="Replace license files that say something else.")] = False,
    dry_run: DryRun = False,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    quiet: Quiet = False,
) -> int:
    """Give a project its license: the files, the manifests, the README."""
    if expression is not None and path == Path() and Path(expression).is_dir():
        path, expression = Path(expression), None  # `licet init .` names a place and no license
    use_rules_for(path, policy)
    license = expression_for(expression, path)
    grant, taken = particulars(license, path, Asked(holder or (), year, project, email, blank or ()))
    wanted = Wanted(layout, text or [], readme=readme, badge=badge, notice=notice, force=force)
    changes, remarks = changes_for(grant, path, wanted)
    if not quiet:
        for remark in (*taken, *remarks):
            tell(remark)
    if not dry_run:
        apply(changes, path)
    names = [change.path.relative_to(path.resolve()).as_posix() for change in changes]
    if format is Plain.JSON:
        said = {"license": str(license), "files": names, "written": not dry_run, "diff": diff(changes, path)}
        emit(document(said), output)
    elif dry_run:
        emit(diff(changes, path), output)
    else:
        emit("".join(f"wrote {name}\n" for name in names) or "nothing to change\n", output)
    return exits.DONE
