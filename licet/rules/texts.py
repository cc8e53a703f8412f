# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is one text, or says the same, though it is spelled otherwise."""

from __future__ import annotations

import re

from licet.licenses.expression import And, Expression, License, Or, all_of, any_of

_BESIDE = re.compile(r"-(?:no-)?(?:invariants|RFN|copyleft-exception|Combined-Work-Exception)\Z")


def unordered(expression: Expression) -> Expression:
    """EXPRESSION with operands sorted, as `MIT AND Zlib` and `Zlib AND MIT` say the same."""
    match expression:
        case And(operands):
            return all_of(sorted(map(unordered, operands), key=str))
        case Or(operands):
            return any_of(sorted(map(unordered, operands), key=str))
        case _:
            return expression


def text_id(license: License) -> str:
    """The id without what says which versions are offered: one for `GPL-3.0-only` and `GPL-3.0-or-later`."""
    return license.id.removesuffix("-only").removesuffix("-or-later")


def shared_text(license: License) -> str:
    """As `text_id`, and without what else stands beside a text rather than in it.

    Those are the invariant sections of a GFDL, the reserved names of an OFL, Exhibit B of MPL-2.0, and the mark of
    CAL-1.0 (section 4.5).
    """
    return _BESIDE.sub("", text_id(license))


def is_or_later(license: License) -> bool:
    """Whether LICENSE offers later versions too."""
    return license.or_later or license.id.endswith("-or-later")
