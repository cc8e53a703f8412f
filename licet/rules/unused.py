# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which entries of a policy nothing here used: each may cover something later that nobody looked at."""

from __future__ import annotations

from collections.abc import Iterator

from licet.licenses.expression import And, Expression, Or, parse
from licet.model import Basis, Clarification, Method, Scope
from licet.rules.case import Case
from licet.rules.judged import Judged, names_of
from licet.rules.policy import Circumstance, Line, Lists, Ruling, UseLine
from licet.rules.selectors import Selector


def unused_lines(case: Case) -> tuple[Line, ...]:
    """The entries of `allow`, the file's own, that decide about no license here.

    Those of `review` and `deny` are meant for what is not here, and a category or a flag that is allowed speaks of
    licenses that nobody has met.
    """
    own = [line for line in case.policy.lines if case.policy.owns(line.place) and _is_unconditional(line)]
    if not own:
        return ()
    used = {id(line) for line in _deciding(case)}
    return tuple(line for line in own if id(line) not in used)


def unused_circumstances(case: Case) -> tuple[Circumstance, ...]:
    """The `[[where]]` entries, the file's own, that apply to nothing that is judged, nor to any file."""
    policy = case.policy
    met = {id(each) for judged in case.judged for each in policy.circumstances_of(names_of(judged), judged.scope)}
    for file in case.inventory.files if policy.circumstances else ():
        met |= {
            id(each) for scope in (Scope.RUNTIME, Scope.TEST) for each in policy.circumstances_of((file.path,), scope)
        }
    return tuple(each for each in policy.circumstances if policy.owns(each.place) and id(each) not in met)


def unused_uses(case: Case) -> tuple[UseLine, ...]:
    """The `[[use]]` entries, the file's own, that mean nothing here, or only what an entry before them means."""
    policy = case.policy
    components = [resolution.component for resolution in case.inventory.resolutions]
    subjects = [name for each in components for name in (each.purl, each.place) if name]
    subjects += [file.path for file in case.inventory.files]
    met = {id(policy.use_line(subject)) for subject in subjects} if policy.uses else set()
    return tuple(line for line in policy.uses if policy.owns(line.place) and id(line) not in met)


def unused_clarifications(case: Case) -> tuple[Clarification, ...]:
    """The `[[clarify]]` entries, the file's own, that took the place of nothing; stale ones have their own finding."""
    inventory = case.inventory
    purls = [each.component.purl for each in inventory.resolutions if each.basis is Basis.CLARIFIED]
    paths = [file.path for file in inventory.files if any(d.method is Method.CLARIFIED for d in file.detections)]
    return tuple(
        each
        for each in case.policy.clarifications
        if case.policy.owns(each.place)
        and each not in inventory.stale
        and not any(map(Selector(each.package).selects, (*purls, *paths)))
    )


def _is_unconditional(line: Line) -> bool:
    return line.ruling is Ruling.ALLOW and isinstance(line.term, Expression)


def _deciding(case: Case) -> Iterator[Line]:
    """The lines that decide about the licenses of everything here, or about parts of them; some more than once."""
    lists = Lists(case.policy)
    met = {(license, lists.at(names_of(each), each.scope)) for each in case.judged for license in _licenses(each)}
    met |= {(file.expression, lists) for file in case.inventory.files if file.expression}
    met |= {(case.outbound.expression, lists)} if case.outbound.expression else set()
    for license, at in met:
        yield from _on(license, at)


def _licenses(judged: Judged) -> Iterator[Expression]:
    candidates = judged.unknown.candidates if judged.unknown else ()
    found = (judged.expression, judged.contested, judged.answer.chosen if judged.answer else None)
    yield from (each for each in (*found, *map(parse, candidates)) if each is not None)


def _on(license: Expression, lists: Lists) -> Iterator[Line]:
    covering = lists.covering(license)
    if covering:
        yield covering[0].line
    if isinstance(license, And | Or):
        for operand in license.operands:
            yield from _on(operand, lists)
