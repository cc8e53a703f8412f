# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The choice is kept in `licet.toml`, so that every later check can hold the repository to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import tomlkit
import tomlkit.exceptions

from licet.errors import Mistake, PolicyError
from licet.model import Change


def intent_change(root: Path, license: str, answers: Mapping[str, str]) -> Change:
    """The change that makes LICENSE, chosen by ANSWERS, the intent of the project at ROOT.

    Raises `PolicyError` where its `licet.toml` is no TOML.
    """
    path = root.resolve() / "licet.toml"
    before = path.read_bytes() if path.is_file() else None
    try:
        document = tomlkit.parse((before or b"").decode("utf-8"))
    except (tomlkit.exceptions.ParseError, UnicodeDecodeError) as error:
        raise PolicyError((Mistake("licet.toml", getattr(error, "line", 1), f"not valid TOML: {error}"),)) from error
    intent = tomlkit.table()
    intent.add("license", license)
    chosen = tomlkit.inline_table()
    chosen.update(answers)
    intent.add("answers", chosen)
    document["intent"] = intent
    return Change(path, before, tomlkit.dumps(document).encode())
