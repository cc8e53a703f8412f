# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A list of licenses of which one may choose, as one text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPERATOR = re.compile(r"\s(?:AND|OR)\s", re.IGNORECASE)


def choice(licenses: Iterable[object]) -> str | None:
    """The texts among LICENSES as an expression that offers them all; None where there are none."""
    texts = list(dict.fromkeys(each.strip() for each in licenses if isinstance(each, str) and each.strip()))
    return f"({' OR '.join(map(_grouped, texts))})" if len(texts) > 1 else next(iter(texts), None)


def _grouped(text: str) -> str:
    return f"({text})" if _OPERATOR.search(text) and not text.startswith("(") else text
