# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an altered license is shown to differ in: sentence by sentence, form apart from words, at a bounded cost."""

from __future__ import annotations

import random
import string
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.licenses.catalog import text
from licet.model import Contrast, Detection, Explanation, Role, Sentence
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine
from licet.scanner.detect.explain import explain
from licet.scanner.detect.explain.anchors import Block, common
from licet.scanner.detect.explain.form import Place, reason
from licet.scanner.detect.explain.spelling import same_spelling
from licet.scanner.detect.explain.words import Mark, Word, read, written

SAME_IN_WORDS = {Contrast.SAME, Contrast.FORM}


def whole(changed: str) -> tuple[Detection, Explanation]:
    """The detection in CHANGED that has most words, and its explanation."""
    found = engine().detect(changed)
    told = explain(changed, found, find_copyrights(changed))
    return max(zip(found, told, strict=True), key=lambda each: words_in(each[1]))


def words_in(explanation: Explanation) -> int:
    return sum(part.words[1] for sentence in explanation.sentences for part in sentence.parts)


def differing(explanation: Explanation) -> list[Sentence]:
    return [sentence for sentence in explanation.sentences if sentence.contrast not in SAME_IN_WORDS]


def changes(explanation: Explanation) -> list[tuple[Contrast, str, str]]:
    """Every part that differs in words: how, the words of the file, those of the reference."""
    parts = [part for sentence in explanation.sentences for part in sentence.parts]
    return [(p.contrast, p.file, p.reference) for p in parts if p.contrast not in SAME_IN_WORDS]


def forms(explanation: Explanation) -> set[str]:
    return {part.reason for sentence in explanation.sentences for part in sentence.parts if part.reason}


@pytest.mark.parametrize("id", ["MIT", "BSD-3-Clause", "ISC", "Zlib", "Apache-2.0", "MPL-2.0", "GPL-3.0-only"])
def test_a_text_as_it_is_listed_is_word_for_word_itself(id: str) -> None:
    _, explanation = whole(text(id))
    assert (explanation.share, explanation.added) == (1.0, 0)
    assert differing(explanation) == []


def test_a_changed_sentence_is_shown_with_what_stood_there() -> None:
    changed = text("MIT").replace("without restriction", "for teaching alone")
    _, explanation = whole(changed)
    assert changes(explanation) == [(Contrast.DIFFERS, "for teaching alone,", "without restriction,")]
    (sentence,) = differing(explanation)
    lines = changed.split("\n")
    assert sentence.start_line is not None
    assert sentence.end_line is not None
    assert "for teaching alone" in " ".join(lines[sentence.start_line - 1 : sentence.end_line])
    assert 0.9 < explanation.share < 1


def test_an_added_sentence_lowers_no_share_and_is_shown() -> None:
    portions = "portions of the Software."
    assert text("MIT").count(portions) == 1
    added = "Whoever changes it sends a postcard to the author."
    _, explanation = whole(text("MIT").replace(portions, f"{portions} {added}"))
    assert [(s.contrast, s.parts[0].file) for s in differing(explanation)] == [(Contrast.ADDED, added)]
    assert explanation.added == 9


def test_a_missing_sentence_has_no_line_in_the_file() -> None:
    whole_text = text("Apache-2.0")
    start = whole_text.index("6. Trademarks.")
    end = whole_text.index("7. Disclaimer")
    _, explanation = whole(whole_text[:start] + whole_text[end:])
    missing = differing(explanation)
    assert {sentence.contrast for sentence in missing} == {Contrast.MISSING}
    assert all(sentence.start_line is None for sentence in missing)
    assert "Trademarks." in " ".join(part.reference for sentence in missing for part in sentence.parts)


def test_a_word_before_the_match_in_its_first_sentence_is_part_of_what_it_says() -> None:
    listed = text("BSD-3-Clause")
    changed = listed.replace("Redistribution and use", "Nonprofit redistribution and use", 1)
    _, explanation = whole(changed)
    assert (Contrast.ADDED, "Nonprofit", "") in changes(explanation)


