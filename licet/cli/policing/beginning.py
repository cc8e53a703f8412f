# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A first policy for what is in a folder, and what it would leave to do there."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from licet.errors import CannotJudgeError, UsageError
from licet.model import Change, Finding, Severity
from licet.pipeline import Options, case_at, judged_anew
from licet.rules.evaluate import findings
from licet.rules.first_policy import first_policy
from licet.rules.policy import parse_policy
from licet.templates.first_policy import as_toml

NAME = "licet.toml"


def beginning(root: Path, options: Options, *, by_category: bool, force: bool) -> tuple[Change, tuple[Finding, ...]]:
    """The change that writes a first policy at ROOT, and the findings that it leaves.

    A `licet.toml` without lists, such as one that keeps a choice, is gone on with. Raises `UsageError` where one has a
    policy and FORCE is not given.
    """
    if not root.is_dir():
        raise UsageError(f"{root} is no folder: a policy is written beside what it is about")
    path = root.resolve() / NAME
    before = _read(path)
    goes_on = _goes_on(before, root, force=force)
    today = date.today()  # noqa: DTZ011 - exceptions expire on the user's calendar
    case = case_at(root, parse_policy(goes_on, NAME, root.absolute()), options, today)
    text = as_toml(first_policy(case, by_category=by_category), with_project="project" not in tomllib.loads(goes_on))
    after = f"{goes_on.rstrip()}\n\n{text}" if goes_on.strip() else text
    left = findings(judged_anew(case, parse_policy(after, NAME, root.absolute()), options))
    return Change(path, before, after.encode("utf-8", "backslashreplace")), left


def left_to_do(left: Sequence[Finding]) -> Iterator[str]:
    """What is LEFT, in words: whether `licet check` passes, and how much of each kind is found."""
    errors = [each for each in left if each.severity is Severity.ERROR]
    if not errors:
        yield "with this policy, `licet check` passes"
    for severity in (Severity.ERROR, Severity.WARNING):
        counts = Counter(each.code for each in left if each.severity is severity)
        if counts:
            named = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
            yield f"left to do, of weight {severity}: {named}; `licet check` says what mends each"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise CannotJudgeError(f"cannot read {path}: {error.strerror}") from error


def _goes_on(before: bytes | None, root: Path, *, force: bool) -> str:
    """What stays of the file that is there: all, where it has no lists yet, and else nothing."""
    try:
        text = (before or b"").decode("utf-8")
        there = tomllib.loads(text)
    except ValueError:
        text, there = "", {"policy": {}}
    if "policy" in there or "where" in there:
        if not force:
            raise UsageError(f"{NAME} is there already: --force replaces it, --dry-run shows with what")
        return ""
    if not force and _is_in_pyproject(root):
        raise UsageError(
            f"pyproject.toml has [tool.licet] already, before which {NAME} would go: write it with --force"
        )
    return text


def _is_in_pyproject(root: Path) -> bool:
    try:
        document = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return "licet" in document.get("tool", {})
