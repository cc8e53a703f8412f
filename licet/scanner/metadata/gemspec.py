# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a gemspec says in literals, whether somebody wrote it or RubyGems did. The script is never run.

Source: https://guides.rubygems.org/specification-reference/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.scanner.metadata.choice import choice
from licet.scanner.metadata.ruby import Call, Value, texts

_NAME = re.compile(r"[\w.-]+")
_EXACT = re.compile(r"\s*=?\s*([0-9][0-9A-Za-z.]*)\s*")
_ADDS = {"add_dependency": False, "add_runtime_dependency": False, "add_development_dependency": True}


@dataclass(frozen=True, slots=True)
class Needed:
    """A gem that another needs: its name, the one version if only one is allowed, and whether developers need it.

    `name` is None where the script computes it, or it can be no name.
    """

    name: str | None
    version: str | None
    is_development: bool
    line: int


@dataclass(frozen=True, slots=True)
class Gemspec:
    """What a gemspec says; what it computes is None, or left out."""

    name: str | None = None
    version: str | None = None
    licenses: tuple[str, ...] = ()
    needs: tuple[Needed, ...] = ()

    @property
    def license(self) -> str | None:
        """What it states as its license. RubyGems says of a list only what each is; by custom it is a choice."""
        return choice(self.licenses)


def gemspec_of(calls: Sequence[Call]) -> Gemspec:
    """The gemspec that makes CALLS."""
    fields = {call.name: call.values for call in reversed(calls) if call.receiver and call.values}
    licenses = (*texts(_first(fields.get("license=", ()))), *texts(_first(fields.get("licenses=", ()))))
    return Gemspec(
        name=gem_name(_first(fields.get("name=", ()))),
        version=next(iter(texts(_first(fields.get("version=", ())))), None),
        licenses=tuple(dict.fromkeys(filter(str.strip, licenses))),
        needs=tuple(_needs(calls)),
    )


def gem_name(value: Value) -> str | None:
    """VALUE where it can be the name of a gem, else None."""
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None


def exact(requirements: Sequence[Value]) -> str | None:
    """The one version that REQUIREMENTS (`"1.0"`, `"= 1.0"`) allow, or None where they allow several."""
    flat = [text for value in requirements for text in (value if isinstance(value, tuple) else (value,))]
    found = _EXACT.fullmatch(flat[0]) if len(flat) == 1 and isinstance(flat[0], str) else None
    return found[1] if found else None


def _needs(calls: Sequence[Call]) -> Iterator[Needed]:
    """What CALLS add. RubyGems once wrote all needs twice, for versions of itself that know no development alone."""
    adds = [call for call in calls if call.name in _ADDS and call.receiver and call.values]
    twice = {call.values[0] for call in adds if _ADDS[call.name]} if _is_written_by_rubygems(calls) else set()
    for call in adds:
        if call.name != "add_dependency" or call.values[0] not in twice:
            yield Needed(gem_name(call.values[0]), exact(call.values[1:]), _ADDS[call.name], call.line)


def _is_written_by_rubygems(calls: Sequence[Call]) -> bool:
    return any(call.name == "specification_version=" for call in calls)


def _first(values: Sequence[Value]) -> Value:
    return values[0] if values else None
