# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why the policy says of something what it says: each entry that was looked at, and which of them decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from licet.licenses.expression import Expression, Or, atoms
from licet.model import Basis, Evidence, Finding, Scope, Use
from licet.rules.case import Case
from licet.rules.compatibility import Answer
from licet.rules.judged import Judged, names_of
from licet.rules.policy import Circumstance, Exemption, Lists, Policy, Ruled, Ruling
from licet.rules.policy.covering import SEVERITY_OF, Covering, Precision
from licet.rules.selectors import Selector
from licet.rules.texts import unordered

PRECISIONS = {
    Precision.EXACT: "names it exactly",
    Precision.SAME_TEXT: "names the same text",
    Precision.FLAG: "names a list that it is on",
    Precision.CATEGORY: "names its category",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A line that covers a license: whether it decided, and why or why not."""

    covering: Covering
    decides: bool
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """One license of an expression, or all of it where a line names all of it: its ruling and how that came about.

    `lines` cover it, the one that decides first; `others` do not.
    """

    license: Expression
    ruled: Ruled
    why: str
    lines: tuple[Looked, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Tried:
    """An exception that is about the subject: whether it covers it, and why or why not."""

    exemption: Exemption
    applies: bool
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """What the policy says of one subject; `ruled` is None where its license is not known.

    `use_place` is the entry that says how it is used. `circumstances` are the `[[where]]` entries that apply.
    """

    subject: str
    scope: Scope
    use: Use
    use_place: Evidence | None
    license: Expression | None
    basis: Basis | None
    ruled: Ruled | None
    parts: tuple[Part, ...]
    circumstances: tuple[Circumstance, ...]
    exceptions: tuple[Tried, ...]
    answer: Answer | None
    findings: tuple[Finding, ...]


def explain(case: Case, findings: Sequence[Finding], wanted: Selector) -> tuple[Explained, ...]:
    """What the policy says of everything that is WANTED, as it was judged in CASE."""
    lists = Lists(case.policy)
    return tuple(
        _explained(case, judged, lists, [each for each in findings if each.subject == judged.subject])
        for judged in case.judged
        if any(map(wanted.selects, names_of(judged)))
    )


def suppose(policy: Policy, subject: str, license: Expression, scope: Scope, today: date) -> Explained:
    """What POLICY would say of SUBJECT, of SCOPE, if it were under LICENSE; the law is not asked."""
    lists = Lists(policy).at((subject,), scope)
    line = policy.use_line(subject)
    tried = tuple(_tried(each, [license], today) for each in policy.exceptions_of((subject,)))
    return Explained(
        subject,
        scope,
        line.use if line else Use.DYNAMIC,
        line.place if line else None,
        license,
        None,
        lists.ruled(license),
        tuple(_parts(license, lists, policy)),
        lists.circumstances,
        tried,
        None,
        (),
    )


def _explained(case: Case, judged: Judged, lists: Lists, findings: Sequence[Finding]) -> Explained:
    policy = case.policy
    names = names_of(judged)
    at = lists.at(names, judged.scope)
    line = next((found for name in names if (found := policy.use_line(name))), None)
    licenses = [each for each in (judged.expression, judged.contested) if each is not None]
    if judged.answer and judged.answer.chosen:
        licenses.append(judged.answer.chosen)
    return Explained(
        judged.subject,
        judged.scope,
        judged.use,
        line.place if line else None,
        judged.expression,
        judged.resolution.basis if judged.resolution else Basis.DETECTED,
        judged.ruled,
        tuple(_parts(judged.expression, at, policy)) if judged.expression else (),
        at.circumstances,
        tuple(_tried(each, licenses, case.today) for each in policy.exceptions_of(names)),
        judged.answer,
        tuple(findings),
    )


def _parts(license: Expression, lists: Lists, policy: Policy) -> Iterator[Part]:
    """The whole where lines name it or it is one license, then each license in it."""
    whole = lists.covering(license)
    every = dict.fromkeys(atoms(license))
    if whole or list(every) == [license]:
        yield _part(license, lists, policy)
    if list(every) != [license]:
        yield from (_part(atom, lists, policy) for atom in every)


def _part(license: Expression, lists: Lists, policy: Policy) -> Part:
    covering = lists.covering(license)
    ruled = lists.ruled(license)
    lines = len(policy.lines) + sum(len(each.lines) for each in lists.circumstances)
    looked = tuple(_looked(each, covering[0], ruled) for each in covering)
    return Part(license, ruled, _why(license, covering, ruled, lists), looked, lines - len(covering))


def _why(license: Expression, covering: Sequence[Covering], ruled: Ruled, lists: Lists) -> str:
    barred = lists.barred(license)
    if barred is not None and ruled == barred and barred.line is not None:
        return f"{barred.line.place.path} denies it, which nothing that extends it can lift but an exception"
    if covering:
        return _said(covering[0])
    if isinstance(license, Or):
        return "a choice is ruled by its best branch"
    if ruled.ruling is Ruling.UNLISTED:
        return "something is allowed, and no line covers it"
    return "nothing is allowed by a line, so that all is which none denies"


def _said(covering: Covering) -> str:
    """Why a line is where it is among others."""
    said = PRECISIONS[covering.precision]
    return f"stands in a [[where]] that applies, and {said}" if covering.special else said


def _looked(covering: Covering, first: Covering, ruled: Ruled) -> Looked:
    if ruled.line is not None and (ruled.line.term, ruled.line.place) == (covering.line.term, covering.line.place):
        return Looked(covering, True, _said(covering))
    if covering is first:
        return Looked(covering, False, f"{_said(covering)}, but what {_above(ruled)} denies stays denied")
    if first.special and not covering.special:
        why = "a [[where]] that applies goes before it"
    elif first.precision is not covering.precision:
        why = f"{PRECISIONS[covering.precision]}, which is less exact"
    elif first.line.layer < covering.line.layer:
        why = "as exact, and the nearer file goes before it"
    elif SEVERITY_OF[first.line.ruling] > SEVERITY_OF[covering.line.ruling]:
        why = f"as exact, and {first.line.ruling} goes before {covering.line.ruling}"
    else:
        why = "says the same"
    return Looked(covering, False, why)


def _above(ruled: Ruled) -> str:
    return ruled.line.place.path if ruled.line else "a file above"


def _tried(exemption: Exemption, licenses: Sequence[Expression], today: date) -> Tried:
    if licenses and unordered(exemption.license) not in map(unordered, licenses):
        return Tried(exemption, False, f"is for {exemption.license} alone")
    if exemption.expired(today):
        return Tried(exemption, False, f"ended on {exemption.expires}")
    return Tried(exemption, True, f"until {exemption.expires}" if exemption.expires else "without an end")
