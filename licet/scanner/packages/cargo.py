# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where Cargo keeps its own files, and what its configuration there says.

https://doc.rust-lang.org/cargo/reference/config.html
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from licet.scanner.values import table

_LARGEST = 1024 * 1024


def cargo_home(environ: Mapping[str, str], home: Path) -> Path:
    """The folder that Cargo keeps its caches and the user's configuration in."""
    named = environ.get("CARGO_HOME")
    return Path(named) if named else home / ".cargo"


def read_config(folder: Path, *names: str) -> Mapping[str, Any]:
    """The first of the TOML files called NAMES in FOLDER that is there; empty where none is, or it cannot be read."""
    for name in names:
        place = folder / name
        try:
            if place.is_file():
                return tomllib.loads(place.read_text("utf-8")) if place.stat().st_size <= _LARGEST else {}
        except (OSError, ValueError, RecursionError):
            return {}
    return {}


def tables(value: object) -> Mapping[str, Mapping[str, Any]]:
    """Those entries of VALUE, where it is a table, that are tables themselves."""
    return {key: entry for key, entry in table(value).items() if isinstance(entry, dict)}
