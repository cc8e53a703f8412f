# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A license text is detected as itself however it is written down, whatever stands beside it, and a little changed."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from licet.licenses import catalog
from licet.licenses.expression import ids, parse
from licet.model import Detection, Method
from licet.scanner.content import look
from licet.scanner.detect import engine
from tests.scanner.detect.disguises import (
    IN_A_STRING,
    MARKS,
    WORD_MARKS,
    Disguise,
    disguises,
    marked,
    reflowed,
    says_not,
    without,
)
from tests.scanner.detect.test_spdx_texts import EVERY, WITHOUT_TEXT, detected, entries, expected

EXAMPLES = settings.default.max_examples if settings.default else 100
law = settings(max_examples=EXAMPLES // 2)

ALTERED = ("Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSL-1.0", "CC0-1.0", "EPL-2.0", "EUPL-1.2", "MIT-0")
"""Well known texts that no other text is like, so that a few changes make them no other license."""

THINNED = ("Artistic-2.0", "BSL-1.0", "CC-BY-4.0", "CC0-1.0", "CDDL-1.0", "EPL-2.0", "EUPL-1.2", "MIT-0")
"""The same, of texts that are still themselves without one word in ten."""

TOO_FEW_WORDS = {"Bison-exception-1.24", "Gutmann", "ISO-permission", "SSH-short", "SchemeReport", "diffmark"}
OTHER_LANGUAGES = {"CC-BY-3.0-NL", "CC-BY-NC-SA-2.0-FR", "CC-BY-SA-2.1-JP"}
FAR_LINES = {"GPL-3.0+", "Info-ZIP", "LGPL-3.0-only", "LGPL-3.0-or-later"}
HIDDEN_IN_A_STRING = TOO_FEW_WORDS | OTHER_LANGUAGES | FAR_LINES
"""Texts of which some line is far from all words by which it is known where strings are to be taken off."""

TAG = "SPDX-" + "License-Identifier"
UNRELATED = "Frobnicate the zebra, then the quagga, until the queue is empty.\n"


@lru_cache(maxsize=1)
def identifiers() -> tuple[str, ...]:
    return tuple(sorted(entry.id for entry in entries() if entry.id not in WITHOUT_TEXT))


@lru_cache(maxsize=1)
def identifiers_word_for_word() -> tuple[str, ...]:
    """Texts that are one rule from their first word to their last: one text in so many is looked at for it."""
    return tuple(id for id in identifiers()[::EVERY] if _is_one_rule(catalog.text(id)))


def _is_one_rule(text: str) -> bool:
    found = engine().detect(text)
    return len(found) == 1 and found[0].method is Method.HASH and not known_as_a_whole(found)


def known_as_a_whole(found: tuple[Detection, ...]) -> bool:
    """Whether this was told by a digest of all words of the text: no rule knows it, and no word may be added."""
    return any(one.rule.endswith(".SPDX") for one in found)


def names(text: str) -> set[str]:
    return {str(found.expression) for found in look(text.encode()).detections}


def licenses(text: str) -> set[str]:
    return {id for found in engine().detect(text) for id in ids(found.expression)}


TEXTS = st.deferred(lambda: st.sampled_from(identifiers()))
WHOLE_TEXTS = st.deferred(lambda: st.sampled_from(identifiers_word_for_word()))


@law
@given(TEXTS, disguises(MARKS))
def test_a_text_is_itself_in_any_layout_case_and_comment(identifier: str, disguise: Disguise) -> None:
    assert names(disguise(catalog.text(identifier))) == expected(identifier)


@law
@given(TEXTS, st.integers(40, 200), st.sampled_from(WORD_MARKS))
def test_a_text_that_a_rule_knows_is_itself_behind_marks_that_look_like_words(
    identifier: str, width: int, mark: tuple[str, str]
) -> None:
    text = catalog.text(identifier)
    assume(not known_as_a_whole(engine().detect(text)))
    assert names(marked(reflowed(text, width), mark)) == expected(identifier)


@pytest.mark.parametrize("mark", WORD_MARKS)
def test_a_text_that_no_rule_knows_is_itself_behind_marks_that_look_like_words(mark: tuple[str, str]) -> None:
    assert names(marked(catalog.text("LAL-1.2"), mark)) == {"LAL-1.2"}


@law
@given(TEXTS, st.integers(40, 200))
def test_a_text_in_a_string_of_a_program_is_itself(identifier: str, width: int) -> None:
    assume(identifier not in HIDDEN_IN_A_STRING)
    assert names(marked(reflowed(catalog.text(identifier), width), IN_A_STRING)) == expected(identifier)


@pytest.mark.xfail(strict=True, reason="`ß` is `SS` in capitals, which makes it another word")
def test_a_german_text_is_itself_in_capitals() -> None:
    assert names(catalog.text("OSC-1.0").upper()) == detected("OSC-1.0") == {"OSC-1.0"}


@law
@given(TEXTS, st.integers(50, 80), st.integers(1, 30))
def test_unrelated_words_far_below_what_is_there_word_for_word_change_nothing(
    identifier: str, apart: int, times: int
) -> None:
    text = catalog.text(identifier).rstrip()
    before = engine().detect(text)
    assume(not known_as_a_whole(before) and TAG not in text)
    assume(all(found.method is not Method.APPROXIMATE for found in before))
    after = engine().detect(text + "\n" * apart + UNRELATED * times)
    assert [_where(found) for found in after] == [_where(found) for found in before]


def _where(found: Detection) -> tuple[str, int, int]:
    return str(found.expression), found.start_line, found.end_line


@pytest.mark.xfail(strict=True, reason="what is told by all words of a file, or is nearly a rule, is lost among others")
def test_unrelated_words_far_below_change_nothing() -> None:
    text = catalog.text("GD")
    assert names(text + "\n" * 50 + UNRELATED * 30) == names(text) == {"GD"}


@law
@given(WHOLE_TEXTS, WHOLE_TEXTS, st.integers(2, 60))
def test_of_two_texts_one_below_the_other_both_are_found(one: str, other: str, apart: int) -> None:
    both = catalog.text(one) + "\n" * apart + catalog.text(other)
    assert licenses(both) >= _ids(expected(one) | expected(other))


def _ids(expressions: set[str]) -> set[str]:
    return {id for expression in expressions for id in ids(parse(expression))}


@pytest.mark.xfail(strict=True, reason="a text that differs a little from all rules is found as a whole file only")
@pytest.mark.parametrize(
    ("above", "below"),
    [("Apache-2.0", "LGPL-2.1-only"), ("AGPL-1.0", "GPL-3.0-with-autoconf-exception"), ("MIT", "libpng-2.0")],
)
def test_a_text_that_is_nearly_a_rule_is_found_below_another(above: str, below: str) -> None:
    both = catalog.text(above) + "\n" * 20 + catalog.text(below)
    assert licenses(both) >= _ids(expected(above) | expected(below))


@law
@given(st.data(), st.sampled_from(ALTERED), st.sampled_from(("replaced", "left out", "added")), st.integers(1, 30))
def test_a_text_with_a_few_words_changed_is_itself_and_scores_less(
    data: st.DataObject, identifier: str, how: str, per_mille: int
) -> None:
    words = catalog.text(identifier).split(" ")
    changes = max(1, len(words) * per_mille // 1000)
    places = data.draw(st.sets(st.integers(0, len(words) - 1), min_size=changes, max_size=changes))
    for place in sorted(places, reverse=True):
        if says_not(words[place]):
            continue  # without it, the text says the opposite
        words[place : place + (how != "added")] = [] if how == "left out" else ["quagga"]
    scores = [found.score for found in engine().detect(" ".join(words)) if str(found.expression) == identifier]
    share = changes / len(words)
    assert scores
    assert max(scores) >= 1 - 8 * share


@law
@given(st.sampled_from(THINNED), st.integers(10, 30), st.integers(0, 29))
def test_the_score_of_a_text_without_some_words_says_how_much_is_left(identifier: str, every: int, first: int) -> None:
    found = longest(without(catalog.text(identifier), every, first))
    assert str(found.expression) == identifier
    assert 1 - 4 / every <= found.score <= 0.98


@pytest.mark.xfail(strict=True, reason="a match that a part of another covers goes, even where it is most of the text")
def test_the_score_of_the_apache_license_without_one_word_in_eleven_says_how_much_is_left() -> None:
    assert longest(without(catalog.text("Apache-2.0"), 11, 0)).score >= 1 - 4 / 11


def longest(text: str) -> Detection:
    return max(engine().detect(text), key=lambda found: found.end_line - found.start_line)


def test_a_text_with_one_word_added_is_itself() -> None:
    text = catalog.text("BSD-3-Clause")
    assert "BSD-3-Clause" in names(text.replace("IN NO EVENT", "IN quagga NO EVENT"))


@pytest.mark.full
def test_every_text_is_itself_in_one_line_in_capitals_and_behind_marks() -> None:
    differing = {}
    for identifier in identifiers():
        text = catalog.text(identifier)
        for name, disguised in {
            "one line": " ".join(text.split()),
            "a word a line": "\n".join(text.split()),
            "capitals": text.replace("ß", "ss").upper() if "ß" not in text else text.lower(),
            "comment": marked(text, ("<!-- ", " -->")),
        }.items():
            if (found := names(disguised)) != expected(identifier):
                differing[identifier, name] = found
    assert differing == {}
