# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the artefact: a header that names the sections, then the sections, each aligned to 8 bytes."""

from __future__ import annotations

import json
import os
import tempfile
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from licet.scanner.detect.index import FORMAT, MAGIC


def write(path: Path, meta: Mapping[str, Any], sections: Mapping[str, array[Any] | bytes]) -> None:
    """Write PATH, whole or not at all. Same input, same bytes.

    Layout: MAGIC, the length of the header as 8 little-endian bytes, the header (JSON), then the sections.
    """
    directory: dict[str, tuple[int, int, str]] = {}
    offset = 0
    for name, section in sections.items():
        size = len(section) * (section.itemsize if isinstance(section, array) else 1)
        directory[name] = (offset, size, section.typecode if isinstance(section, array) else "B")
        offset += -(-size // 8) * 8
    header = json.dumps({"format": FORMAT, "meta": dict(meta), "sections": directory}, sort_keys=True).encode()
    header += b" " * (-(len(MAGIC) + 8 + len(header)) % 8)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(MAGIC + len(header).to_bytes(8, "little") + header)
        for section in sections.values():
            raw = section.tobytes() if isinstance(section, array) else section
            file.write(raw + b"\0" * (-len(raw) % 8))
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
