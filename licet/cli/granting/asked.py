# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which license was asked for, and what its blanks are filled with: as asked, else as the repository tells."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from licet.cli.policy_file import find_policy
from licet.errors import UsageError
from licet.licenses.canonical import canonical
from licet.licenses.catalog import find, record
from licet.licenses.expression import Expression, With, atoms, ids, parse
from licet.model import Unknown
from licet.scanner.authorship import Author, authors, stated
from licet.scanner.lockfiles import read_manifests
from licet.scanner.walk import walk
from licet.templates.grant import WAYS, Grant

MOST_NAMES = 3
"""More holders than this are named together: a line of forty names helps nobody."""

LEAST_SHARE = 0.1
"""The part of all commits from which on an author is proposed as a holder."""

_YEARS = re.compile(r"[12]\d{3}(?:\s*[-–,]\s*[12]\d{3})*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user said of a grant, as typed; empty or None where nothing was said."""

    holders: Sequence[str] = ()
    years: str | None = None
    project: str | None = None
    email: str | None = None
    blanks: Sequence[str] = field(default_factory=tuple)


def expression_for(typed: str | None, root: Path) -> Expression:
    """The expression that was TYPED, else the one that was chosen for ROOT, or that its policy or a manifest states.

    Raises `UsageError` where there is none, and its kin where it has mistakes or names what no catalog knows.
    """
    if typed is not None:
        return verified(parse(typed))
    policy = find_policy(root, None)
    chosen = policy.intent or policy.license
    if chosen is not None:
        return chosen
    for declaration in read_manifests([file for file in walk(root).files if file.front]).declarations:
        if not isinstance(declaration.concluded, Unknown):
            return canonical(declaration.concluded)
    raise UsageError("which license? Name one, such as: licet init MIT; or let `licet choose` find one with you")


def verified(expression: Expression) -> Expression:
    """EXPRESSION in its canonical form.

    Raises `UnknownLicenseError` for an id that no list has, `UsageError` for an exception that stands alone.
    """
    for identifier in ids(expression):
        if not identifier.startswith(("LicenseRef-", "DocumentRef-", "AdditionRef-")):
            record(identifier)
    for atom in atoms(expression):
        pair = (
            [(atom.license.id, "license"), (atom.exception, "exception")]
            if isinstance(atom, With)
            else [(atom.id, "license")]
        )
        for identifier, kind in pair:
            known = find(identifier)
            if known is not None and known.kind != kind:
                raise UsageError(f"{known.id} is no {kind}: an exception stands behind WITH, and a license before it")
    return canonical(expression)


def particulars(expression: Expression, root: Path, asked: Asked) -> tuple[Grant, tuple[str, ...]]:
    """The grant of EXPRESSION with what was ASKED, completed by what is at ROOT; and what was taken from where.

    Raises `UsageError` where something asked is no year or no blank.
    """
    said, wrote = stated(root), authors(root)
    holders, taken = _holders(asked.holders, said.authors, wrote, asked.project or said.name)
    grant = Grant(
        expression,
        years=_years(asked.years, wrote),
        holders=holders,
        project=asked.project or said.name or root.resolve().name,
        email=asked.email or said.email,
        parameters=_parameters(asked.blanks),
    )
    return grant, (f"copyright holder: {', '.join(holders)} ({taken}; --holder says otherwise)",) if taken else ()


def _holders(
    asked: Sequence[str], said: Sequence[str], wrote: Sequence[Author], project: str
) -> tuple[tuple[str, ...], str]:
    """Who holds the copyright, and where that was taken from, which is empty where it was asked."""
    if asked:
        return tuple(asked), ""
    if said:
        return tuple(said), "from the manifest"
    commits = sum(author.commits for author in wrote)
    main = tuple(author.name for author in wrote if author.commits >= LEAST_SHARE * commits)
    if not main:
        return (), ""
    if len(main) <= MOST_NAMES:
        return main, "from the git history"
    return (f"The {project or 'project'} authors",), f"{len(wrote)} people in the git history"


def _years(asked: str | None, wrote: Sequence[Author]) -> str:
    if asked is not None:
        if not _YEARS.fullmatch(asked.strip()):
            raise UsageError(f"--year {asked!r}: write a year or a range, such as 2026 or 2020-2026")
        return asked.strip()
    now = _this_year()
    first = min((author.first for author in wrote), default=now)
    return f"{first}-{now}" if first < now else str(now)


def _this_year() -> int:
    """The year, or that of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.now(UTC)
    return datetime.fromtimestamp(int(epoch), UTC).year if epoch.isdigit() else now.year


def _parameters(blanks: Sequence[str]) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for blank in blanks:
        name, equals, value = blank.partition("=")
        if not equals or name not in WAYS:
            raise UsageError(f"--set {blank!r}: write BLANK=TEXT, where BLANK is one of {', '.join(sorted(WAYS))}")
        parameters[name] = value
    return parameters
