# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `package.json` says of its license, in all the forms that npm has had."""

from __future__ import annotations

import re
from collections.abc import Mapping

_OPERATOR = re.compile(r"\b(?:AND|OR)\b")


def stated_license(fields: Mapping[str, object]) -> str | None:
    """The license that FIELDS state: `license` (text or an object), or the old list `licenses`, which is a choice."""
    return _text(fields.get("license")) or _text(fields.get("licenses"))


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        # `name` was never right, but is what some wrote for `type`.
        return next((text for key in ("type", "name", "url") if (text := _text(value.get(key)))), None)
    if isinstance(value, list):
        # npm's own guide turns such a list into a choice.
        texts = list(dict.fromkeys(text for each in value if (text := _text(each))))
        return f"({' OR '.join(map(_grouped, texts))})" if len(texts) > 1 else next(iter(texts), None)
    return None


def _grouped(text: str) -> str:
    return f"({text})" if _OPERATOR.search(text) and not text.startswith("(") else text
