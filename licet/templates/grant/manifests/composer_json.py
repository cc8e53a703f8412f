# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`composer.json`: https://getcomposer.org/doc/04-schema.md#license; a list means a choice."""

from __future__ import annotations

from licet.licenses.expression import Expression, License, Or
from licet.templates.grant.manifests.editing import with_member


def edits(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == "composer.json"


def edited(text: str, license: Expression, _file: str) -> str:
    """TEXT with LICENSE; terms that no list has are called proprietary there."""
    if isinstance(license, Or) and all(isinstance(operand, License) for operand in license.operands):
        return _set(text, [_named(operand) for operand in license.operands])
    return _set(text, _named(license))


def _named(license: Expression) -> str:
    match license:
        case License(id) if id.startswith("LicenseRef-"):
            return "proprietary"
        case License():
            return str(license)
        case _:
            return f"({license})"


def _set(text: str, value: str | list[str]) -> str:
    return with_member(text, "license", value, ("name", "description", "version", "type", "keywords", "homepage"))
