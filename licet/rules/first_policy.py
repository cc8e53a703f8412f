# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a first policy would hold for what is here: the licenses met, and what no list settles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from licet.licenses import catalog
from licet.licenses.expression import Expression, With, atoms
from licet.model import FirstPolicy, Met, Unsettled
from licet.rules.case import Case
from licet.rules.judged import NOT_SHIPPED, Judged

_DOUBTFUL = frozenset(
    ("source-available", "free-restricted", "proprietary-free", "commercial", "unstated", "unknown", "patent-license")
)
"""Categories of licenses that a person has to read before a project relies on them."""


def first_policy(case: Case, *, by_category: bool) -> FirstPolicy:
    """What CASE, judged without a policy, has; licenses one by one, or BY_CATEGORY where a category settles them."""
    settled = [each for each in case.judged if each.answer is None or each.answer.verdict != "conflict"]
    shipped = [each for each in settled if each.scope not in NOT_SHIPPED]
    allow = _met((each for each in shipped), doubtful=False, by_category=by_category)
    review = _met((each for each in settled), doubtful=True, by_category=by_category)
    others = _met((each for each in settled if each.scope in NOT_SHIPPED), doubtful=False, by_category=by_category)
    known = {each.entry for each in allow}
    return FirstPolicy(
        case.outbound,
        allow,
        review,
        tuple(each for each in others if each.entry not in known),
        tuple(_conflicts(case)),
        tuple(Unsettled(each.subject, None, each.unknown.why) for each in case.judged if each.unknown is not None),
    )


def _met(judged: Iterable[Judged], *, doubtful: bool, by_category: bool) -> tuple[Met, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in judged:
        for atom in _taken(each):
            category = _category(atom)
            if (category in _DOUBTFUL) is doubtful:
                by_name = doubtful or not by_category or _adds(atom)
                found[str(atom) if by_name else f"category:{category}"].add(each.subject)
    return tuple(Met(entry, tuple(sorted(found[entry]))) for entry in sorted(found))


def _taken(judged: Judged) -> Iterator[Expression]:
    """The licenses that hold for what was JUDGED: of a choice, those of the branch that is taken."""
    chosen = judged.answer.chosen if judged.answer else None
    license = chosen or judged.expression
    if license is not None:
        yield from atoms(license)


def _conflicts(case: Case) -> Iterator[Unsettled]:
    for each in case.judged:
        if each.answer is not None and each.answer.verdict == "conflict":
            yield Unsettled(each.subject, each.expression, each.answer.because[0].text)


def _adds(atom: Expression) -> bool:
    """Whether ATOM adds to its license what no list holds, which only its name allows."""
    return isinstance(atom, With) and catalog.find(atom.exception) is None


def _category(atom: Expression) -> str:
    base = atom.license if isinstance(atom, With) else atom
    record = catalog.find(str(base))
    return str(record.category) if record else "unknown"
