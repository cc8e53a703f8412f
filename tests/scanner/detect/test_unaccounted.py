# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Terms of no known license are noticed; known licenses, prose and code are not taken for them."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.data import FOLDER
from licet.licenses.catalog import text
from licet.model import Passage
from licet.scanner.detect import engine
from licet.scanner.detect.thresholds import MOST_WORDS_ASKED

AGREEMENT = """Software Delivery Agreement

Frob Industries grants the customer a non-exclusive right to use the delivered program at the sites named in
the order. The customer shall not make it available to third parties, and shall keep the documentation
confidential. All copies are to be destroyed on termination of this agreement.

This agreement shall be construed under the laws of Freedonia. Place of jurisdiction is Frobville.
"""

NOTICE = """/*
 * This source is confidential and the property of Frob Industries. It must not be copied, shown or
 * passed on to anybody outside the company without prior written approval of the legal department.
 * Unauthorized disclosure will be prosecuted.
 */
int frob(void) { return 0; }
"""

FONT = """You have bought a desktop font licence for one office with up to five workstations. You may print with the
font and embed it in documents. You may not convert it to other formats. Copies for more workstations require
additional licences. The foundry retains all rights in the design. If you do not agree to these terms, return the
font within fourteen days for a refund.
"""

DATA = """By downloading the images you agree to the following. The images remain the property of their photographers.
You may store and process them for research. You must not distribute the images to third parties. If a photographer
withdraws, you shall delete the image within 30 days. We may terminate your access at any time.
"""

PROSE = """Contributing

Fork the repository, run the tests, and open a pull request. You agree that your change may be distributed by us.
Be kind, or expect to be warned. A release is cut every month, and its license is that of the project, whose trademarks
belong to the foundation. Fees are paid by it; contractors work on the web site.
"""

CODE = """class License:
    def __init__(self, licensee, licensor, fees, terminate=False):
        self.licensee, self.licensor = licensee, licensor  # who grants, and who is granted
        self.warranties = [w for w in fees if w.is_valid()]
"""


def passages(said: str) -> tuple[Passage, ...]:
    return engine().read_utf8(said.encode())[1]


@pytest.mark.parametrize("said", [AGREEMENT, NOTICE, FONT, DATA])
def test_terms_of_no_known_license_are_noticed(said: str) -> None:
    (passage,) = passages(said)
    assert 1 <= passage.start_line <= passage.end_line <= len(said.splitlines())
    assert len(passage.phrases) >= 4


def test_the_lines_are_those_of_the_terms() -> None:
    (passage,) = passages(NOTICE)
    assert (passage.start_line, passage.end_line) == (2, 4)
    assert {"confidential", "property of", "prior written"} <= set(passage.phrases)


@pytest.mark.parametrize("said", [PROSE, CODE, "", "confidential", "\n" * 50])
def test_prose_and_code_are_no_terms(said: str) -> None:
    assert passages(said) == ()


@pytest.mark.parametrize("id", ["MIT", "Apache-2.0", "GPL-3.0-only", "MPL-2.0", "BUSL-1.1", "CC-BY-NC-4.0", "EUPL-1.2"])
def test_a_known_license_is_accounted_for(id: str) -> None:
    said = text(id)
    assert said
    assert passages(said) == ()
    assert passages("".join(f"# {line}\n" for line in said.splitlines())) == ()


@pytest.mark.parametrize("id", ["Apache-2.0", "BUSL-1.1", "Elastic-2.0", "EPL-2.0", "MPL-1.1"])
def test_what_was_a_license_once_is_noticed(id: str) -> None:
    """The sentences of a known text backwards, every fifth word another: no rule knows it."""
    sentences = re.split(r"(?<=[.;:])\s+", text(id))
    words = iter(range(10**6))
    said = re.sub(r"[A-Za-z]{3,}", lambda word: "frob" if next(words) % 5 == 0 else word[0], "\n".join(sentences[::-1]))
    assert passages(said)


def test_terms_beside_a_known_license_are_noticed() -> None:
    said = f"{text('MIT')}\n\n{AGREEMENT}"
    detections, found = engine().read_utf8(said.encode())
    assert {str(detection.expression) for detection in detections} == {"MIT"}
    assert found
    assert found[0].start_line > len(text("MIT").splitlines())


def test_a_very_long_text_is_looked_through_up_to_a_bound() -> None:
    filler = "license " * MOST_WORDS_ASKED
    assert passages(f"{AGREEMENT}\n{filler}")
    assert passages(f"{filler}\n{AGREEMENT}") == ()


@pytest.mark.parametrize(
    "phrase", [p for group in tomllib.loads((FOLDER / "license-language.toml").read_text()).values() for p in group]
)
def test_every_phrase_is_of_words_that_are_known(phrase: str) -> None:
    assert len(engine().index.vocabulary.read(phrase.encode())) == len(phrase.split())


@given(st.lists(st.sampled_from([AGREEMENT, NOTICE, FONT, DATA, PROSE, CODE]), max_size=4))
def test_passages_are_in_order_and_inside_the_text(parts: list[str]) -> None:
    said = ("\nx = 1" * 100 + "\n").join(parts)  # two texts are two where enough stands between them
    found = passages(said)
    assert found == passages(said)
    lines = [line for passage in found for line in (passage.start_line, passage.end_line)]
    assert lines == sorted(lines)
    assert all(1 <= line <= len(said.splitlines()) for line in lines)
    assert bool(found) == any(part in (AGREEMENT, NOTICE, FONT, DATA) for part in parts)


@given(st.text(max_size=400))
def test_any_text_may_be_asked(said: str) -> None:
    for passage in engine().read_utf8(said.encode("utf-8", "surrogatepass"))[1]:
        assert 1 <= passage.start_line <= passage.end_line


def test_a_changed_text_among_many_is_looked_at_by_itself() -> None:
    """In one long run of licenses, the rules that share most words with all of it are not those of a changed text."""
    changed = text("BSD-3-Clause").replace("the copyright holder nor", "the name of the Frob Developers nor")
    changed = changed.replace("may be used", "may ever be used").replace("BUSINESS INTERRUPTION", "A HALT OF BUSINESS")
    others = [text(id) for id in ("Apache-2.0", "MPL-2.0", "EPL-2.0", "CDDL-1.1", "Artistic-2.0", "GPL-3.0-only")]
    said = "\n".join([others[0], changed, *others[1:]])
    first = len(others[0].splitlines())
    detections, _ = engine().read_utf8(said.encode())
    found = [d for d in detections if str(d.expression) == "BSD-3-Clause" and first < d.start_line]
    assert found
    assert found[0].end_line <= first + len(changed.splitlines()) + 1
