# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What each finding code says, in a sentence: the first one of its heading in docs/findings.md."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "alternative-chosen": "Which branch of a choice was taken.",
    "clarification-stale": (
        "The files that a clarification was made from are not the same any more, or cannot be found; it was "
        "not applied."
    ),
    "contradictory-grant": "A grant takes back what the license it names gives.",
    "declared-mismatch": (
        "What is declared and what the license files say do not agree; both were judged, and the worse answer stands."
    ),
    "deprecated-id": "The project states its license with an id that SPDX has replaced.",
    "exception-expired": "An exception of the policy has a date that is past; it is not applied any more.",
    "exception-unused": "An exception of the policy covers nothing that is found.",
    "expression-invalid": "The project states its license in words that are no SPDX expression.",
    "license-conflict": (
        "Something may not go into the project, or into one of the things that it ships, under the license that this "
        "is passed on under; or two things may not be in one work, whatever that is passed on under."
    ),
    "license-denied": "The policy denies a license, or allows others and leaves this one out.",
    "license-missing": "The project, or something in it, grants nobody anything: all rights are reserved.",
    "license-review": (
        "A person must look: the policy has the license under `review`, or authorities differ on what it allows."
    ),
    "license-unknown": (
        "No license could be concluded, or nothing is known of it that would decide, or a file has terms "
        "that belong to no known license."
    ),
    "low-confidence": "Something like a license was found, too unlike any to be judged by.",
    "policy-unused": (
        "The policy allows a license that nothing here has, or has a `[[use]]`, `[[clarify]]` or `[[where]]` "
        "that is about nothing here."
    ),
    "scan-incomplete": "Something could not be read, so that the verdict does not speak of it.",
    "vendored-unlisted": "The work of others is in the repository, and no manifest names it.",
}
