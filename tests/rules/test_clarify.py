# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Clarifications of files hold while the files that they pin are the same."""

from __future__ import annotations

from licet.licenses.expression import License
from licet.model import Clarification, Detection, FileFacts, FileKind, Method
from licet.rules.clarify import clarify

FOUND = Detection(License("GPL-2.0-only"), 3, 9, 0.6, Method.APPROXIMATE, "x")
FILES = (
    FileFacts("vendor/a.c", FileKind.VENDORED, 1, "aa", (FOUND,)),
    FileFacts("vendor/b.c", FileKind.VENDORED, 1, "bb"),
    FileFacts("own.c", FileKind.SOURCE, 1, "cc", (FOUND,)),
)


def test_what_was_concluded_takes_the_place_of_what_was_detected() -> None:
    files, stale = clarify(FILES, (Clarification("vendor/**", License("MIT"), (("vendor/a.c", "sha256:aa"),)),))
    assert stale == ()
    assert [str(file.expression) for file in files] == ["MIT", "None", "GPL-2.0-only"]
    assert files[0].detections[0].method is Method.CLARIFIED


def test_a_changed_or_missing_file_makes_it_stale() -> None:
    for pin in (("vendor/a.c", "sha256:zz"), ("gone.c", "sha256:aa")):
        clarification = Clarification("vendor/**", License("MIT"), (pin,))
        files, stale = clarify(FILES, (clarification,))
        assert stale == (clarification,)
        assert files == FILES


def test_clarifications_of_packages_are_not_of_files() -> None:
    assert clarify(FILES, (Clarification("pkg:pypi/a", License("MIT")),)) == (FILES, ())
