# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the caller of `licet check` wants, as one value that any process can be given, and the report that it makes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from licet.cli import session
from licet.cli.measuring import Measuring
from licet.cli.policy_file import find_policy
from licet.model import Distribution, Profile, Report, Use
from licet.rules.supposing import parse_supposition


@dataclass(frozen=True)
class Asked:
    """The options of `licet check` but for PATH and formats; `pictured` asks for what a report to look at shows."""

    today: date
    policy: Path | None = None
    use: Use | None = None
    distributions: tuple[Distribution, ...] = ()
    profile: Profile | None = None
    env: Path | None = None
    online: bool = False
    jobs: int = 0
    no_cache: bool = False
    strict: bool = False
    quiet: bool = False
    obligations: bool = False
    pictured: bool = False
    what_if: tuple[str, ...] = ()
    measuring: Measuring = field(default_factory=Measuring)

    def __post_init__(self) -> None:
        """Raise `UsageError` where a supposition is none: before anything is read."""
        for each in self.what_if:
            parse_supposition(each)

    def judge(self, path: Path | None) -> Report:
        """The report on what is at PATH, None for the environment.

        Raises `UsageError` where the policy or something else that was asked has mistakes, `CannotJudgeError` where an
        input without which there is no answer cannot be read.
        """
        suppositions = {each: parse_supposition(each) for each in self.what_if}
        rules = find_policy(path or Path(), self.policy, online=self.online)
        rules = replace(rules, profile=self.profile or rules.profile)
        with session.options(
            jobs=self.jobs,
            env=self.env,
            online=self.online,
            no_cache=self.no_cache,
            quiet=self.quiet,
            use=self.use,
            distributions=list(self.distributions),
            strict=self.strict,
            own_rules=rules.own_rules,
        ) as options:
            asked = replace(
                options,
                obligations=self.obligations or self.pictured,
                suppositions=suppositions,
                quotes=self.pictured,
            )
            return self.measuring.judge(path, rules, asked, self.today, quiet=self.quiet)
