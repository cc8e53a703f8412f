# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two states of a repository, each judged, and what the later one has that the earlier had not."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

from licet.errors import UsageError
from licet.model import Mark, Problem, Report
from licet.pipeline import Options
from licet.revisions.sides import Sides, judged
from licet.rules.comparison import compared, marked
from licet.rules.policy import Policy
from licet.scanner.archives import Tree
from licet.scanner.revisions import Objects, Repository, from_tree, laid_out, listed, to_worktree

HERE = "HEAD"


def check_since(folder: Path, revision: str, policy: Policy, options: Options, today: date) -> Report:
    """The verdict on what was added to the files in FOLDER since REVISION, or since it and they went apart.

    Files that are not committed count. Both states are judged by the same POLICY. The inventory holds what was looked
    at: what changed, and what a judgement of that rests on.

    Raises `UsageError` where FOLDER is in no repository or REVISION is none, `CannotJudgeError` where git cannot tell.
    """
    repository = Repository.at(folder)
    asked = repository.commit(revision)
    base = repository.merge_base(asked, HERE) or asked
    before = listed(repository, base)
    changed = to_worktree(repository, base, before)
    kept = {path for path, entry in before.items() if entry.is_file} - changed.gone
    objects, problems = Objects(repository), tuple(map(_submodule, sorted(changed.submodules)))
    sides = Sides(
        frozenset(path for path, entry in before.items() if entry.is_file),
        frozenset(kept | changed.new),
        changed,
        lambda paths: laid_out(objects, before, paths, folder),
        lambda paths: nullcontext(Tree(folder, problems=problems, only=tuple(sorted(paths)))),
    )
    earlier, later = judged(sides, folder, policy, options, today)
    report = compared(later, _moved(earlier, sides.moves), revision, policy, strict=options.strict)
    assert report.compared is not None  # what is known of files that were not looked at is not known
    # Nor is what the whole really goes out under.
    return replace(report, compared=replace(report.compared, known=()), wholes=())


def compare(
    folder: Path, base: str, head: str, policy: Policy, options: Options, today: date
) -> tuple[Report, Report, Mapping[str, str]]:
    """The reports on what is in FOLDER at BASE and at HEAD, as far as they may differ, and paths that moved.

    Raises as `check_since` does.
    """
    repository = Repository.at(folder)
    before, after = (listed(repository, repository.commit(revision)) for revision in (base, head))
    changed = from_tree(before, after)
    objects, problems = Objects(repository), tuple(map(_submodule, sorted(changed.submodules)))
    sides = Sides(
        frozenset(path for path, entry in before.items() if entry.is_file),
        frozenset(path for path, entry in after.items() if entry.is_file),
        changed,
        lambda paths: laid_out(objects, before, paths, folder),
        lambda paths: laid_out(objects, after, paths, folder, problems),
    )
    earlier, later = judged(sides, folder, policy, options, today)
    later = compared(later, _moved(earlier, sides.moves), base, policy, strict=options.strict)
    return earlier, later, sides.moves


def fork(folder: Path, base: str, head: str) -> str:
    """The id of the commit at which BASE and HEAD went apart. Raises `UsageError` where there is none here."""
    repository = Repository.at(folder)
    found = repository.merge_base(repository.commit(base), repository.commit(head))
    if found is None:
        raise UsageError(f"{base} and {head} have no commit in common here; a clone may lack some of the history")
    return found


def _moved(report: Report, moves: Mapping[str, str]) -> Mapping[Mark, int]:
    """The marks of REPORT with the paths that its files have now."""
    return {mark._replace(about=moves.get(mark.about, mark.about)): n for mark, n in marked(report.findings).items()}


def _submodule(path: str) -> Problem:
    message = "this submodule is at another commit; what changed in it was not compared. Check it by itself"
    return Problem(path, "submodule-changed", message, matters=True)
