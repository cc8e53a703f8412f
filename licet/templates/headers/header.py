# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a header says, and how its years go on."""

# REUSE-IgnoreStart: the tags below are the words that this module is about.

from __future__ import annotations

import re
from dataclasses import dataclass

_YEARS = re.compile(r"(?P<lead>(?:Copyright\s*)?(?:\([Cc]\)|©)?\s*)(?P<years>\d{4}(?:\s*[-–,]\s*\d{4})*)")
_LAST = re.compile(r"(?P<range>\d{4}\s*[-–]\s*)?(?P<last>\d{4})\Z")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file is to say: copyrights as "YEARS HOLDER", and the license expression; empty says nothing of it."""

    copyrights: tuple[str, ...] = ()
    license: str = ""

    def lines(self) -> list[str]:
        """The tags of REUSE (https://reuse.software/spec-3.3/), copyrights first."""
        told = [f"SPDX-FileCopyrightText: {each}" for each in self.copyrights]
        return [*told, f"SPDX-License-Identifier: {self.license}"] if self.license else told


def later(copyright: str, year: int) -> str:
    """COPYRIGHT with years that reach YEAR; as it is where they do already, or where it has none."""
    found = _YEARS.match(copyright)
    if found is None:
        return copyright
    years = found["years"]
    last = _LAST.search(years)
    assert last is not None  # years end with four digits
    if int(last["last"]) >= year:
        return copyright
    reached = f"{years[: last.start('last')]}{year}" if last["range"] else f"{years}-{year}"
    return f"{found['lead']}{reached}{copyright[found.end() :]}"


# REUSE-IgnoreEnd
