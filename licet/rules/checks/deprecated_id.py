# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`deprecated-id`: the project states its license with an id that SPDX has replaced."""

from __future__ import annotations

from collections.abc import Iterator

from licet.errors import ExpressionError
from licet.licenses.canonical import canonical
from licet.licenses.catalog import find
from licet.licenses.expression import ids, parse
from licet.model import Finding, Reason
from licet.rules.checks.finding import finding
from licet.rules.compatibility import sources
from licet.rules.judged import Case

CODE = "deprecated-id"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each declaration with a deprecated id."""
    for declaration in case.inventory.declarations:
        try:
            stated = parse(declaration.raw)
        except ExpressionError:
            continue
        for identifier in ids(stated):
            record = find(identifier)
            if record is None or not record.deprecated:
                continue
            because = Reason("deprecated", f"SPDX has deprecated {record.id}", sources.page(record.id))
            yield from finding(
                case,
                CODE,
                "project",
                f"{declaration.raw!r} is read as {canonical(stated)}",
                evidence=(declaration.evidence,),
                because=(because,),
                fixes=(f'write "{canonical(stated)}", or the -or-later id if later versions are meant',),
            )
