# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the policy is, and what is asked of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from licet.cli.policy_library import library
from licet.errors import CannotJudgeError
from licet.model import RulesFolder
from licet.rules.policy import Policy, parse_own_rules, parse_policy

_Read = TypeVar("_Read")


def find_policy(root: Path, named: Path | None, *, online: bool = False) -> Policy:
    """The policy NAMED, else the nearest `licet.toml` or `[tool.licet]` upward from ROOT, else the default.

    What it extends at an address is asked for only if ONLINE, where it was not read before. Raises `PolicyError` with
    every mistake, `CannotJudgeError` where the named file or what it extends cannot be read.
    """
    return _read(root, named, partial(parse_policy, library=library(online=online))) or Policy()


def find_own_rules(root: Path, named: Path | None) -> RulesFolder | None:
    """The folder of own rules that this policy names; nothing else of it is read.

    Raises `PolicyError` and `CannotJudgeError` as `find_policy` does.
    """
    return _read(root, named, parse_own_rules)


def _read(root: Path, named: Path | None, parse: Callable[[str, str, Path], _Read]) -> _Read | None:
    """What PARSE makes of the policy's text, of its name as seen from ROOT, and of the folder that it is in."""
    path, shown = (named, named.name) if named is not None else _nearest(root)
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"cannot read the policy {path}: {error}") from error
    return parse(text, shown, path.absolute().parent)


def _nearest(root: Path) -> tuple[Path | None, str]:
    """The policy file upward from ROOT, and its name as seen from there."""
    start = root.resolve()
    for folder in (start, *start.parents):
        for name in ("licet.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file() and (name == "licet.toml" or _has_table(path)):
                return path, "/".join([".."] * len(start.relative_to(folder).parts) + [name])
    return None, ""


def _has_table(path: Path) -> bool:
    """Whether a `pyproject.toml` has `[tool.licet]`; a broken one is reported where manifests are read."""
    try:
        return "licet" in tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False
