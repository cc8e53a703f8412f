# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the detection index: `python -m tools.compile_index [FOLDER]` writes `index.bin` there.

Same packages, same bytes. The format is read by `licet/scanner/detect/index.py`.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

from licet.data import FOLDER
from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.index import STOP
from licet.scanner.detect.listed import digest
from licet.scanner.detect.query import TAG_WORDS
from licet.scanner.detect.tokens import WORD
from tools import container, spdx_list
from tools.compile_catalog import successor
from tools.index import source, spdx
from tools.index.rules import Rule, from_entries
from tools.index.trie import Trie

COMPILED = Path(__file__).resolve().parent.parent / "licet" / "data" / "compiled"
FREQUENT = 192
"""A word in at least so many rules has a bitmap of them; a rarer one a list."""


def build(out: Path = COMPILED) -> None:
    """Write `index.bin` below OUT."""
    folder = source.data_folder()
    licenses = list(source.licenses(folder))
    stop_words = source.stop_words(folder)
    legal = source.legal_words(folder)
    rules = sorted(from_entries(source.rules(folder), iter(licenses), stop_words), key=lambda rule: rule.name)
    rules = [rule for rule in rules if rule.words]
    numbers = _vocabulary(rules, legal, licenses)
    legal_count = len(set(legal.values()))
    words = [array("H", (numbers[word] for word in rule.words)) for rule in rules]
    sections = _columns(rules, words, legal_count, spdx.Translator(licenses))
    sections |= _word_sections(numbers, stop_words)
    sections |= _posting_sections(rules, words, legal_count, sections["flags"])
    known = spdx.known_ids(licenses)
    sections["spdx_ids"] = "\n".join(f"{key} {value}" for key, value in sorted(known.items())).encode()
    sections["listed"] = _listed()
    checksum = hashlib.sha256(b"".join(bytes(section) for section in sections.values())).hexdigest()
    meta = {
        "rules": f"scancode-toolkit {source.version()}",
        "count": len(rules),
        "legal": legal_count,
        "digest": checksum,
    }
    out.mkdir(parents=True, exist_ok=True)
    container.write(out / "index.bin", "index", meta, sections)


def _listed() -> bytes:
    """A row for the whole text of every license that SPDX lists: first word, last word, digest, expression.

    Of licenses that share one text (`-only` and `-or-later`, an OFL with and without reserved names) the current one
    with the shortest id stands for all, `-only` before `-or-later`: a text alone grants no later versions.
    """
    rows: dict[str, str] = {}
    entries = sorted(
        spdx_list.read().entries, key=lambda e: (e.deprecated, e.id.endswith("-or-later"), len(e.id), e.id)
    )
    for entry in entries:
        words = WORD.findall(entry.text.replace("\r\n", "\n").lower())
        expression = (successor(entry.id) if entry.deprecated else None) or entry.id
        if len(words) >= thresholds.SMALL_RULE:
            rows.setdefault(digest(words), f"{words[0]} {words[-1]} {digest(words)} {expression}")
    return "\n".join(sorted(rows.values())).encode()


def _vocabulary(rules: Iterable[Rule], legal: dict[str, int], licenses: Iterable[source.Entry]) -> dict[str, int]:
    """Every word of the rules and of SPDX ids with its number: legal words first, equivalent ones sharing one."""
    numbers = dict(legal)
    following = len(set(legal.values()))
    extra = {*TAG_WORDS, "license", "licence", "identifier", "licenseref"}
    for entry in licenses:
        for key in (entry.fields.get("spdx_license_key"), *(entry.fields.get("other_spdx_license_keys") or ())):
            extra.update(WORD.findall(str(key or "").lower()))
    for word in [*sorted(extra), *(word for rule in rules for word in rule.words)]:
        if word not in numbers:
            numbers[word] = following
            following += 1
    if following >= STOP:
        raise OverflowError(f"{following} words do not fit into 16 bits")
    return numbers


