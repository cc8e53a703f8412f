# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`go.work`: which modules of a tree are built together; each has a `go.mod` of its own, which says what it needs.

What the workspace replaces is read with those. https://go.dev/ref/mod#workspaces
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable
from licet.scanner.lockfiles.reading.go_directives import directives

NAME = "go.work"
LOCKS = True

_VERBS = {"go", "toolchain", "godebug", "use", "replace"}


def read(file: Opened) -> Reading:
    """Nothing of its own, where FILE is one at all."""
    verbs = {each.verb for each in directives(file)}
    if verbs and not verbs & _VERBS:
        raise Unreadable("is not a go.work: it has none of its directives", 1)
    return Reading()
