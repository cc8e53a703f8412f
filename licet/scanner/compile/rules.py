# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From rule files to rules: tokens, flags and what a match must have of them.

The meaning of flags and thresholds is that of the rule set's own design; the numbers are in
`licet/scanner/detect/thresholds.py`, which the matcher reads too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from licet.scanner.compile.entries import Entry
from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.tokens import WORD

_PHRASE = re.compile(rf"{WORD.pattern}|\{{\{{|\}}\}}")
FLAGS = {
    "is_license_text": Flag.TEXT,
    "is_license_notice": Flag.NOTICE,
    "is_license_reference": Flag.REFERENCE,
    "is_license_tag": Flag.TAG,
    "is_license_intro": Flag.INTRO,
    "is_license_clue": Flag.CLUE,
    "is_false_positive": Flag.FALSE_POSITIVE,
    "is_continuous": Flag.CONTINUOUS,
    "is_required_phrase": Flag.REQUIRED_PHRASE,
}
"""Keys of a rule file, and what they say that the rule is."""
_LICENSE_WORDS = frozenset(("license", "licence", "licensed"))
_SCHEMES = ("http://", "https://", "ftp://")


@dataclass(frozen=True)
class Rule:
    """One rule, tokenised: words not yet numbers."""

    name: str
    expression: str
    words: tuple[str, ...]
    flags: int
    relevance: int
    minimum_coverage: int
    phrases: tuple[tuple[int, int], ...]
    stops: tuple[tuple[int, int], ...]


def of_rule(entry: Entry, stop_words: frozenset[str]) -> Rule:
    """The rule that a `.RULE` file states."""
    flags = sum(flag for field, flag in FLAGS.items() if entry.fields.get(field))
    expression = str(entry.fields.get("license_expression") or "")
    return _rule(f"{entry.name}.RULE", expression, entry.text.lstrip(), flags, entry, stop_words)


def of_license(entry: Entry, stop_words: frozenset[str], means: str | None = None) -> Rule:
    """The rule that the text of a `.LICENSE` file is; in another language it MEANS the license of another name."""
    text = "\n".join(line.strip() for line in entry.text.splitlines())
    return replace(
        _rule(f"{entry.name}.LICENSE", means or entry.name, text, Flag.TEXT, entry, stop_words), relevance=100
    )


def _rule(name: str, expression: str, text: str, flags: int, entry: Entry, stop_words: frozenset[str]) -> Rule:
    words, stops = _words(text, stop_words)
    phrases = _required_phrases(text, stop_words)
    coverage = entry.number("minimum_coverage") or 0
    if text.startswith(_SCHEMES) and "\n" not in text[:1000].rstrip("\n"):
        coverage = 100  # a bare address is itself or nothing
    if phrases == ((0, len(words)),):
        flags |= Flag.CONTINUOUS
    if words and words[0] in _LICENSE_WORDS:
        flags |= Flag.STARTS_WITH_LICENSE
    if words and words[-1] in _LICENSE_WORDS:
        flags |= Flag.ENDS_WITH_LICENSE
    if "unknown" in expression:
        flags |= Flag.UNKNOWN
    relevance = entry.number("relevance")
    if relevance is None:
        relevance = 90 if flags & Flag.REQUIRED_PHRASE else thresholds.relevance(len(words))
    if flags & Flag.FALSE_POSITIVE:
        relevance = 100
    return Rule(name, expression, tuple(words), flags, relevance, coverage, phrases, stops)


def _words(text: str, stop_words: frozenset[str]) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    """The words of TEXT, and how many stop words follow each position (-1: before the first)."""
    words: list[str] = []
    stops: Counter[int] = Counter()
    for word in WORD.findall(text.lower()):
        if word in stop_words:
            stops[len(words) - 1] += 1
        else:
            words.append(word)
    return words, tuple(sorted(stops.items()))


def _required_phrases(text: str, stop_words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """The half-open spans of word positions that stand in double braces."""
    if "{{" not in text:
        return ()
    spans: list[tuple[int, int]] = []
    position, start = 0, -1
    for word in _PHRASE.findall(text.lower()):
        if word == "{{":
            start = position
        elif word == "}}":
            if 0 <= start < position:
                spans.append((start, position))
            start = -1
        elif word not in stop_words:
            position += 1
    return tuple(spans)
