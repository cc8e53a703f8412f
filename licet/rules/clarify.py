# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Clarifications: what a person concluded takes the place of what was detected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from licet.model import Clarification, Detection, FileFacts, Method, Role
from licet.rules.selectors import Selection, Selector


def clarify(
    files: Sequence[FileFacts], clarifications: Sequence[Clarification]
) -> tuple[tuple[FileFacts, ...], tuple[Clarification, ...]]:
    """FILES with the licenses that CLARIFICATIONS of paths conclude, and those that no longer hold.

    A clarification whose pinned files have another digest now, or are gone, is not applied.
    """
    digests = {file.path: f"sha256:{file.sha256}" for file in files}
    paths = [c for c in clarifications if not Selector(c.package).is_package]
    stale = tuple(c for c in paths if any(digests.get(path) != digest for path, digest in c.files))
    holding = Selection((Selector(each.package), each) for each in paths if each not in stale)
    return tuple(_clarified(file, holding) for file in files), stale


def named_and_by_pattern(
    clarifications: Sequence[Clarification],
) -> tuple[tuple[Clarification, ...], Callable[[str], Clarification | None] | None]:
    """The CLARIFICATIONS that name one package, and the look-up of the first other one that means a purl."""
    packages = [(selector, each) for each in clarifications if (selector := Selector(each.package)).is_package]
    named = tuple(each for selector, each in packages if selector.is_exact)
    patterns = Selection((selector, each) for selector, each in packages if not selector.is_exact)
    if len(named) == len(packages):
        return named, None
    return named, lambda purl: next(iter(patterns.of((purl,))), None)


def _clarified(file: FileFacts, holding: Selection[Clarification]) -> FileFacts:
    if not (file.detections or file.unaccounted):
        return file
    for clarification in holding.of((file.path,)):
        end = max([d.end_line for d in file.detections] + [p.end_line for p in file.unaccounted])
        rule = clarification.place.path if clarification.place else "licet.toml"
        found = Detection(clarification.license, 1, end, 1.0, Method.CLARIFIED, rule, Role.TAG)
        return replace(file, detections=(found,), unaccounted=(), pointers=())
    return file
