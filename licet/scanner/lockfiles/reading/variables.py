# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`$NAME` and `${NAME:-default}`, as shells, Dockerfiles and Compose files have them.

Sources: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02,
https://docs.docker.com/reference/dockerfile/#environment-replacement,
https://docs.docker.com/reference/compose-file/interpolation/
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DEEPEST = 8
"""So many names within names are followed; more are made to go on without end."""

LONGEST = 4096
"""What is put together is no longer, however the names lead to one another."""

_NAME = re.compile(
    r"\$(?:(?P<plain>[A-Za-z_]\w*)|\{(?P<name>[A-Za-z_]\w*)(?:(?P<mark>:?[-+?])(?P<other>[^${}]*|\$\{?\w+\}?))?\})"
)


def expanded(text: str, known: Mapping[str, str]) -> str | None:
    """TEXT with each name in it as KNOWN says, or as its default does; None where one has neither."""
    for _ in range(DEEPEST):
        if "$" not in text:
            return text
        missing: list[str] = []

        def put_in(found: re.Match[str], missing: list[str] = missing) -> str:
            value = _value(found, known)
            missing += [] if value is not None else [found[0]]
            return value or ""

        text = _NAME.sub(put_in, text)
        if missing or len(text) > LONGEST:
            return None
    return None


def _value(found: re.Match[str], known: Mapping[str, str]) -> str | None:
    """The value of one name. With a colon in its mark, an empty value counts for none."""
    value = known.get(found["plain"] or found["name"])
    mark, other = found["mark"] or "", found["other"]
    is_set = value is not None and not (mark.startswith(":") and not value)
    if mark.endswith("+"):
        return other if is_set else ""
    return value if is_set else (other if mark.endswith("-") else None)
