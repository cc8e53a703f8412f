# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`cpanfile`: the modules that the script asks for in literals, phase by phase. It is never run.

What a feature asks for is the user's choice. Where a snapshot of Carton lies beside it, what is asked for is the
distribution there that has the module.
Source: https://github.com/miyagawa/cpanfile (lib/cpanfile.pod)
"""

from __future__ import annotations

from dataclasses import replace

from licet.model import Component
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped
from licet.scanner.lockfiles.reading.carton import distributions, holders
from licet.scanner.lockfiles.reading.cpan import asked
from licet.scanner.lockfiles.reading.perl_calls import Asked, asked_by
from licet.scanner.lockfiles.reading.script import PERL, read_script

NAME = "cpanfile"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    snapshot = file.beside("cpanfile.snapshot")
    locked = holders(distributions(snapshot.text)) if snapshot else {}
    found: list[Component] = []
    skipped: list[Skipped] = []
    for each in asked_by(read_script(file.text, PERL)):
        if not isinstance(each, Asked):
            skipped.append(each)
            continue
        made = asked(each.name, each.version, each.scope, file, each.line)
        found.append(replace(made, purl=locked.get(each.name, made.purl)))
    return Reading((), tuple(found), skipped=tuple(skipped))
