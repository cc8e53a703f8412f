# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How a tree is looked at, and whom that is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from licet.model import Distribution, Use
from licet.rules.supposing import Supposition
from licet.scanner.packages.found import Registry
from licet.scanner.results import Results

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with (stage, done, in all)."""


@dataclass(frozen=True)
class Options:
    """How to look: processes (0: one a processor), the installed environment, the index to ask, whom to tell.

    `results` are those of earlier scans, where they are kept. `quotes` asks for the lines that evidence points to,
    `obligations` for what is to be done to ship. `suppositions`, by how they were spelled, are what is to be judged
    as if it were so.
    """

    jobs: int = 0
    environment: Path | None = None
    registry: Registry | None = None
    use: Use | None = None
    distributions: tuple[Distribution, ...] | None = None
    strict: bool = False
    progress: Progress | None = None
    results: Results | None = None
    quotes: bool = False
    obligations: bool = False
    suppositions: Mapping[str, Supposition] = field(default_factory=dict)


def stage(options: Options, name: str) -> Callable[[int, int], None] | None:
    """Whom to tell how far the stage NAME has come."""
    progress = options.progress
    return (lambda done, total: progress(name, done, total)) if progress else None
