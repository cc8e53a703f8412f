# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lists `allow`, `review` and `deny` of a table, and the severities beside them."""

from __future__ import annotations

from licet.model import Scope, Severity
from licet.rules.codes import SEVERITIES
from licet.rules.policy.keys import OFF
from licet.rules.policy.presets import LISTS
from licet.rules.policy.reading import Table, made, proposal
from licet.rules.policy.terms import parse_term
from licet.rules.policy.values import Line, Ruling, Term


def parse_lines(table: Table) -> list[Line]:
    """The entries of the three lists; what stands under two of them is a mistake."""
    lines: list[Line] = []
    rulings: dict[Term, Ruling] = {}
    for ruling in LISTS:
        for at, word in table.texts(ruling):
            term = made(table.page, at, word, parse_term)
            if term is None:
                continue
            if rulings.setdefault(term, ruling) is not ruling:
                table.page.wrong(at, f"{word!r} stands under both {rulings[term]} and {ruling}: keep one of them")
            lines.append(Line(ruling, term, table.page.place(at)))
    return lines


def parse_severities(rules: Table, short: Severity | None = None) -> tuple[tuple[str, Severity | None], ...]:
    """The severity of each finding code that `severity` names; SHORT is what `unknown` makes of `license-unknown`."""
    severities: dict[str, Severity | None] = {}
    if short:
        severities["license-unknown"] = short
    table = rules.table("severity")
    for code in table.values:
        if code not in SEVERITIES:
            table.wrong(code, f"no finding code {code!r}; {proposal(code, SEVERITIES)}")
        elif code == "license-unknown" and short:
            table.wrong(code, f"license-unknown is already {short} by the key 'unknown': keep one of them")
        elif table.values[code] == OFF:
            severities[code] = None
        elif severity := table.choice(code, Severity):
            severities[code] = severity
    return tuple(sorted(severities.items()))


def parse_caps(scopes: Table) -> dict[Scope, Severity]:
    """The most that findings of each scope weigh, as `scopes` says."""
    caps: dict[Scope, Severity] = {}
    for key in scopes.only(*Scope).values:
        severity = scopes.choice(key, Severity)
        if severity and key in list(Scope):
            caps[Scope(key)] = severity
    return caps
