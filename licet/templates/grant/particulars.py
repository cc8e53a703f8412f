# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Who grants what since when, and how that fills the blanks of a license's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from licet.errors import UsageError
from licet.licenses.expression import Expression

_MARK = re.compile(r"\{\{([a-z-]+)\}\}")

WAYS: Mapping[str, str] = {
    "years": "--year",
    "holders": "--holder",
    "project": "--project",
    "email": "--email",
    "change-date": "--set change-date=YYYY-MM-DD",
    "change-license": "--set change-license=ID",
    "use-grant": "--set use-grant=TEXT (or None)",
}
"""Every blank that a license of the catalog has, and the option that fills it."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A license that a project is given: the `expression`, and what its blanks are filled with.

    `holders` are names as they are to stand there, `parameters` the blanks of single licenses, by the names of `WAYS`.
    """

    expression: Expression
    years: str = ""
    holders: tuple[str, ...] = ()
    project: str = ""
    email: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def fillings(self) -> dict[str, str]:
        """What is known, by the name of the blank."""
        known = {"years": self.years, "holders": ", ".join(self.holders), "project": self.project, "email": self.email}
        return {name: value for name, value in {**known, **self.parameters}.items() if value}


def fill(text: str, grant: Grant, license: str) -> str:
    """TEXT, the file of LICENSE, with its blanks filled by GRANT.

    Raises `UsageError` where something is not known that it has a blank for; all of them at once.
    """
    fillings = grant.fillings
    missing = dict.fromkeys(mark for mark in _MARK.findall(text) if mark not in fillings)
    if missing:
        ways = "; ".join(f"{mark}: {WAYS.get(mark, mark)}" for mark in missing)
        raise UsageError(f"the text of {license} has blanks that nothing fills: {ways}")
    return _MARK.sub(lambda mark: fillings[mark[1]], text)


def fits(existing: str, text: str) -> bool:
    """Whether EXISTING is TEXT, a file with marks, filled somehow; line ends and spaces do not count."""
    pieces = (re.escape("".join(piece.split())) for piece in _MARK.sub("\0", text).split("\0"))
    return re.fullmatch(".*?".join(pieces), "".join(existing.split()), re.DOTALL) is not None
