# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the specification in a packed gem says: YAML, of which only plain values are looked at.

Source: https://guides.rubygems.org/specification-reference/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.scanner.metadata.gemspec import Gemspec, Needed, gem_name
from licet.scanner.values import tables, words


def gemspec_in(fields: Mapping[str, Any]) -> Gemspec:
    """The gemspec whose FIELDS these are."""
    version = fields.get("version")
    number = version.get("version") if isinstance(version, dict) else version
    return Gemspec(
        name=gem_name(fields.get("name")),
        version=number if isinstance(number, str) else None,
        licenses=tuple(dict.fromkeys(words(fields.get("licenses")))),
        needs=tuple(_needs(fields.get("dependencies"))),
    )


def _needs(listed: object) -> Iterator[Needed]:
    for row in tables(listed):
        name = gem_name(row.get("name"))
        if name:
            yield Needed(name, None, row.get("type") == ":development", 1)
