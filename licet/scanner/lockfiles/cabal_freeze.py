# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`cabal.project.freeze`: the one version that each package may have, without a graph.

Source: https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-freeze
"""

from __future__ import annotations

import re

from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, lines_of
from licet.scanner.lockfiles.reading.haskell import NOT_PACKAGES, hackage
from licet.scanner.lockfiles.reading.haskell_project import Pins

NAME = "cabal.project.freeze"
LOCKS = True

_PIN = re.compile(
    r"^(?:constraints:)?[ \t]*+(?:any\.)?(?P<name>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)[ \t]*+=="
    r"[ \t]*+(?P<version>\d+(?:\.\d+)*)[ \t]*+,?[ \t]*+$",
    re.MULTILINE,
)
_FIELD = re.compile(r"^(?:active-repositories|constraints|index-state|packages)\s*:", re.MULTILINE)


def read(file: Opened) -> Reading:
    """What FILE pins; what of that the project asks for itself, the packages around it tell. Flags pin nothing."""
    if not _FIELD.search(file.text):
        raise Unreadable("is no freeze file of cabal: it has no constraints", 1)
    lines = lines_of(_PIN, file.text)
    pins = Pins(file)
    found = {pin["name"]: pin["version"] for pin in _PIN.finditer(file.text) if pin["name"] not in NOT_PACKAGES}
    made = (pins.component(hackage(name, version), name, lines[name]) for name, version in found.items())
    return Reading((), tuple(made))
