# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A match while it is being weighed: where a rule's words stand in a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from licet.licenses.expression import And, Expression, Or, With, ids
from licet.model import Method
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.query import Query
from licet.scanner.detect.span import Span

NO_RULE = -1
"""The rule number of a match that comes from the text itself: an SPDX tag."""

_ORDER = {Method.HASH: 0, Method.SPDX_TAG: 1, Method.EXACT: 2, Method.APPROXIMATE: 3, Method.UNKNOWN: 4}


class Match:
    """The words of `rule` at the places `inside` of the rule stand at the places `span` of the text.

    `expression` is set for a match without a rule. `length` is how many words of the text matched, `legal` how many of
    them are legal words, `rule_length` how many words the rule has. A match never changes: what is asked of it over and
    over is worked out once.
    """

    __slots__ = (
        *("expression", "flags", "index", "inside", "legal", "length"),
        *("method", "query", "rule", "rule_length", "span"),
    )

    def __init__(
        self, query: Query, rule: int, span: Span, inside: Span, method: Method, expression: Expression | None = None
    ) -> None:
        self.query = query
        self.index = query.index
        self.rule = rule
        self.span = span
        self.inside = inside
        self.method = method
        self.expression = expression
        self.length = span.length
        legal_in = query.words.legal_in
        self.legal = sum(legal_in(start, end) for start, end in span.intervals)
        self.rule_length = span.length if rule == NO_RULE else query.index.length[rule]
        self.flags = Flag.TAG if rule == NO_RULE else query.index.flags[rule]

    @property
    def coverage(self) -> float:
        """Share of the rule that matched."""
        return self.length / self.rule_length

    @property
    def extent(self) -> int:
        """Words of the text from the first matched to the last, unknown ones included, stop words not."""
        intervals, words = self.span.intervals, self.query.words
        last, end = intervals[-1]
        inside = sum(words.unknown_in(start, stop) for start, stop in intervals[:-1])
        return end - self.span.start + inside + words.unknown_in(last, end - 1)

    @property
    def continuous(self) -> bool:
        """Whether no word, known or not, stands between the matched ones."""
        return self.length == self.span.extent == self.extent

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line."""
        return self.query.words.line_of(self.span.start), self.query.words.line_of(self.span.end - 1)

    @property
    def licensing(self) -> int | Expression:
        """What two matches to the same license share."""
        return self.expression or self.index.expression_number(self.rule)

    @property
    def spdx(self) -> Expression:
        """The expression that the match stands for."""
        return self.expression or self.index.expression(self.rule)

    def licensing_contains(self, other: Match) -> bool:
        """Whether the license found here says all that the other one says."""
        if (self.flags | other.flags) & Flag.FALSE_POSITIVE:
            return False
        return self.licensing == other.licensing or _contains(self.spdx, other.spdx)

    def key(self) -> tuple[int, int, int, int]:
        """The order in which matches are compared: by place, the weightier first."""
        return self.span.start, -self.legal, -self.length, _ORDER[self.method]

    def merged(self, other: Match) -> Match:
        """Both as one match."""
        method = max(self.method, other.method, key=_ORDER.__getitem__)
        return Match(
            self.query, self.rule, self.span.union(other.span), self.inside.union(other.inside), method, self.expression
        )


@lru_cache(maxsize=4096)
def _contains(outer: Expression, inner: Expression) -> bool:
    """Whether INNER is OUTER or stands in it as a whole."""
    if outer == inner:
        return True
    match outer:
        case And(operands) | Or(operands):
            parts = inner.operands if type(inner) is type(outer) and isinstance(inner, And | Or) else (inner,)
            return all(part in operands for part in parts)
        case With():
            return not isinstance(inner, With) and set(ids(inner)) <= set(ids(outer))
    return False


def in_order(matches: Iterable[Match]) -> list[Match]:
    """MATCHES, by place, the weightier first."""
    return sorted(matches, key=Match.key)
