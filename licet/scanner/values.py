# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Values out of parsed documents, as far as they are of the type that they should have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def table(value: object) -> dict[str, Any]:
    """VALUE where it is a table, else an empty one: what a document spells otherwise is left out."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """VALUE where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def tables(value: object) -> list[dict[str, Any]]:
    """The tables in VALUE where it is a list; whatever else it lists is left out."""
    return [each for each in rows(value) if isinstance(each, dict)]


def word(value: object) -> str | None:
    """VALUE where it is text that says something, else None."""
    return value if isinstance(value, str) and value.strip() else None


def words(value: object) -> list[str]:
    """The texts in VALUE, where it is a list, that say something."""
    return [each for each in rows(value) if word(each)]


def strings(values: Mapping[str, object]) -> dict[str, str]:
    """The entries of VALUES whose values are text."""
    return {key: value for key, value in values.items() if isinstance(value, str)}


def json_table(text: str | bytes) -> dict[str, Any] | None:
    """The object that TEXT is in JSON; None where it is anything else."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None
