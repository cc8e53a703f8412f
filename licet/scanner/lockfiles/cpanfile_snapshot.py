# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`cpanfile.snapshot` of Carton: the distributions that are pinned, the modules that they have and those they need.

What needs a module needs the distribution that has it; a module that none has comes with Perl.
Source: https://github.com/perl-carton/carton (lib/Carton/Snapshot/Parser.pm)
"""

from __future__ import annotations

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, parents
from licet.scanner.lockfiles.reading.carton import distributions, holders

NAME = "cpanfile.snapshot"
LOCKS = True


def read(file: Opened) -> Reading:
    """The graph that FILE locks; why each is there, the cpanfile beside it tells."""
    if not file.text.lstrip().startswith(("# carton snapshot format", "DISTRIBUTIONS")):
        raise Unreadable("is no snapshot of Carton: its first line does not say so", 1)
    found = distributions(file.text)
    known = holders(found)
    above = parents({each.purl: {known[module] for module in each.needs if module in known} - {each.purl}
                     for each in found})  # fmt: skip
    return Reading((), tuple(
        component(each.purl, Scope.RUNTIME, file, mark=each.name, line=each.line,
                  direct=each.purl not in above, parents=above.get(each.purl, ()))
        for each in found
    ), scoped=False)  # fmt: skip
