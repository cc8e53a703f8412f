# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`APKBUILD` of Alpine: what a package needs, as far as it is written out. The script is never run.

Source: https://wiki.alpinelinux.org/wiki/APKBUILD_Reference
"""

from __future__ import annotations

from functools import partial

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, declare
from licet.scanner.lockfiles.reading.shell import Script, joined
from licet.scanner.lockfiles.reading.shell_packages import asked, sorted_out
from licet.scanner.packages.purls import purl

NAME = "APKBUILD"
LOCKS = False

SCOPES = (
    ("depends", Scope.RUNTIME),
    ("makedepends", Scope.BUILD),
    ("makedepends_build", Scope.BUILD),
    ("makedepends_host", Scope.BUILD),
    ("checkdepends", Scope.TEST),
)
"""The variables that list packages, and why what they list is there."""


def read(file: Opened) -> Reading:
    """What FILE asks for, and the license that it states."""
    script = Script(file.text)
    name = script.text("pkgname")
    own = {word.text.partition(":")[0] for word in script.words("subpackages")} | ({name} if name else set())
    own = {each for each in own if each and "$" not in each and " " not in each}
    make = partial(purl, "apk", namespace="alpine")
    components, skipped = sorted_out(asked(script, SCOPES, own, file, make))
    declarations = declare(name or "project", joined(script.words("license")), (), file)
    return Reading(declarations, components, own=tuple(map(make, sorted(own))), skipped=skipped)
