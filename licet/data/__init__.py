# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""KNOWLEDGE, no logic: curated records and facts, and below `compiled/` what the build makes."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def compiled(name: str) -> Path:
    """Where the build puts its artefact NAME."""
    return FOLDER / "compiled" / name
