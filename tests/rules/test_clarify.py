# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Clarifications of files hold while the files that they pin are the same."""

from __future__ import annotations

from licet.licenses.expression import License
from licet.model import (
    Clarification,
    Detection,
    Evidence,
    FileFacts,
    FileKind,
    Inventory,
    Method,
    OutboundBasis,
)
from licet.rules.clarify import clarify
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.rules.stated import judged_detections

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


def test_all_pins_have_to_hold() -> None:
    held, broken = ("vendor/a.c", "sha256:aa"), ("vendor/b.c", "sha256:00")
    both = Clarification("vendor/**", License("MIT"), (held, broken))
    assert clarify(FILES, (both,)) == (FILES, (both,))


def test_without_pins_it_always_holds() -> None:
    files, stale = clarify(FILES, (Clarification("own.c", License("MIT")),))
    assert stale == ()
    assert str(files[2].expression) == "MIT"


def test_a_file_that_was_not_read_whole_matches_no_digest() -> None:
    unread = (FileFacts("big.bin", FileKind.VENDORED, 1, "", (FOUND,)),)
    clarification = Clarification("big.bin", License("MIT"), (("big.bin", f"sha256:{'0' * 64}"),))
    assert clarify(unread, (clarification,)) == (unread, (clarification,))


def test_the_first_that_holds_counts() -> None:
    stale = Clarification("vendor", License("ISC"), (("gone.c", "sha256:aa"),))
    first = Clarification("vendor/a.c", License("MIT"))
    second = Clarification("vendor", License("Zlib"))
    files, _ = clarify(FILES, (stale, first, second))
    assert str(files[0].expression) == "MIT"


def test_what_was_concluded_is_judged_and_names_the_policy() -> None:
    place = Evidence("licet.toml", 7)
    files, _ = clarify(FILES, (Clarification("own.c", License("MIT"), (), place),))
    (detection,) = judged_detections(files[2])
    assert (str(detection.expression), detection.score, detection.rule) == ("MIT", 1.0, "licet.toml")


def test_a_clarified_license_file_says_what_the_project_goes_out_under() -> None:
    unclear = (FileFacts("LICENSE", FileKind.LICENSE, 1, "aa", (FOUND,)),)
    assert outbound(Inventory(files=unclear), Policy()).expression is None
    files, _ = clarify(unclear, (Clarification("LICENSE", License("MIT"), (("LICENSE", "sha256:aa"),)),))
    made = outbound(Inventory(files=files), Policy())
    assert (made.expression, made.basis) == (License("MIT"), OutboundBasis.DETECTED)
