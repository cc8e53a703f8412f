# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`project.pbxproj` of Xcode: the Swift packages that the project asks for.

Source: https://developer.apple.com/documentation/xcode/adding-package-dependencies-to-your-app (the format of the file
itself is not documented; Xcode writes one reference a package).
"""

from __future__ import annotations

import re

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, component, lines_of
from licet.scanner.lockfiles.reading.swift import swift

NAME = "project.pbxproj"
LOCKS = False

_REFERENCE = re.compile(
    r'isa = XCRemoteSwiftPackageReference;\s*repositoryURL = "?(?P<url>[^"\s;]+)"?;\s*'
    r'(?:requirement = \{\s*kind = exactVersion;\s*version = "?(?P<version>[\w.+-]+)"?;)?'
)


def read(file: Opened) -> Reading:
    """The packages that FILE refers to; those in folders are the project's own."""
    lines = lines_of(_REFERENCE, file.text, lambda reference: reference["url"])
    found = ((swift(each["url"], each["version"]), each["url"]) for each in _REFERENCE.finditer(file.text))
    return Reading((), tuple(
        component(made, Scope.RUNTIME, file, mark=address, line=lines[address]) for made, address in found if made
    ))  # fmt: skip
