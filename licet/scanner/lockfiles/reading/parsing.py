# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""TOML and JSON, with the line of the first mistake."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from licet.scanner.lockfiles.reading.result import Unreadable

_TOML_LINE = re.compile(r"at line (\d+)")


def parse_toml(text: str) -> dict[str, Any]:
    """TEXT as TOML, or `Unreadable` with the line of the mistake."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a ValueError that is no TOMLDecodeError: a number too long
        place = _TOML_LINE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise Unreadable(f"is not valid TOML: {error}", line) from error


def parse_json(text: str) -> dict[str, Any]:
    """TEXT as a JSON object, or `Unreadable` with the line of the mistake."""
    try:
        parsed = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not valid JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise Unreadable("is nested too deep for JSON that a tool wrote", 1) from error
    except ValueError as error:
        raise Unreadable(f"is not valid JSON: {error}", 1) from error
    if not isinstance(parsed, dict):
        raise Unreadable("is JSON, but not an object", 1)
    return parsed


_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|(?P<drop>//[^\n]*|/\*(?:.*?\*/|.*))', re.DOTALL)
_LAST_COMMA = re.compile(r'"(?:[^"\\\n]|\\.)*"|(?P<drop>,)(?=\s*[\]}])', re.DOTALL)


def parse_jsonc(text: str) -> dict[str, Any]:
    """TEXT as JSON that may have comments and commas behind last members, else as `parse_json`."""
    for pattern in (_COMMENT, _LAST_COMMA):
        text = pattern.sub(_blanked, text)
    return parse_json(text)


def _blanked(found: re.Match[str]) -> str:
    """What is to be dropped as spaces, so that lines stay; strings as they are."""
    return found[0] if found["drop"] is None else re.sub(r"[^\n]", " ", found[0])
