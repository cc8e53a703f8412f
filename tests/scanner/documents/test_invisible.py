# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Characters that are not seen go, ligatures become letters, and all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.scanner.documents.forms import invisible

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
NEAR = "a\u00ac\u00ae\u200a\u200e\u2010\u2061\ufb07\ufaff\u4e00\n"
"""Neighbours in code and in bytes, which are seen."""


@pytest.mark.parametrize("character", UNSEEN)
def test_what_is_not_seen_goes(character: str) -> None:
    assert invisible.plain(f"lic{character}ense".encode()) == b"license"


@given(st.text(st.sampled_from(UNSEEN + "".join(LIGATURES) + NEAR)))
def test_each_character_is_written_as_it_is_seen(text: str) -> None:
    seen = "".join(LIGATURES.get(each, "" if each in UNSEEN else each) for each in text)
    assert invisible.plain(text.encode()).decode() == seen
