# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`debian/copyright`: the license that packagers state for the whole of what they package; built, for all in it.

Source: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
"""

from __future__ import annotations

import posixpath

from licet.licenses.canonical import canonical
from licet.licenses.expression import parse
from licet.model import Declaration, Evidence
from licet.scanner.lockfiles.reading import Opened, Reading
from licet.scanner.metadata.debian_binary import of_binary
from licet.scanner.metadata.debian_copyright import stated

NAME = "debian/copyright"
LOCKS = False

_BUILT = "usr/share/doc/"


def read(file: Opened) -> Reading:
    """What FILE states where it is in the machine-readable form; prose is for the scanner."""
    found = (of_binary(file.text) if file.folder.startswith(_BUILT) else None) or stated(file.text)
    if found is None or found.expression is None:
        return Reading()
    evidence = Evidence(file.path, found.line, found.raw)
    name = posixpath.basename(file.folder)  # of a package as it is built, its own
    return Reading((Declaration(name, found.raw, canonical(parse(found.expression)), evidence),))
