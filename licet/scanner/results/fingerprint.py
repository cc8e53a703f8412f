# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an answer depends on besides the bytes of the file: the rules, and every line of code that reads them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import licet

_PACKAGE = Path(licet.__file__).parent
_PARTS = ("data", "licenses", "scanner/copyrights", "scanner/detect", "scanner/documents", "scanner/native")
_MODULES = (
    "scanner/classify.py",
    "scanner/content.py",
    "scanner/reading.py",
    "scanner/results/rows.py",
    "scanner/text.py",
)
_ENDINGS = frozenset((".pyd", ".py", ".so", ".toml"))


def fingerprint(rules: str) -> str:
    """A name for the engine that has RULES (the digest of an index): 32 hexadecimal digits."""
    return hashlib.sha256(f"{rules} {_code()}".encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _code() -> str:
    digest = hashlib.sha256()
    paths = [path for part in _PARTS for path in (_PACKAGE / part).rglob("*") if path.suffix in _ENDINGS]
    for path in (*sorted(paths), *(_PACKAGE / name for name in _MODULES)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
