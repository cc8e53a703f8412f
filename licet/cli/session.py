# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the scanning commands do before and after the pipeline: policy, index, caches, progress."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from licet.cli.folders import cache_folder
from licet.cli.own_rules import use_own_rules
from licet.cli.progress import bar
from licet.model import Distribution, RulesFolder, Use
from licet.pipeline import Options
from licet.scanner.results import Results


def subject(path: Path | None, env: Path | None) -> Path | None:
    """What a command is about: PATH, else the folder here; None for the environment ENV by itself."""
    return path if path is not None or env is not None else Path()


@contextmanager
def options(
    *,
    jobs: int,
    env: Path | None,
    online: bool,
    no_cache: bool,
    quiet: bool,
    use: Use | None = None,
    distributions: list[Distribution] | None = None,
    strict: bool = False,
    own_rules: RulesFolder | None = None,
) -> Iterator[Options]:
    """The pipeline's options, with the index opened where it may be asked; from here on OWN_RULES take part."""
    use_own_rules(own_rules, no_cache=no_cache)
    with ExitStack() as stack:
        registry = None
        if online:
            from licet.scanner.registries import Registries  # noqa: PLC0415 - takes long to import; most runs ask nobody

            folder = cache_folder() / "indexes"
            if no_cache:
                shutil.rmtree(folder, ignore_errors=True)
            # The scanned tree's own .npmrc is not asked: it could send the user's secrets to a host of its choice.
            registry = stack.enter_context(Registries(folder))
        results = None if no_cache else stack.enter_context(Results(cache_folder() / "results"))
        progress = stack.enter_context(bar(quiet=quiet))
        shipped = tuple(distributions) if distributions else None
        yield Options(jobs, env, registry, use, shipped, strict, progress, results)
