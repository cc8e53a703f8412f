# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`.terraform.lock.hcl`: the version of each provider.

Source: https://developer.hashicorp.com/terraform/language/files/dependency-lock
"""

from __future__ import annotations

import re

from licet.model import Scope, Use
from licet.scanner.lockfiles.reading import Opened, Reading, component
from licet.scanner.lockfiles.reading.hcl import parse_hcl
from licet.scanner.packages.purls import purl

NAME = ".terraform.lock.hcl"
LOCKS = True

_ADDRESS = re.compile(r"(?:[\w.-]+(?::\d+)?/)?([\w-]+)/([\w-]+)")


def read(file: Opened) -> Reading:
    """The providers that FILE pins; which of them the configuration asks for itself its own files say."""
    found = []
    for block in parse_hcl(file.text).all("provider"):
        address = _ADDRESS.fullmatch(block.labels[0]) if len(block.labels) == 1 else None
        if address:
            made = purl("terraform", address[2], block.word("version"), namespace=address[1])
            found.append(component(made, Scope.RUNTIME, file, use=Use.SEPARATE, mark=block.labels[0], line=block.line))
    return Reading((), tuple(found), scoped=False)
