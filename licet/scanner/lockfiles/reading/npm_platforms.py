# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `os`, `cpu` and `libc` of npm packages say of where they can be installed.

Sources: https://docs.npmjs.com/cli/configuring-npm/package-json#os, https://yarnpkg.com/configuration/manifest#os
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from licet.scanner.packages.platforms import ANYWHERE, Platforms
from licet.scanner.values import word, words

LONGEST = 1_000
"""Letters in conditions: longer ones are of no tool's making."""

_KEYS = ("os", "cpu", "libc")
_ONE = r"!?(?:os|cpu|libc)=[\w-]+"
_PART = re.compile(rf"{_ONE}|\({_ONE}(?: \| {_ONE})*\)")


def platforms_in(fields: Mapping[str, object]) -> Platforms:
    """Where the package is that has FIELDS: `os`, `cpu` and `libc`, each a word or a list of words."""
    return _of({key: _listed(fields.get(key)) for key in _KEYS})


def platforms_under(conditions: str | None) -> Platforms:
    """Where CONDITIONS hold, as yarn writes them: `(os=darwin | os=linux) & cpu=x64`."""
    parts = conditions.split(" & ") if conditions and len(conditions) <= LONGEST else []
    if not all(map(_PART.fullmatch, parts)):
        return ANYWHERE
    said: dict[str, list[str]] = {}
    for part in parts:
        tokens = part.strip("()").split(" | ")
        keys = {token.removeprefix("!").partition("=")[0] for token in tokens}
        if len(keys) == 1 and (len(tokens) == 1 or "!" not in part):
            marks = ("!" * token.startswith("!") + token.partition("=")[2] for token in tokens)
            said.setdefault(keys.pop(), []).extend(marks)
    return _of(said)


def _listed(said: object) -> list[str]:
    one = word(said)
    return [one] if one else words(said)


def _of(said: Mapping[str, Collection[str]]) -> Platforms:
    known = (ANYWHERE.systems, ANYWHERE.machines, ANYWHERE.libc)
    return Platforms(*(_allowed(said.get(key, ()), of_key) for key, of_key in zip(_KEYS, known, strict=True)))


def _allowed(said: Collection[str], known: frozenset[str]) -> frozenset[str]:
    """Those of the KNOWN that what is SAID allows: those that it names, or all but those behind a `!`."""
    named = {each.removeprefix("!") for each in said}
    if not named <= known:  # of a system that is not told apart
        return known
    barred = {each.removeprefix("!") for each in said if each.startswith("!")}
    return (frozenset(named - barred) or known) - barred or known