def _columns(
    rules: Sequence[Rule], words: Sequence[array[int]], legal_count: int, translator: spdx.Translator
) -> dict[str, array[int] | bytes]:
    """One row a rule."""
    narrow = (
        "length",
        "distinct",
        "legal",
        "legal_distinct",
        "min_words",
        "min_legal",
        "min_distinct",
        "min_legal_distinct",
    )
    columns: dict[str, array[int]] = {name: array("H") for name in (*narrow, "flags", "expression")}
    columns |= {name: array("B") for name in ("coverage", "relevance")}
    columns |= {name: array("I") for name in ("start", "phrase_at", "stop_at")}
    phrases, stops = array("H"), array("h")
    everything = array("H")
    expressions: dict[str, int] = {"": 0}
    for rule, numbers in zip(rules, words, strict=True):
        distinct = set(numbers)
        legal = sum(1 for number in numbers if number < legal_count)
        legal_distinct = sum(1 for number in distinct if number < legal_count)
        length = len(numbers)
        coverage, min_words, min_legal = thresholds.of_all_words(rule.minimum_coverage, length, legal)
        pair = thresholds.of_distinct_words(coverage, length, len(distinct), legal_distinct)
        row = (length, len(distinct), legal, legal_distinct, min_words, min_legal, *pair)
        for name, value in zip(narrow, row, strict=True):
            columns[name].append(value)
        columns["flags"].append(_approximate(rule, length, legal))
        translated = translator.translate(rule.expression) if rule.expression else ""
        columns["expression"].append(expressions.setdefault(translated, len(expressions)))
        columns["coverage"].append(coverage)
        columns["relevance"].append(rule.relevance)
        columns["start"].append(len(everything))
        columns["phrase_at"].append(len(phrases))
        columns["stop_at"].append(len(stops))
        everything.extend(numbers)
        for span in rule.phrases:
            phrases.extend(span)
        for stop in rule.stops:
            stops.extend(stop)
    columns["phrase_at"].append(len(phrases))
    columns["stop_at"].append(len(stops))
    columns["start"].append(len(everything))
    trie = Trie(words, columns["start"])
    return {
        **columns,
        "words": everything,
        "phrases": phrases,
        "stops": stops,
        "names": "\n".join(rule.name for rule in rules).encode(),
        "expressions": "\n".join(expressions).encode(),
        "trie_edge_start": trie.edge_start,
        "trie_edge_length": trie.edge_length,
        "trie_rule": trie.rule,
        "trie_keys": trie.keys,
        "trie_targets": trie.targets,
    }


def _approximate(rule: Rule, length: int, legal: int) -> int:
    """The rule's flags, with APPROXIMATE where a part of it still says something."""
    small = length < thresholds.SMALL_RULE
    whole_only = Flag.FALSE_POSITIVE | Flag.REQUIRED_PHRASE | Flag.CONTINUOUS
    if (
        rule.flags & whole_only
        or length < thresholds.TINY_RULE
        or (small and rule.flags & (Flag.REFERENCE | Flag.TAG))
        or not legal
    ):
        return rule.flags
    return rule.flags | Flag.APPROXIMATE


def _word_sections(numbers: dict[str, int], stop_words: frozenset[str]) -> dict[str, array[int] | bytes]:
    """The vocabulary: words in order of their text, and beside them their numbers; stop words count as STOP."""
    both = {**numbers, **dict.fromkeys(stop_words, STOP)}
    ordered = sorted(both)
    return {
        "vocabulary": "\n".join(ordered).encode(),
        "numbers": array("H", (both[word] for word in ordered)),
        "anchors": array("H", sorted({numbers[word] for word in _anchors() if word in numbers})),
        "marks": array("H", sorted(numbers[word] for word in TAG_WORDS)),
    }


def _anchors() -> list[str]:
    """The words of `licet/data/anchors.toml`."""
    groups = tomllib.loads((FOLDER / "anchors.toml").read_text(encoding="utf-8"))
    return [word for words in groups.values() for word in words]


def _posting_sections(
    rules: Sequence[Rule], words: Sequence[array[int]], legal_count: int, flags: array[int] | bytes
) -> dict[str, array[int] | bytes]:
    """Which approximate rules hold a word: a bitmap for a frequent word, a list for a rare one.

    Only legal words are posted: they are what tells one license from another, and a third of all.
    """
    postings: dict[int, list[int]] = {}
    approximate = [number for number in range(len(rules)) if flags[number] & Flag.APPROXIMATE]
    for place, number in enumerate(approximate):
        for word in set(words[number]):
            if word < legal_count:
                postings.setdefault(word, []).append(place)
    width = -(-len(approximate) // 8)
    maps, map_words, lists, list_at = bytearray(), array("H"), array("H"), array("I")
    for word in range(legal_count):
        list_at.append(len(lists))
        rows = postings.get(word, [])
        if len(rows) >= FREQUENT:
            bitmap = bytearray(width)
            for row in rows:
                bitmap[row >> 3] |= 1 << (row & 7)
            maps += bitmap
            map_words.append(word)
        else:
            lists.extend(rows)
    list_at.append(len(lists))
    return {
        "approximate": array("I", approximate),
        "bitmaps": bytes(maps),
        "bitmap_words": map_words,
        "lists": lists,
        "list_at": list_at,
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else COMPILED)
