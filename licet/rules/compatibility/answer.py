# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The answer to one question of compatibility, and the order in which answers are better or worse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from licet.licenses.expression import Expression
from licet.model import Reason


class Kind(StrEnum):
    """What is to be done, from best to worst. The order is the law of AND (takes the worst) and OR (the best)."""

    OK = "ok"
    OBLIGATIONS = "obligations"
    NARROWED = "narrowed"
    REVIEW = "review"
    UNKNOWN = "unknown"
    RELABEL = "relabel"
    HARD = "hard"

    @property
    def rank(self) -> int:
        """Place in the order, 0 for the best."""
        return _RANKS[self]


_RANKS = {kind: number for number, kind in enumerate(Kind)}

_T = TypeVar("_T")

_VERDICTS = {
    Kind.OK: "compatible",
    Kind.OBLIGATIONS: "conditional",
    Kind.NARROWED: "conditional",
    Kind.REVIEW: "unknown",
    Kind.UNKNOWN: "unknown",
    Kind.RELABEL: "conflict",
    Kind.HARD: "conflict",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the inbound may go into the outbound.

    `because` is the argument, each step with its source. `chosen` is the branch taken of an inbound OR;
    `effective_outbound` what the whole really goes out under; `counterfactuals` what would have to be otherwise.
    """

    kind: Kind
    because: tuple[Reason, ...]
    obligations: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    counterfactuals: tuple[str, ...] = ()
    chosen: Expression | None = None
    effective_outbound: Expression | None = None

    @property
    def verdict(self) -> str:
        """`compatible`, `conditional`, `conflict` or `unknown`."""
        return _VERDICTS[self.kind]

    @property
    def allowed(self) -> bool:
        """Whether it may be done, obligations met."""
        return self.kind.rank <= Kind.NARROWED.rank


def best(answers: Iterable[Answer]) -> Answer:
    """The best of ANSWERS, the first of equals."""
    return min(answers, key=lambda answer: answer.kind.rank)


def worst(answers: Iterable[Answer]) -> Answer:
    """The worst of ANSWERS, with the reasons, obligations and remedies of all as bad, and everybody's obligations."""
    every = list(answers)
    top = max(every, key=lambda answer: answer.kind.rank)
    alike = [answer for answer in every if answer.kind is top.kind]
    shown = every if top.allowed else alike
    return replace(
        top,
        because=_union(answer.because for answer in shown),
        obligations=_union(answer.obligations for answer in every) if top.allowed else top.obligations,
        remedies=_union(answer.remedies for answer in shown),
    )


def _union(parts: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


def as_dict(inbound: str, outbound: str, answer: Answer) -> dict[str, object]:
    """ANSWER as the JSON of `licet compat`; INBOUND and OUTBOUND are as they were asked."""
    return {
        "inbound": inbound,
        "outbound": outbound,
        "verdict": answer.verdict,
        "kind": answer.kind,
        "because": [{"rule": r.rule, "text": r.text, "source": r.source} for r in answer.because],
        "obligations": list(answer.obligations),
        "remedies": list(answer.remedies),
        "counterfactuals": list(answer.counterfactuals),
        "chosen": str(answer.chosen) if answer.chosen else None,
        "effective_outbound": str(answer.effective_outbound) if answer.effective_outbound else None,
    }
