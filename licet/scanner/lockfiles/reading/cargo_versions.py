# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which versions a requirement of Cargo allows.

https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
"""

from __future__ import annotations

import re

_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?")
_EXACT = re.compile(r"=\s*(\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?)")
_PART = re.compile(r"(\^|~|=|>=|<=|>|<)?\s*(\d{1,9}|[*xX])(?:\.(\d{1,9}|[*xX]))?(?:\.(\d{1,9}|[*xX]))?(?:[-+].*)?")
_START = (0, 0, 0)
_NO_END = (10**10, 0, 0)


def exact(requirement: str | None) -> str | None:
    """The one version that REQUIREMENT allows, or None where it allows several."""
    found = _EXACT.fullmatch((requirement or "").strip())
    return found[1] if found else None


def allows(requirement: str | None, version: str) -> bool:
    """Whether REQUIREMENT allows VERSION; pre-releases count as the version they come before.

    What cannot be read allows everything: cargo, which wrote the lockfile, could read it.
    """
    numbers = _VERSION.fullmatch(version)
    if numbers is None:
        return True
    wanted = tuple(map(int, numbers.groups()))
    return all(_allows(part.strip(), wanted) for part in (requirement or "*").split(","))


def _allows(part: str, wanted: tuple[int, ...]) -> bool:
    found = _PART.fullmatch(part)
    if found is None:
        return True
    operator, *numbers = found.groups()
    written = [number for number in numbers if number]
    given = [int(number) for number in written if number.isdigit()]
    if not given:
        return True
    least, past = _span(operator or ("~" if len(given) < len(written) else "^"), given)
    return least <= wanted < past


def _span(operator: str, given: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The least of the versions that OPERATOR before the numbers GIVEN allows, and the first past them."""
    low, past = (*given, 0, 0)[:3], _raised(given, len(given) - 1)
    after = past if len(given) < 3 else (*low, 0)  # longer than any version, and so between this one and the next
    first = next((at for at, number in enumerate(given) if number), len(given) - 1)
    return {
        ">": (after, _NO_END),
        ">=": (low, _NO_END),
        "<": (_START, low),
        "<=": (_START, after),
        "=": (low, past),
        "~": (low, _raised(given, min(1, len(given) - 1))),
        "^": (low, _raised(given, first)),
    }[operator]


def _raised(given: list[int], at: int) -> tuple[int, ...]:
    """The first version whose number AT is one higher than in GIVEN."""
    return (*given[:at], given[at] + 1, 0, 0)[:3]
