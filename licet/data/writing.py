# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Writes artefacts, in the format of `licet/data/artefact.py`: the build, and what compiles a user's own rules."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from licet.data.artefact import FORMAT, MAGIC


def write(path: Path, kind: str, meta: Mapping[str, Any], sections: Mapping[str, array[Any] | bytes]) -> None:
    """Write PATH, an artefact of KIND, whole or not at all. Same input, same bytes.

    Raises `OSError` where that cannot be.
    """
    directory: dict[str, tuple[int, int, str]] = {}
    offset = 0
    for name, section in sections.items():
        size = len(section) * (section.itemsize if isinstance(section, array) else 1)
        directory[name] = (offset, size, section.typecode if isinstance(section, array) else "B")
        offset += -(-size // 8) * 8
    header = json.dumps(
        {"format": FORMAT, "kind": kind, "digest": _digest(sections), "meta": dict(meta), "sections": directory},
        sort_keys=True,
    ).encode()
    header += b" " * (-(len(MAGIC) + 8 + len(header)) % 8)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + len(header).to_bytes(8, "little") + header)
            for section in sections.values():
                raw = section.tobytes() if isinstance(section, array) else section
                file.write(raw + b"\0" * (-len(raw) % 8))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _digest(sections: Mapping[str, array[Any] | bytes]) -> str:
    """SHA-256 of all SECTIONS, in hexadecimal: what was found by them is remembered under it."""
    digest = hashlib.sha256()
    for section in sections.values():
        digest.update(section)
    return digest.hexdigest()
