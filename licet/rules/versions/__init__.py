# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which of two versions of a package is the newer, as its own ecosystem orders them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from packaging.version import Version

from licet.rules.versions import debian, gems, maven, semantic

Order: TypeAlias = Callable[[str], Any]
"""What versions are compared by. Raises `ValueError` for what is no version there."""

ORDERS: Mapping[str, Order] = {
    "cargo": semantic.rank,
    "composer": semantic.composer_rank,
    "deb": debian.rank,
    "gem": gems.rank,
    "golang": semantic.rank,
    "hex": semantic.rank,
    "maven": maven.rank,
    "npm": semantic.rank,
    "nuget": semantic.nuget_rank,
    "pub": semantic.rank,
    "pypi": Version,
}
"""The types of package URLs whose versions licet can order, sorted. Of others a version has to be named."""

_COMPARATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "!=": operator.ne,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
_BOUND = re.compile(r"\s*(>=|<=|!=|==|>|<|=)\s*([^\s<>=!]\S*)\s*\Z")
LONGEST = 200
"""So many characters does a version have at most; more are none that anybody counts with."""


@dataclass(frozen=True, slots=True)
class VersionRange:
    """Bounds that all have to hold, of versions of packages of TYPE: `>=1.2,<2`."""

    type: str
    bounds: tuple[tuple[str, str], ...]

    def holds(self, version: str | None) -> bool:
        """Whether VERSION is within; what cannot be compared is not, so that a range never covers what nobody meant."""
        if version is None or len(version) > LONGEST:
            return False
        try:
            found = _rank(self.type, version)
            return all(_COMPARATORS[sign](found, _rank(self.type, bound)) for sign, bound in self.bounds)
        except ValueError:
            return False


def parse_range(type: str, text: str) -> VersionRange:
    """The range of versions of packages of TYPE that TEXT spells. Raises `ValueError` that says what to write."""
    if type not in ORDERS:
        raise ValueError(f"how versions of {type} packages are ordered is not known: name a version, or leave it out")
    bounds: list[tuple[str, str]] = []
    for part in text.split(","):
        match = _BOUND.match(part)
        if match is None or len(match[2]) > LONGEST:
            raise ValueError(f"{part.strip()!r} is no bound of versions: write such as >=1.2,<2 or !=1.5")
        try:
            _rank(type, match[2])
        except ValueError:
            raise ValueError(f"{match[2]!r} is no version of a {type} package") from None
        bounds.append((match[1], match[2]))
    return VersionRange(type, tuple(bounds))


@lru_cache(maxsize=4096)
def _rank(type: str, version: str) -> Any:
    return ORDERS[type](version)
