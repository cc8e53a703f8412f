# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every number of explanations, with what it means. Lengths are in words unless they say otherwise."""

from __future__ import annotations

CELLS = 40_000
"""Two stretches whose lengths multiply to no more are set side by side word by word; longer ones by their anchors."""

ANCHORS = (6, 3, 1)
"""Anchors are runs of so many words that each text has once; the longer ones are tried first."""

ROUNDS = 30
"""So many times a stretch is parted by anchors within anchors; what is left is taken as different. Bounds the cost."""

COINCIDENCE = 3
"""A run of no more equal words between longer differences is chance ("of the"), and is shown as part of them."""

SLIDE = 40
"""A difference is moved by at most so many words to begin where a sentence does."""

CLAIM_SKIPS = 3
"""So many words may stand in the file between two words of a statement of copyright that was found there."""

TOGETHER = 1.1
"""Two matches are parts of one text where the text that both make has so many times the share of the better of them."""

DRESS = 3
"""A run of at least so many equal words takes its case and punctuation from the license's own text."""

WRITTEN = 0.9
"""From this share of its words on, a reference is shown as the license's own text writes it."""

TELLING = 0.3
"""With less than this share of its words written so, a reference is said to be as it is read back from the index."""

VARIANT = 0.8
"""A rule of whose words this share is in the text of its license, in order, is that text or a variant of it."""

EXCERPT = 1.5
"""A rule is compared with the part of that text that it covers, which has no more than so many times its words."""

EDGE = 60
"""So far beyond the lines of a match the sentence that it begins or ends in is followed."""

ROOMY = 500
"""Lines with so many words more than three times the reference's are narrowed to the place where the match is."""
