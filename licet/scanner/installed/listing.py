# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What lies in a folder, by name: packages are looked up there, since a name that a manifest writes may be a path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from licet.scanner.text import decode
from licet.scanner.values import json_table

LARGEST = 16 * 1024 * 1024
"""What describes packages and has more bytes is not read."""


def folders(place: Path) -> Mapping[str, Path]:
    """The folders in PLACE by name, sorted; links, which may lead anywhere, are left out."""
    try:
        inner = sorted(path for path in place.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return {}
    return {path.name: path for path in inner}


def text(file: Path) -> str:
    """The text of FILE; empty where there is none, or it is none, or is a link."""
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > LARGEST:
            return ""
        return decode(file.read_bytes()) or ""
    except OSError:
        return ""


def document(file: Path) -> Mapping[str, Any]:
    """The JSON object in FILE; empty where there is none."""
    return json_table(text(file)) or {}
