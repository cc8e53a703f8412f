# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a license field and trove classifiers say together."""

from __future__ import annotations

from collections.abc import Sequence

from licet.licenses.normalize import Normalized, merge, normalize


def read_stated(field: str | None, classifiers: Sequence[str]) -> Normalized:
    """One reading of FIELD and CLASSIFIERS.

    A field that is settled stands alone, since classifiers are coarser (PEP 639); else they settle each other.
    """
    reading = normalize(field) if field and field.strip() else None
    if reading and reading.conclusion is not None and not reading.candidates:
        return reading
    readings = [reading] if reading else []
    merged = merge([*readings, *map(normalize, classifiers)])
    return merged if merged.conclusion or merged.candidates or not reading else reading
