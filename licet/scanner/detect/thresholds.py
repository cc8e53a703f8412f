# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every number of detection, with what it means. Lengths are in words (tokens), shares from 0 to 1.

Rule lengths and minimum matches follow the design of the rule set, which was tuned with them.
"""

from __future__ import annotations

SMALL_RULE = 15
"""A rule shorter than this is small: in part, it says nothing."""

SMALL_RULE_COVERAGE = 80
"""Percent of a small rule that a match with gaps has at the least."""

TINY_RULE = 6
"""A rule shorter than this is matched whole or not at all."""

MINIMUM_WORDS = 4
"""A partial match of a middling rule has at least this many words."""

MINIMUM_LEGAL_WORDS = 3
"""And at least this many legal ones."""

FULLY_RELEVANT = 18
"""A rule of this many words needs no stated relevance: it is 100; a shorter one less, in proportion."""

LONG_TEXT = 120
"""A whole license text longer than this settles its part of a file: nothing else is looked for in it."""

LINES_BETWEEN_RUNS = 15
"""So many lines in a row without a legal word part a file into runs, each compared on its own."""

LINES_AROUND = 15
"""So many lines before the first telling word of a run and after its last are compared with it."""

LONG_LINE = 2000
"""A file with a line longer than this many bytes has no useful lines (minified): words are counted instead."""

WORDS_OF_A_LONG_LINE = 25
"""Where lines are too long, so many words count as one line."""

NEAR_DUPLICATE = 0.8
"""A file that shares this much with a rule is that text with changes."""

NEARLY_ALL = 0.7
"""A file may be one known text with changes where so much of it speaks of licenses."""

CANDIDATES = 12
"""How many rules are aligned with a run, at the most: the cost of approximate matching is bounded by it."""

PRESELECTED = 250
"""How many rules are scored in full for a run, at the most."""

WINDOW = 1000
"""So many words of a text are set beside a rule at a time, or twice as many as the rule has, where that is more."""

GAP = 60
"""A gap of more words than this on either side is not searched for single words: they would mean nothing there."""

CANDIDATE_FLOOR = 0.15
"""Share of a rule's distinct words that a run must have before the rule is thought of."""

MERGE_DISTANCE = 50
"""Two partial matches of a rule farther apart than this are two matches."""

OVERLAP_SMALL, OVERLAP_MEDIUM, OVERLAP_LARGE, OVERLAP_EXTRA_LARGE = 0.10, 0.40, 0.70, 0.90
"""Shares of a match that lie in another one; the larger the share, the less else is asked before it is dropped."""

NAMES_APART = 10
"""Names of licenses that are more words apart than this belong to no list; nothing depends on what stands there."""

FALSE_LIST = 15
"""So many license names in a row, most of them different, are a list of licenses and not a license."""

FALSE_LIST_LONG = 150
"""A file with more matches than this is judged as such a list as a whole."""

UNIQUE_SHARE = 1 / 3
"""Share of different licenses from which a row of names counts as a list."""

PHRASES, TERMS, SPOKEN = 4, 3, 2
"""Text of an unknown license has so many different phrases of license language. So many of them lay down terms, and so
many are of several words: single ones are names in programs, too."""

MANY_PHRASES = 8
"""And so many different ones are enough, whatever they are."""

PHRASES_APART = 60
"""Phrases that are more words apart than this belong to two texts."""

WORDS_A_PHRASE = 20
"""And in such a text one phrase comes on so many words at the most."""

ACCOUNTED = 0.5
"""Where so much of a rule was found, what stands between its words belongs to that text with its changes."""

WORDS_AROUND_TERMS = 100
"""So many words before such a text and after it are compared with the rules together with it."""

MOST_WORDS_ASKED = 100_000
"""So many words of a file are looked through for license language that belongs to no rule."""


def relevance(words: int) -> int:
    """How much a rule of so many words means by itself, from 0 to 100."""
    return 100 if words >= FULLY_RELEVANT else words * 100 // FULLY_RELEVANT


def of_all_words(  # noqa: PLR0911 - one return a range of lengths
    coverage: int, length: int, legal: int
) -> tuple[int, int, int]:
    """(minimum coverage in percent, minimum words, minimum legal words) of a match, for a rule of LENGTH words.

    COVERAGE is what the rule states, or 0.
    """
    if coverage == 100:
        return coverage, length, legal
    if length < 3:
        return coverage or 100, length, legal
    if length < 10:
        return max(coverage, SMALL_RULE_COVERAGE), length, legal
    if length < SMALL_RULE:
        share = max(coverage, SMALL_RULE_COVERAGE)
        return share, -(-length * share // 100), min(legal, MINIMUM_LEGAL_WORDS)
    if length < 30:
        return coverage or 50, length // 2, min(legal, MINIMUM_LEGAL_WORDS)
    if length < 200:
        return coverage, max(MINIMUM_WORDS, length // 5), min(legal, MINIMUM_LEGAL_WORDS)
    return coverage, length // 10, legal // 10


def of_distinct_words(coverage: int, length: int, distinct: int, legal: int) -> tuple[int, int]:
    """(minimum distinct words, minimum distinct legal words) that a run shares with a rule worth aligning."""
    if coverage == 100 or length < 5:
        return distinct, legal
    if length > 200:
        return length // 10, legal // 10
    if length < 10:
        return (distinct if distinct < 2 else distinct - 1), legal
    if length < 20:
        return legal, legal
    return MINIMUM_WORDS, min(legal // 2 or legal, MINIMUM_LEGAL_WORDS)
