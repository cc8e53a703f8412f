# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`metadata` of a packed gem: what RubyGems made of its gemspec, with all values worked out.

Source: https://guides.rubygems.org/specification-reference/
"""

from __future__ import annotations

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, component, declare, parse_yaml
from licet.scanner.metadata.gem_metadata import gemspec_in
from licet.scanner.packages.purls import purl

NAME = "metadata of a gem"
LOCKS = False

_SIGN = "--- !ruby/object:Gem::Specification"


def read(file: Opened) -> Reading:
    """What FILE says; another file of that name says nothing."""
    if not file.text.startswith(_SIGN):
        return Reading()
    spec = gemspec_in(parse_yaml(file.text))
    if spec.name is None:
        return Reading()
    found = tuple(
        component(
            purl("gem", needed.name),
            Scope.DEV if needed.is_development else Scope.RUNTIME,
            file,
            mark=f"name: {needed.name}",
        )
        for needed in spec.needs
        if needed.name
    )
    return Reading(declare(spec.name, spec.license, (), file), found, own=(purl("gem", spec.name, spec.version),))
