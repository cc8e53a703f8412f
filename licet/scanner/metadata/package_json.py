# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `package.json` says of its license, in all the forms that npm has had."""

from __future__ import annotations

from collections.abc import Mapping


def stated_license(fields: Mapping[str, object]) -> str | None:
    """The license that FIELDS state: `license` (text or an object), or the old list `licenses`, which is a choice."""
    one = _one(fields.get("license"))
    if one:
        return one
    listed = fields.get("licenses")
    several = [name for name in map(_one, listed if isinstance(listed, list) else [listed]) if name]
    return " OR ".join(several) or None


def _one(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("type") or value.get("name")
    if isinstance(value, list):
        return " OR ".join(filter(None, map(_one, value))) or None
    return value if isinstance(value, str) and value.strip() else None