def test_words_after_the_match_in_its_last_sentence_are_part_of_what_it_says() -> None:
    changed = text("MIT").rstrip().rstrip(".") + ", save where the seller agreed otherwise."
    _, explanation = whole(changed)
    assert [change[1] for change in changes(explanation)] == ["save where the seller agreed otherwise."]


@pytest.mark.parametrize(
    "comment", ["// {}", "# {}", " * {}", ";; {}", "dnl {}", "REM {}", "-- {}", "% {}", "<p>{}</p>", "<!-- {} -->"]
)
def test_comment_marks_are_nothing(comment: str) -> None:
    body = text("MIT").replace("without restriction", "for teaching alone")
    marked = "\n".join(comment.format(line) for line in body.split("\n")) + "\n\nint main(void)\n"
    _, explanation = whole(marked)
    assert [(file.rstrip(","), reference.rstrip(",")) for _, file, reference in changes(explanation)] == [
        ("for teaching alone", "without restriction")
    ]


@pytest.mark.parametrize(
    ("old", "new", "form"),
    [
        ("1. ", "a) ", "list labels"),
        ("THE COPYRIGHT HOLDERS AND CONTRIBUTORS", "EXAMPLE STUDIOS", "name filled in"),
        ("the copyright holder nor", "Example Studios nor", "name filled in"),
    ],
)
def test_differences_of_form_are_told_apart(old: str, new: str, form: str) -> None:
    listed = text("BSD-3-Clause")
    assert old in listed
    _, explanation = whole(listed.replace(old, new, 1))
    assert differing(explanation) == []
    assert explanation.share == 1.0
    assert form in forms(explanation)


@pytest.mark.parametrize(
    "office", ["675 Mass Ave, Cambridge, MA 02139, USA", "59 Temple Place - Suite 330, Boston", ""]
)
def test_where_the_foundation_had_its_office_is_form(office: str) -> None:
    listed, today = text("GPL-2.0-only"), "51 Franklin Street, Fifth Floor, Boston, MA 02110-1301, USA"
    assert today in listed
    _, explanation = whole(listed.replace(today, office))
    assert differing(explanation) == []
    assert forms(explanation) == {"address"}


def test_another_street_is_no_address_of_the_foundation() -> None:
    _, explanation = whole(text("GPL-2.0-only").replace("51 Franklin Street", "12 Elm Street"))
    assert changes(explanation)


def test_the_name_of_a_work_in_a_notice_is_filled_in() -> None:
    notice = text("GPL-2.0-only")
    start, end = notice.index("This program is free software"), notice.index("Also add information on how")
    named = notice[start:end].replace("This program", "Frobnicate").replace("this program", "Frobnicate")
    assert "Frobnicate is distributed in the hope" in " ".join(named.split())
    _, explanation = whole(named)
    assert differing(explanation) == []
    assert "name filled in" in forms(explanation)


def test_a_title_and_a_claim_of_copyright_before_the_first_words_are_form() -> None:
    body = " ".join(text("MIT").partition("Permission is")[2].split())
    for opening in ("MIT License", "MIT License Copyright (c) 2011 Ann Author", "Copyright (c) <year> <holder>"):
        _, explanation = whole(f"{opening} Permission is {body}\n")
        assert differing(explanation) == [], opening


def test_a_word_on_the_line_of_a_copyright_is_no_copyright() -> None:
    flat = " ".join(text("MIT").replace("<year> <copyright holders>", "2011 Ann Author").split())
    changed = flat.replace("to any person", "to any natural person")
    assert changed != flat
    _, explanation = whole(changed)
    assert changes(explanation) == [(Contrast.ADDED, "natural", "")]


def test_an_added_sentence_is_told_from_where_it_begins() -> None:
    body = text("MIT").replace("The above copyright notice", "The moon is far away. The above copyright notice", 1)
    _, explanation = whole(body)
    assert changes(explanation) == [(Contrast.ADDED, "The moon is far away.", "")]


