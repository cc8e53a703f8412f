# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A user's own rules take part in every command: each says first which policy names them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from licet.cli.folders import cache_folder
from licet.cli.policy_file import find_own_rules
from licet.model import RulesFolder


def use_own_rules(folder: RulesFolder | None, *, no_cache: bool = False) -> None:
    """Let the rules and licenses in FOLDER take part from now on, or the bundled ones alone.

    Raises `RulesError` with every mistake in them.
    """
    if folder is None and "licet.scanner.own" not in sys.modules:
        return
    from licet.scanner import own  # noqa: PLC0415 - loads the matcher, which `licet show MIT` has no use for

    own.use(own.overlay_of(folder, None if no_cache else cache_folder() / "rules") if folder else own.BUNDLED)


def use_rules_for(start: Path, policy: Path | None) -> None:
    """As `use_own_rules`, with the folder that POLICY names, or else the nearest policy upward from START."""
    use_own_rules(find_own_rules(start, policy))


def folder_of(paths: Sequence[str]) -> Path:
    """The folder that holds all the files at PATHS."""
    try:
        return Path(os.path.commonpath([Path(path).absolute().parent for path in paths]))
    except ValueError:  # on several drives
        return Path()
