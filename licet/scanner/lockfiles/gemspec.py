# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.gemspec`: the literal arguments of what the script tells RubyGems. It is never run.

Source: https://guides.rubygems.org/specification-reference/
"""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, declare
from licet.scanner.lockfiles.reading.ruby import parse_ruby
from licet.scanner.metadata.gemspec import gem_name, gemspec_of
from licet.scanner.packages.purls import purl

NAME = "gemspec"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says in literals; what it computes is left to the installed gem."""
    spec = gemspec_of(parse_ruby(file.text))
    lines = file.text.split("\n")
    found: list[Component] = []
    skipped: list[Skipped] = []
    for needed in spec.needs:
        words = lines[needed.line - 1].strip()
        if needed.name is None:
            skipped.append(Skipped(needed.line, words))
            continue
        scope = Scope.DEV if needed.is_development else Scope.RUNTIME
        found.append(component(purl("gem", needed.name, needed.version), scope, file, mark=words, line=needed.line))
    name = spec.name or gem_name(file.name.removesuffix(".gemspec"))
    own = (purl("gem", name, spec.version),) if name else ()
    return Reading(declare(name or "project", spec.license, (), file), tuple(found), own=own, skipped=tuple(skipped))