def test_an_added_item_is_told_with_its_label_and_those_after_it_are_form() -> None:
    item = "3. Everybody who changes it plants a tree."
    body = text("BSD-4-Clause").replace("3. ", f"{item}\n\n4. ", 1).replace("4. Neither", "5. Neither")
    _, explanation = whole(body)
    assert (Contrast.ADDED, item, "") in changes(explanation)
    assert "list labels" in forms(explanation)


def test_two_matches_between_which_a_section_is_missing_are_told_as_one_text() -> None:
    listed = text("Apache-2.0")
    body = listed[: listed.index("3. Grant of Patent")] + listed[listed.index("4. Redistribution.") :]
    found = engine().detect(body)
    halves = [replace(found[0], end_line=27), replace(found[-1], start_line=31)]
    first, second = explain(body, halves)
    missing = " ".join(part.reference for sentence in differing(first) for part in sentence.parts)
    assert missing.startswith("3. Grant of Patent License.")
    assert first.share > 0.9
    assert second.sentences == ()


def test_spelling_is_form() -> None:
    listed = text("Apache-2.0")
    changed = listed.replace("authorized", "authorised").replace("sublicense", "sub-license")
    assert changed != listed
    _, explanation = whole(changed)
    assert differing(explanation) == []
    assert forms(explanation) == {"spelling"}


def test_a_tag_has_nothing_to_compare() -> None:
    (explanation,) = explain(*tagged())
    assert explanation.sentences == ()
    assert explanation.reference


def tagged() -> tuple[str, tuple[Detection, ...]]:
    line = "# SPDX-License-" + "Identifier: MIT\n"
    return line, engine().detect(line)


def test_a_rule_that_the_index_lacks_is_said_to_be_unknown() -> None:
    (detection,) = tagged()[1]
    stranger = Detection(detection.expression, 1, 1, 0.5, detection.method, "no such rule", Role.TEXT)
    (explanation,) = explain("MIT\n", (stranger,))
    assert (explanation.share, explanation.sentences) == (0.5, ())


def test_lines_that_the_file_no_longer_has_are_no_error() -> None:
    found = engine().detect(text("MIT"))
    for explanation in explain("one line\n", found):
        assert explanation.sentences == ()


def test_every_word_of_the_reference_is_shown_once_and_in_order() -> None:
    body = text("ISC").replace("any purpose", "any peaceful purpose").replace("ALL WARRANTIES", "WARRANTIES")
    _, explanation = whole(body)
    _, untouched = whole(text("ISC"))
    told = [part.reference for sentence in explanation.sentences for part in sentence.parts]
    plain = [part.reference for sentence in untouched.sentences for part in sentence.parts]
    assert " ".join(told).split() == " ".join(plain).split()


WORDS = st.lists(st.integers(0, 6), max_size=60)


@given(WORDS, WORDS)
def test_what_is_common_is_equal_and_in_order(first: list[int], second: list[int]) -> None:
    blocks = common(first, second)
    for block in blocks:
        assert block.size > 0
        here, there = first[block.first :][: block.size], second[block.second :][: block.size]
        assert here == there
        assert len(here) == block.size
    for block, following in pairwise(blocks):
        assert block.first + block.size <= following.first
        assert block.second + block.size <= following.second


@given(WORDS)
def test_a_sequence_is_all_common_with_itself(words: list[int]) -> None:
    assert common(words, words) == ([Block(0, 0, len(words))] if words else [])


def test_a_hundred_thousand_words_are_aligned_within_a_bounded_number_of_steps() -> None:
    chance = random.Random(7)
    words = [chance.randrange(4000) for _ in range(100_000)]
    changed = [word for word in words if chance.random() > 0.05]
    looked = Counting(changed)
    blocks = common(words, looked)
    assert sum(block.size for block in blocks) > 0.97 * len(changed)
    assert looked.looks < 400 * len(words)


