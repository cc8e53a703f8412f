# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`expression-invalid`: the project states its license in words that are no SPDX expression."""

from __future__ import annotations

from collections.abc import Iterator

from licet.errors import ExpressionError
from licet.licenses.expression import parse
from licet.model import Finding, Reason, Unknown
from licet.rules.case import Case
from licet.rules.checks.finding import finding
from licet.rules.compatibility import sources
from licet.rules.outbound import followed_at

CODE = "expression-invalid"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each declaration that cannot be understood."""
    for declaration in case.inventory.declarations:
        concluded = declaration.concluded
        if not isinstance(concluded, Unknown) or concluded.candidates or declaration.raw.startswith("License :: "):
            continue  # a family of licenses, or a classifier, is open and not wrong
        if followed_at(declaration, case.inventory):
            continue  # the name of a file that has a license, which npm allows
        try:
            parse(declaration.raw)
            why = "it names a license that is not listed"
        except ExpressionError as error:
            why = str(error)
        because = Reason("spdx-grammar", why, sources.SPDX_EXPRESSIONS)
        message = f"the license that {declaration.evidence.path} states cannot be read: {concluded.why}"
        fixes = ("state one SPDX expression, such as `MIT` or `GPL-3.0-or-later`; `licet licenses` lists the ids",)
        evidence = (declaration.evidence,)
        yield from finding(case, CODE, "project", message, evidence=evidence, because=(because,), fixes=fixes)
