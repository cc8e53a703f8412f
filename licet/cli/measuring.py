# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Measures what `licet check` finds against what was there before: a baseline, or a revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from licet.cli.output import emit, tell
from licet.errors import CannotJudgeError, UsageError
from licet.model import Mark, Report
from licet.pipeline import Options, check
from licet.rules.baseline import parse_baseline, written
from licet.rules.comparison import compared
from licet.rules.policy import Policy

NAME = "licet-baseline.jsonl"
"""The baseline of a folder, which is asked where it is there."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """What the caller wants: `since` a revision, beside a `baseline` (else that of the folder) or none, to write it."""

    since: str | None = None
    baseline: Path | None = None
    no_baseline: bool = False
    write: bool = False

    def __post_init__(self) -> None:
        if self.no_baseline and (self.baseline or self.write):
            raise UsageError("--no-baseline goes neither with --baseline nor with --write-baseline")
        if self.write and self.since:
            raise UsageError("a baseline holds all findings: give --write-baseline without --since")

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked for but what is there by itself."""
        return not (self.since or self.baseline or self.write)

    def judge(self, path: Path | None, policy: Policy, options: Options, today: date, *, quiet: bool) -> Report:
        """The report on PATH, with the findings that are not known from before.

        Raises `UsageError` where a revision or a baseline cannot be had of PATH, or the baseline has mistakes.
        """
        if self.since is None:
            report = check(path, policy, options, today)
        else:
            from licet.revisions import check_since  # noqa: PLC0415 - most runs compare no revisions

            report = check_since(_folder(path), self.since, policy, options, today)
        place = self._place(path)
        if self.write:
            if place is None:
                raise UsageError("this is no folder: name the file of its baseline, --baseline FILE")
            emit(written(report.findings, report.fail_on), place)
            if not quiet:
                tell(f"wrote {place}: what it has does not count from now on")
        known = _read(place, is_named=self.baseline is not None) if place and not self.no_baseline else None
        return report if known is None or place is None else _beside(report, known, place, policy, options)

    def _place(self, path: Path | None) -> Path | None:
        """Where the baseline is, or would be; None where there can be none."""
        if self.baseline is not None:
            return self.baseline
        return path / NAME if path is not None and path.is_dir() else None


def _folder(path: Path | None) -> Path:
    if path is None:
        raise UsageError("an environment has no revisions: --since needs the folder of a repository")
    return path


def _read(place: Path, *, is_named: bool) -> Mapping[Mark, int] | None:
    """The baseline at PLACE; None where there is none and nobody named it. Raises `UsageError`, `CannotJudgeError`."""
    try:
        text = place.read_text(encoding="utf-8")
    except FileNotFoundError:
        if not is_named:
            return None
        raise UsageError(f"no baseline {place}; `licet check --write-baseline` writes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"cannot read the baseline {place}: {error}") from error
    return parse_baseline(text, place.name)


def _beside(report: Report, known: Mapping[Mark, int], place: Path, policy: Policy, options: Options) -> Report:
    """REPORT without what is KNOWN from the baseline at PLACE; what a revision has that is gone is still told."""
    earlier = report.compared
    report = compared(report, known, place.name, policy, strict=options.strict)
    made = report.compared
    if earlier is None or made is None:
        return report
    both = replace(made, against=f"{earlier.against} and {made.against}", gone=earlier.gone)
    return replace(report, compared=both)
