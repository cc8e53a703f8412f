# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two states of a tree, of which as little is looked at as tells what is different in their judgement.

A few files are looked at first: those that changed, and those that speak for others. Where the answer may rest on more
than these, all are: a license of the whole that changed, or one that comes in and may clash with that of any other
file. The findings that are new are those that all files give.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from licet.licenses.expression import Expression, License
from licet.model import Conclusion, FileFacts, Outbound, OutboundBasis, Report, Scope
from licet.pipeline import Options, check_tree
from licet.rules.comparison import marked
from licet.rules.policy import Policy
from licet.rules.stated import stated_expression
from licet.scanner import own
from licet.scanner.archives import Tree
from licet.scanner.detect.referred import PACKAGE
from licet.scanner.file_names import TEXTS, FileNames
from licet.scanner.packages.purls import bare
from licet.scanner.revisions import Changed, Slice, narrow, whole, wider

OF_THE_WHOLE = ("clarification-stale", "exception-unused", "policy-unused", "vendored-unlisted")
"""Findings that say what no file is: only all files can tell."""

Opening: TypeAlias = Callable[[Collection[str]], AbstractContextManager[Tree]]
"""Opens the tree of one state with these of its paths."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The paths of the files before and after, what CHANGED between them, and how each state is opened."""

    before: frozenset[str]
    after: frozenset[str]
    changed: Changed
    open_before: Opening
    open_after: Opening

    @property
    def moves(self) -> Mapping[str, str]:
        """Paths that files had before to those that they have now."""
        return {move.before: move.after for move in self.changed.moved}


def judged(sides: Sides, folder: Path, policy: Policy, options: Options, today: date) -> tuple[Report, Report]:
    """The reports on both SIDES of FOLDER, of the files that may make a difference between them."""
    before, after = (frozenset(_counting(paths, folder, policy)) for paths in (sides.before, sides.after))
    pinned = {path for each in policy.clarifications for path, _ in each.files}
    slice = narrow(before, after, sides.changed, pinned)
    while True:
        with sides.open_before(slice.before) as tree:
            earlier = check_tree(tree, policy, options, today)
        with sides.open_after(slice.after) as tree:
            later = check_tree(tree, policy, options, today)
        wanted = _wanted(slice, sides.changed, earlier, later, before, after)
        if wanted == slice:
            return earlier, later
        slice = wanted


def _counting(paths: Collection[str], folder: Path, policy: Policy) -> Iterator[str]:
    """PATHS but for rules of the policy's own, which lie in FOLDER now, and elsewhere where a state is laid out."""
    rules = policy.own_rules.path.resolve() if policy.own_rules else None
    if rules is None or not rules.is_relative_to(folder.resolve()):
        yield from paths
        return
    below = rules.relative_to(folder.resolve()).as_posix() + "/"
    yield from (path for path in paths if not (path.startswith(below) and path.endswith(own.ENDINGS)))


def _wanted(
    slice: Slice, changed: Changed, earlier: Report, later: Report, before: Collection[str], after: Collection[str]
) -> Slice:
    """What has to be looked at, now that SLICE was: it itself where that is enough."""
    if slice.is_whole:
        return slice
    if _is_doubtful(changed, earlier, later):
        return whole(before, after)
    files = (file for report in (earlier, later) for file in report.inventory.files if file.path in changed.paths)
    return wider(slice, before, after, {word for file in files for word in _referred(file)})


def _referred(file: FileFacts) -> Iterator[str]:
    """The files that FILE refers to by names that are not those of license files, which are looked at anyway."""
    for detection in (*file.detections, *file.pointers):
        yield from (name for name in detection.refers if name != PACKAGE and not FileNames.is_of_license(name))


def _is_doubtful(changed: Changed, earlier: Report, later: Report) -> bool:
    """Whether the difference may rest on files that were not looked at."""
    return (
        _outbounds(earlier) != _outbounds(later)
        or _brings_in(changed, earlier, later)
        or any(map(_rests_on_sources, (earlier.outbound, *(each.outbound for each in later.wholes))))
        or _texts(changed, earlier) != _texts(changed, later)
        or _has_new_of_the_whole(earlier, later)
    )


def _outbounds(report: Report) -> tuple[object, ...]:
    return (report.outbound.expression, *((each.path, each.outbound.expression) for each in report.wholes))


def _brings_in(changed: Changed, earlier: Report, later: Report) -> bool:
    """Whether a license comes in, with a file or a dependency: what it may clash with can be anywhere."""
    came = set(_stated(changed, later)) - set(_stated(changed, earlier))
    return bool(came) or not set(_concluded(later)) <= set(_concluded(earlier))


def _stated(changed: Changed, report: Report) -> Iterator[tuple[str, Expression]]:
    for file in report.inventory.files:
        expression = stated_expression(file) if file.path in changed.paths else None
        if expression is not None and expression != report.outbound.expression:
            yield file.path, expression


def _concluded(report: Report) -> Iterator[tuple[str, Scope, Conclusion]]:
    for each in report.inventory.resolutions:
        yield bare(each.component.purl), each.component.scope, each.concluded


def _rests_on_sources(outbound: Outbound) -> bool:
    """Whether notices in all sources tell which versions of a GNU license hold: its text does not."""
    license = outbound.expression
    versioned = isinstance(license, License) and license.id.endswith(("-only", "-or-later"))
    return outbound.basis is OutboundBasis.DETECTED and versioned


def _texts(changed: Changed, report: Report) -> Mapping[str, object]:
    """What is said in texts that changed, and that others may refer to."""
    return {
        file.path: [(each.expression, each.role, each.score) for each in file.detections]
        for file in report.inventory.files
        if file.path in changed.other and file.path.lower().endswith(TEXTS)
    }


def _has_new_of_the_whole(earlier: Report, later: Report) -> bool:
    known = marked(earlier.findings)
    new = [finding for finding in later.findings if any(mark not in known for mark in finding.marks)]
    copied = (each.component for each in later.inventory.resolutions if each.component.place)
    works = {name for each in copied for name in (each.purl, each.place)}
    return any(finding.code in OF_THE_WHOLE or finding.subject in works for finding in new)
