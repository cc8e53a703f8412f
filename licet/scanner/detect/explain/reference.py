# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a rule, as readable as they can be had.

The index holds a rule's words as numbers: lower case, without punctuation, and of stop words ("a") only that they are
there. So the words are read back from it, and wherever a run of them stands in the text of the license that the catalog
has, they take their case, punctuation, sentences and stop words from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from licet.licenses import catalog
from licet.licenses.expression import ids
from licet.scanner.detect.explain.anchors import common
from licet.scanner.detect.explain.thresholds import DRESS, EXCERPT, TELLING, VARIANT, WRITTEN
from licet.scanner.detect.explain.words import UNTOLD, Word, read
from licet.scanner.detect.index import STOP, Index
from licet.scanner.detect.tokens import WORD

_MODELS = ("Apache-2.0", "GPL-3.0-only", "MPL-2.0")
"""Long texts of many words, spelled with care."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words to compare with, in order, and in `says` whose they are and how they are written.

    `listed` says that they are of the license's own text, and not of a rule that is a variant of it.
    """

    words: tuple[Word, ...]
    says: str
    listed: bool = False


@lru_cache(maxsize=64)
def references(name: str, index: Index) -> tuple[Reference, ...]:
    """The words of the rule NAME, and those of the license's own text where the rule is a variant of it.

    Empty where the index has no such rule (an SPDX tag has none).
    """
    if name.endswith(".SPDX"):
        return _listed(name.removesuffix(".SPDX"))
    rule = index.numbers_of_rules.get(name)
    if rule is None:
        return ()
    spellings = _spellings(index)
    bare = [spellings[number] for number in index.rule_words(rule)]
    licenses = [id for id in ids(index.expression(rule)) if catalog.find(id)]
    text = [word for id in licenses for word in _text(id)]
    said = [place for place, word in enumerate(text) if index.numbers.get(word.form) != STOP]
    at = _standing([index.numbers[word] for word in bare], [index.numbers.get(text[p].form, -1) for p in said])
    words = _dressed(bare, index.stops(rule), text, [said[at[n]] if n in at else -1 for n in range(len(bare))])
    share = len(at) / len(bare)
    made = Reference(tuple(words), _says(name, share, licenses))
    if len(licenses) != 1 or share < VARIANT:
        return (made,)
    part = text[said[min(at.values())] : said[max(at.values())] + 1]
    if len(part) > EXCERPT * len(words) or [word.form for word in part] == [word.form for word in words]:
        return (made,)
    return made, Reference(tuple(part), f"the text of {licenses[0]}", listed=True)


def _says(name: str, share: float, licenses: Sequence[str]) -> str:
    read_back = "read back from the index, in lower case and without punctuation"
    if share < TELLING:
        return f"rule {name}, {read_back}"
    written = f"written as in the text of {' and '.join(licenses)}"
    return f"rule {name}, {written}" + ("" if share >= WRITTEN else f" ({share:.0%} of it), the rest {read_back}")


def _listed(id: str) -> tuple[Reference, ...]:
    """The whole text of ID as the SPDX list has it."""
    return (Reference(tuple(_text(id)), f"the text of {id}", listed=True),) if catalog.find(id) else ()


def _text(id: str) -> list[Word]:
    return [replace(word, line=0) for word in read(catalog.text(id).split("\n"))]


def _standing(rule: Sequence[int], text: Sequence[int]) -> dict[int, int]:
    """Where in TEXT each word of RULE stands that stands in a run of them."""
    longest = min(DRESS, len(rule))
    found = [block for block in common(rule, text) if block.size >= longest]
    return {block.first + step: block.second + step for block in found for step in range(block.size)}


def _dressed(bare: Sequence[str], stops: dict[int, int], text: Sequence[Word], at: Sequence[int]) -> list[Word]:
    """BARE words, each as the TEXT writes it where it stands AT a place of it, with the STOPS after each."""
    words = [Word(UNTOLD, "")] * stops.get(-1, 0)
    for place, form in enumerate(bare):
        there = at[place]
        words.append(Word(form, form) if there < 0 else text[there])
        following = at[place + 1] if place + 1 < len(bare) else -1
        between = text[there + 1 : following] if 0 <= there < following else []
        count = stops.get(place, 0)
        words += between if len(between) == count else [Word(UNTOLD, "")] * count
    return words


@lru_cache(maxsize=4)
def _spellings(index: Index) -> dict[int, str]:
    """Number to word; of spellings that share a number, the one that careful texts use most."""
    used = Counter(word for id in _MODELS for word in WORD.findall(catalog.text(id).lower()))
    by_number: dict[int, str] = {}
    for word, number in index.numbers.items():
        known = by_number.get(number)
        if known is None or used[word] > used[known]:
            by_number[number] = word
    return by_number
