# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How the steps of detection work together: what one of them settles, and what it leaves to the next."""

from __future__ import annotations

from licet.licenses import catalog
from licet.model import Method
from licet.scanner.detect import engine
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.index import open_index


def test_a_rule_without_a_legal_word_is_found() -> None:
    index = open_index()
    words = {number: word for word, number in index.numbers.items()}
    plain = [
        rule
        for rule, legal in enumerate(index.legal_length)
        if not legal and index.flags[rule] & (Flag.REFERENCE | Flag.TAG) and index.length[rule] > 4
    ]
    assert plain
    for rule in plain[:20]:
        text = " ".join(words[number] for number in index.rule_words(rule))
        assert [found.rule for found in engine().detect(text)] == [index.names[rule]]


def test_two_changed_texts_are_not_hidden_by_a_rule_that_is_nearly_both_and_says_neither() -> None:
    text = catalog.text("BSD-3-Clause").replace("1. ", "").replace("2. ", "").replace("3. ", "")
    first = text.replace("copyright holder", "Frob Development Group").replace("HOLDER", "FROB GROUP")
    second = text.replace("copyright holder", "Zebra Hypersonic Group").replace("HOLDER", "ZEBRA GROUP")
    found = engine().detect(f"Licenses of this work\n\n{first}\n\nFor work added by the Zebra Group:\n\n{second}\n")
    lines = [one.start_line for one in found if str(one.expression) == "BSD-3-Clause"]
    assert min(lines) < len(first.split("\n")) < max(lines)


def test_the_text_of_a_license_settles_its_words() -> None:
    found = engine().detect(f"/*\n{catalog.text('Apache-2.0')}\n*/\nint main;\n")
    assert [str(one.expression) for one in found] == ["Apache-2.0"]
    assert found[0].method in (Method.EXACT, Method.APPROXIMATE)


def test_a_huge_text_is_read_from_end_to_end() -> None:
    filler = "frobnicate zebra quagga\n" * 420_000
    found = engine().detect(f"Licensed under the MIT license.\n{filler}Licensed under the Zlib license.\n")
    assert [(str(one.expression), one.start_line) for one in found] == [("MIT", 1), ("Zlib", 420_002)]
    one_line = filler.replace("\n", " ")
    found = engine().detect(f"Licensed under the MIT license. {one_line} Licensed under the Zlib license.")
    assert [(str(one.expression), one.start_line) for one in found] == [("MIT", 1), ("Zlib", 1)]
