# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `package.json` says of its license, in all the forms that npm has had."""

from __future__ import annotations

from collections.abc import Mapping

from licet.scanner.metadata.choice import choice


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
        return choice(map(_text, value))
    return None
