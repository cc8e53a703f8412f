# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`PKGBUILD` of Arch: what a package needs, as far as it is written out. The script is never run.

Source: https://man.archlinux.org/man/PKGBUILD.5
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, declare
from licet.scanner.lockfiles.reading.shell import Script
from licet.scanner.lockfiles.reading.shell_packages import asked, sorted_out
from licet.scanner.packages.purls import purl

NAME = "PKGBUILD"
LOCKS = False

SCOPES = {
    "depends": Scope.RUNTIME,
    "optdepends": Scope.OPTIONAL,
    "makedepends": Scope.BUILD,
    "checkdepends": Scope.TEST,
}
"""The arrays that list packages, also with a processor behind their name, and why what they list is there."""


def read(file: Opened) -> Reading:
    """What FILE asks for, and the licenses that it states, all of which hold."""
    script = Script(file.text)
    names = [word.text for word in script.words("pkgname") if "$" not in word.text]
    own = {*names, *(word.text for word in script.words("pkgbase") if "$" not in word.text)} - {""}
    make = partial(purl, "alpm", namespace="arch")
    components, skipped = sorted_out(asked(script, _variables(script), own, file, make))
    licenses = [word.text.removeprefix("custom:") for word in script.words("license")]
    raw = " AND ".join(f"({each})" if " " in each and len(licenses) > 1 else each for each in dict.fromkeys(licenses))
    declarations = declare(names[0] if names else "project", raw, (), file)
    return Reading(declarations, components, own=tuple(map(make, sorted(own))), skipped=skipped)


def _variables(script: Script) -> Iterator[tuple[str, Scope]]:
    for name in script:
        scope = SCOPES.get(name.partition("_")[0])
        if scope:
            yield name, scope
