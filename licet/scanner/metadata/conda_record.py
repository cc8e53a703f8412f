# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What conda notes of a package: `conda-meta/*.json` of an environment, `info/index.json` of the package, repodata.

Source: https://docs.conda.io/projects/conda/en/stable/dev-guide/specs/index.html
"""

from __future__ import annotations

from collections.abc import Mapping

from licet.scanner.values import words

_SAYS_NOTHING = frozenset({"", "none", "other", "unknown", "unspecified"})


def declared_license(record: Mapping[str, object]) -> str | None:
    """The license that RECORD states, or else the family that it is of."""
    for key in ("license", "license_family"):
        value = record.get(key)
        if isinstance(value, str) and value.strip().lower() not in _SAYS_NOTHING:
            return value.strip()
    return None


def needed(record: Mapping[str, object]) -> tuple[str, ...]:
    """The names of what RECORD needs, without what stands for the system."""
    names = (spec.split()[0].lower() for spec in words(record.get("depends")))
    return tuple(dict.fromkeys(name for name in names if not name.startswith("__")))
