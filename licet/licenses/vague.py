# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ids that name no license: they say that something is licensed and not how, or where to read it."""

from __future__ import annotations

from licet.licenses.expression import Expression, License, With

VAGUE = tuple(
    f"LicenseRef-scancode-{word}"
    for word in ("unknown", "free-unknown", "generic", "warranty-disclaimer", "patent-disclaimer")
)
"""What says that something is licensed and not how, or that nobody answers for it."""

POINTERS = tuple(f"LicenseRef-scancode-{word}" for word in ("unknown", "free-unknown"))
"""Those of them that leave the license itself open: the words beside them may say where it stands."""


def is_vague(expression: Expression) -> bool:
    """Whether EXPRESSION names no license at all."""
    return isinstance(expression, License | With) and str(expression).startswith(VAGUE)


def is_pointer(expression: Expression) -> bool:
    """Whether EXPRESSION says no more than that there is a license, somewhere."""
    return isinstance(expression, License) and expression.id.startswith(POINTERS)
