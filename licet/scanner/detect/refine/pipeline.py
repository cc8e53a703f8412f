# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The order of the steps."""

from __future__ import annotations

from licet.scanner.detect.match import Match, in_order
from licet.scanner.detect.refine.lists import drop_false_positives, drop_license_lists
from licet.scanner.detect.refine.merge import merge
from licet.scanner.detect.refine.overlap import drop_contained, drop_overlapping, restore
from licet.scanner.detect.refine.weak import drop_weak


def refine(matches: list[Match], *, final: bool = True) -> list[Match]:
    """MATCHES that mean something, in order. FINAL also drops false positives, which until then hold their place."""
    if not matches:
        return []
    kept = merge(drop_weak(merge(matches)))
    kept, contained = drop_contained(kept)
    kept, overlapping = drop_overlapping(kept)
    kept = kept + restore(kept, contained)
    kept = kept + restore(kept, overlapping)
    kept, _ = drop_contained(kept)
    if final:
        kept = drop_license_lists(drop_false_positives(in_order(kept)))
    return in_order(kept)
