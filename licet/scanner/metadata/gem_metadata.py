# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the specification in a packed gem says: YAML, of which only plain values are looked at.

Source: https://guides.rubygems.org/specification-reference/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.scanner.metadata.gemspec import Gemspec, Needed, gem_name


def gemspec_in(fields: Mapping[str, Any]) -> Gemspec:
    """The gemspec whose FIELDS these are."""
    version = fields.get("version")
    number = version.get("version") if isinstance(version, dict) else version
    listed = fields.get("licenses")
    licenses = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    return Gemspec(
        name=gem_name(fields.get("name")),
        version=number if isinstance(number, str) else None,
        licenses=tuple(dict.fromkeys(filter(str.strip, licenses))),
        needs=tuple(_needs(fields.get("dependencies"))),
    )


def _needs(listed: object) -> Iterator[Needed]:
    for row in listed if isinstance(listed, list) else ():
        name = gem_name(row.get("name")) if isinstance(row, dict) else None
        if name:
            yield Needed(name, None, row.get("type") == ":development", 1)
