# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the go command keeps its settings, and how it writes the paths of modules where letters have no case."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from licet.scanner.text import decode

_LARGEST = 1024 * 1024
_LINE = re.compile(r"\s*([A-Z][A-Z0-9_]*)=(.*)")


def escaped(text: str) -> str:
    """A module's path or version with `!a` for `A`, as caches and proxies have it (https://go.dev/ref/mod#module-cache)."""
    return re.sub("[A-Z]", lambda letter: f"!{letter[0].lower()}", text)


def go_settings(environ: Mapping[str, str], home: Path) -> dict[str, str]:
    """The settings of `go env`, as far as they are set: those of its own file, and before them the environment's.

    https://pkg.go.dev/cmd/go#hdr-Environment_variables
    """
    named = environ.get("GOENV", "")
    place = Path(named) if named else _user_folder(environ, home) / "go" / "env"
    found = {} if named == "off" else _parsed(place)
    return {**found, **{key: value for key, value in environ.items() if key.startswith("GO") and value}}


def _user_folder(environ: Mapping[str, str], home: Path) -> Path:
    if sys.platform == "win32":
        return Path(environ.get("AppData") or environ.get("APPDATA") or home / "AppData/Roaming")
    if sys.platform == "darwin":
        return home / "Library/Application Support"
    return Path(environ.get("XDG_CONFIG_HOME") or home / ".config")


def _parsed(place: Path) -> dict[str, str]:
    try:
        if not place.is_file() or place.stat().st_size > _LARGEST:
            return {}
        text = decode(place.read_bytes()) or ""
    except (OSError, ValueError):
        return {}
    return {row[1]: row[2].strip() for line in text.splitlines() if (row := _LINE.fullmatch(line))}