class Counting(list[int]):
    """A list that counts how often its items are looked at."""

    looks = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def] # a list's own has two signatures
        self.looks += len(range(*place.indices(len(self)))) if isinstance(place, slice) else 1
        return super().__getitem__(place)


def test_hostile_repetition_ends() -> None:
    blocks = common([1, 2] * 30_000, [2, 1] * 30_000)
    assert all(block.size > 0 for block in blocks)


def test_a_license_in_one_long_line_is_found_there() -> None:
    chance = random.Random(3)
    noise = ["".join(chance.choices(string.ascii_lowercase, k=4)) for _ in range(30_000)]
    flat = " ".join(text("MIT").split())
    _, explanation = whole(" ".join([*noise, flat.replace("without restriction", "for a fee"), *noise]))
    assert (Contrast.DIFFERS, "for a fee,", "without restriction,") in changes(explanation)


def test_words_keep_how_they_are_written() -> None:
    words = read(["/*", ' * The "Software", and/or', " * 1. more (of it).  Done", " */"])
    assert written(words) == 'The "Software", and/or 1. more (of it). Done'
    assert [word.form for word in words] == ["the", "software", "and", "or", "1", "more", "of", "it", "done"]
    assert [word.sentence for word in words] == [0, 0, 0, 0, 1, 1, 1, 1, 2]
    assert words[4].mark is Mark.LABEL


@given(st.lists(st.text(max_size=30), max_size=8))
def test_reading_never_fails_and_loses_no_line(lines: list[str]) -> None:
    for word in read(lines):
        assert 1 <= word.line <= len(lines)
        assert word.form
        assert word.form in word.written.lower()


@pytest.mark.parametrize(
    ("words", "others", "before", "same"),
    [
        ("licence", "license", "", True),
        ("sub licence", "sublicense", "", True),
        ("non commercial", "noncommercial", "", True),
        ("owners", "holders", "copyright", True),
        ("owners", "holders", "the", False),
        ("may", "must", "", False),
        ("of the", "ofthe", "", True),
    ],
)
def test_spellings(words: str, others: str, before: str, same: bool) -> None:
    assert same_spelling(words.split(), others.split(), before) is same
    assert same_spelling(others.split(), words.split(), before) is same


@settings(max_examples=60)
@given(st.sampled_from(["MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib"]), st.floats(0.25, 0.95), st.booleans())
def test_a_word_put_into_a_text_is_shown_wherever_it_stands(id: str, at: float, flat: bool) -> None:
    words = text(id).split(" ")
    words.insert(int(at * len(words)), "wombat")
    body = " ".join(words)
    _, explanation = whole(" ".join(body.split()) if flat else body)
    assert "wombat" in " ".join(change[1].lower() for change in changes(explanation))


@pytest.mark.parametrize(
    ("id", "old", "new"),
    [
        ("Unlicense", "any and all copyright interest", "any and copyright interest"),
        ("MPL-2.0", "the only rights granted", "the only granted"),
        ("MIT", "copies or substantial", "no substantial"),
        ("BSD-3-Clause", "PROVIDED BY THE COPYRIGHT", "PROVIDED NOT THE COPYRIGHT"),
        ("BSL-1.0", "THE COPYRIGHT HOLDERS OR ANYONE", "THE COPYRIGHT HOLDERS EMPLOYING ANYONE"),
    ],
)
def test_words_of_notices_and_names_that_say_something_are_no_form(id: str, old: str, new: str) -> None:
    assert old in text(id)
    _, explanation = whole(text(id).replace(old, new))
    assert changes(explanation)


def test_a_name_is_form_only_where_names_are_filled_in() -> None:
    name, other = [Word("acme", "Acme")], [Word("foundation", "Foundation")]
    assert reason(Place(name, other, ("the", "name", "of", "the"), ("nor", "the"))) == "name filled in"
    assert reason(Place(name, other, ("governed", "by", "the", "law", "of"), ("and",))) == ""
    assert reason(Place([Word("not", "not")], other, ("the", "name", "of"), ("nor",))) == ""
