# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet headers`."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits, session
from licet.cli.changes import apply, diff
from licet.cli.granting import Asked, particulars, verified
from licet.cli.heading import (
    Adding,
    TreeState,
    Updating,
    additions,
    as_fields,
    as_text,
    is_lacking,
    missing_texts,
    removals,
    text_changes,
    tree_state,
    updates,
)
from licet.cli.options import DryRun, Jobs, NoCache, Output, Plain, PlainFormat, PolicyFile, Quiet
from licet.cli.output import emit, tell
from licet.cli.policy_file import find_policy
from licet.errors import UsageError
from licet.licenses.expression import Expression, parse
from licet.model import Change, FileFacts
from licet.pipeline import Options, take_inventory
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.scanner.authorship import changed_in
from licet.templates.formats.json_format import document


class Action(StrEnum):
    """What to do with headers."""

    CHECK = "check"
    ADD = "add"
    UPDATE = "update"
    REMOVE = "remove"


def run(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="check, add, update or remove.")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The project's folder.")] = Path(),
    license: Annotated[
        str | None, typer.Option("--license", metavar="EXPRESSION", help="add, update: else the project's own.")
    ] = None,
    replaces: Annotated[
        str | None, typer.Option("--replaces", metavar="EXPRESSION", help="update: what --license takes the place of.")
    ] = None,
    holder: Annotated[
        list[str] | None,
        typer.Option(
            "--copyright",
            "--holder",
            metavar="HOLDER",
            help="Who holds the copyright; repeatable; else as manifests say.",
        ),
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEARS", help="add: of new headers; update: reached by all.")
    ] = None,
    texts: Annotated[
        bool, typer.Option("--texts/--no-texts", help="add: write LICENSES/ID.txt for what is used.")
    ] = True,
    dry_run: DryRun = False,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Look at, add, bring up to date or remove SPDX headers, as REUSE has them."""
    state = tree_state(path)
    if action is Action.CHECK:
        emit(document(as_fields(state)) if format is Plain.JSON else as_text(state), output)
        return exits.NO if is_lacking(state) else exits.DONE
    remarks: list[str] = []
    asked = Asked(holder or (), year)
    if action is Action.ADD:
        rules = find_policy(path, policy)
        with session.options(
            jobs=jobs, env=None, online=False, no_cache=no_cache, quiet=quiet, own_rules=rules.own_rules
        ) as options:
            changes = _added(path, state, license, asked, remarks, rules, options, texts=texts)
    elif action is Action.UPDATE:
        changes = list(updates(state, _updating(path, license, replaces, asked)))
    else:
        changes = list(removals(state))
    if not dry_run:
        apply(changes, path)
    if not quiet:
        for remark in remarks:
            tell(remark)
    _report(changes, path, format, output, written=not dry_run)
    return exits.DONE


def _added(
    root: Path,
    state: TreeState,
    license: str | None,
    asked: Asked,
    remarks: list[str],
    policy: Policy,
    options: Options,
    *,
    texts: bool,
) -> list[Change]:
    inventory = take_inventory(root, policy, options)
    expression = verified(parse(license)) if license else outbound(inventory, policy).expression
    if expression is None:
        raise UsageError("which license? The project states none: say --license, or give it one with `licet init`")
    grant, taken = particulars(expression, root, asked)
    if not grant.holders and any("copyright" in each.lacks for each in state.files):
        raise UsageError("who holds the copyright? No manifest and no git history says: --copyright 'NAME'")
    remarks += taken
    facts: dict[str, FileFacts] = {file.path: file for file in inventory.files}
    adding = Adding(expression, tuple(f"{grant.years} {holder}" for holder in grant.holders))
    changes, own = additions(state, facts, adding)
    for own_license, paths in sorted(own.items()):
        shown = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
        remarks.append(f"tagged as {own_license}, which the words in them say: {shown}")
    if texts:
        needed = missing_texts(changes, state.missing, state.texts)
        changes += text_changes(needed, root, facts, remarks)
    return changes


def _updating(root: Path, license: str | None, replaces: str | None, asked: Asked) -> Updating:
    if (license is None) != (replaces is None):
        raise UsageError("update takes --license and --replaces together: which license becomes which")
    old = _expression(replaces)
    new = _expression(license)
    year = _year(asked.years)
    grant, _ = particulars(new or parse("MIT"), root, asked)
    years = {} if year else changed_in(root)
    if not year and not years and new is None:
        raise UsageError("up to which year? There is no git history to tell when each file changed: say --year")
    return Updating(grant.holders, years, year, old, new)


def _expression(typed: str | None) -> Expression | None:
    return verified(parse(typed)) if typed else None


def _year(typed: str | None) -> int | None:
    if typed is None:
        return None
    last = typed.strip()[-4:]
    if not last.isdigit():
        raise UsageError(f"--year {typed!r}: write a year, such as 2026")
    return int(last)


def _report(changes: Iterable[Change], root: Path, format: Plain, output: Path | None, *, written: bool) -> None:
    kept = [change for change in changes if change.before != change.after]
    if format is Plain.JSON:
        names = sorted(change.path.relative_to(root.resolve()).as_posix() for change in kept)
        emit(document({"files": names, "written": written, "diff": diff(kept, root)}), output)
    elif written:
        new = sum(change.before is None for change in kept)
        gone = sum(change.after is None for change in kept)
        counts = [(len(kept) - new - gone, "changed"), (new, "written"), (gone, "removed")]
        told = ", ".join(f"{number} {what}" for number, what in counts if number)
        emit(f"files: {told}\n" if told else "nothing to change\n", output)
    else:
        emit(diff(kept, root), output)
