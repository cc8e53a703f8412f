# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a first policy is made of."""

from __future__ import annotations

from dataclasses import dataclass

from licet.licenses.expression import Expression
from licet.model.reports import Outbound


@dataclass(frozen=True, slots=True)
class Met:
    """An entry for a list of a policy, and the subjects that it would be there for, sorted."""

    entry: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What no list settles, and why: its `license` conflicts with the project's, or is None where it is not known."""

    subject: str
    license: Expression | None
    why: str


@dataclass(frozen=True, slots=True)
class FirstPolicy:
    """What a policy may begin with: `allow` and `review` for what ships, `unshipped` to allow for what does not."""

    outbound: Outbound
    allow: tuple[Met, ...]
    review: tuple[Met, ...]
    unshipped: tuple[Met, ...]
    conflicts: tuple[Unsettled, ...]
    unknown: tuple[Unsettled, ...]
