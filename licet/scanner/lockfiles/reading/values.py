# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Values out of parsed files, as far as they are of the type that they should have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def table(value: object) -> dict[str, Any]:
    """VALUE where it is a table, else an empty one: what a file spells otherwise is left out."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """VALUE where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def word(value: object) -> str | None:
    """VALUE where it is text that says something, else None."""
    return value if isinstance(value, str) and value.strip() else None


def strings(values: Mapping[str, object]) -> dict[str, str]:
    """The entries of VALUES whose values are text."""
    return {key: value for key, value in values.items() if isinstance(value, str)}
