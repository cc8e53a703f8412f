# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Clarifications of files: what a person concluded takes the place of what was detected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from licet.model import Clarification, Detection, FileFacts, Method, Role
from licet.rules.selectors import Selector


def clarify(
    files: Sequence[FileFacts], clarifications: Sequence[Clarification]
) -> tuple[tuple[FileFacts, ...], tuple[Clarification, ...]]:
    """FILES with the licenses that CLARIFICATIONS of paths conclude, and those that no longer hold.

    A clarification whose pinned files have another digest now, or are gone, is not applied.
    """
    digests = {file.path: f"sha256:{file.sha256}" for file in files}
    paths = [c for c in clarifications if not Selector(c.package).is_package]
    stale = tuple(c for c in paths if any(digests.get(path) != digest for path, digest in c.files))
    holding = [(Selector(c.package), c) for c in paths if c not in stale]
    return tuple(_clarified(file, holding) for file in files), stale


def _clarified(file: FileFacts, holding: Sequence[tuple[Selector, Clarification]]) -> FileFacts:
    for selector, clarification in holding:
        if (file.detections or file.unaccounted) and selector.selects(file.path):
            end = max([d.end_line for d in file.detections] + [p.end_line for p in file.unaccounted])
            rule = clarification.place.path if clarification.place else "licet.toml"
            found = Detection(clarification.license, 1, end, 1.0, Method.CLARIFIED, rule, Role.TAG)
            return replace(file, detections=(found,), unaccounted=(), pointers=())
    return file
