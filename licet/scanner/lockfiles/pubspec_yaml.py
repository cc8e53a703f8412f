# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pubspec.yaml` of Dart and Flutter. It states no license: pub knows that by the license file alone.

What comes with the SDK is no package of others; overrides ask for what they name.
Source: https://dart.dev/tools/pub/dependencies
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, component, lines_of, parse_yaml, table, word
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl

NAME = "pubspec.yaml"
LOCKS = False

_SCOPES = (
    ("dependencies", Scope.RUNTIME),
    ("dev_dependencies", Scope.DEV),
    ("dependency_overrides", Scope.RUNTIME),
)
_ROW = re.compile(r"""^[ \t]{1,8}["']?([A-Za-z_]\w*)["']?[ \t]*:""", re.MULTILINE)
_EXACT = re.compile(r"=?\s*(\d+\.\d+\.\d+[\w.+-]*)")


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    parsed = parse_yaml(file.text)
    name = word(parsed.get("name"))
    return Reading(
        (), tuple(_asked(parsed, file)), own=(purl("pub", name, word(parsed.get("version"))),) if is_name(name) else ()
    )


def _asked(parsed: dict[str, object], file: Opened) -> Iterator[Component]:
    """What is overridden keeps the scope of the list that asks for it as well."""
    lines = lines_of(_ROW, file.text)
    is_locked = file.above("pubspec.lock") is not None
    seen: set[str] = set()
    for key, scope in _SCOPES:
        for name, wanted in table(parsed.get(key)).items():
            if not is_name(name) or (key == "dependency_overrides" and name in seen) or _is_here(wanted):
                continue
            seen.add(name)
            yield component(_purl(name, wanted, is_locked=is_locked), scope, file, mark=name, line=lines.get(name, 1))


def _is_here(wanted: object) -> bool:
    """Whether WANTED is a folder of the project's own, or comes with the SDK."""
    return not table(wanted).keys().isdisjoint(("path", "sdk"))


def _purl(name: str, wanted: object, *, is_locked: bool) -> str:
    """What the lockfile pins says itself where it comes from."""
    git = table(wanted).get("git")
    url = word(git) or word(table(git).get("url"))
    if url:
        origin = of_git(url, word(table(git).get("ref")))
        return purl("pub", name, qualifiers=None if is_locked else origin.qualifiers)
    exact = _EXACT.fullmatch((word(wanted) or word(table(wanted).get("version")) or "").strip())
    return purl("pub", name, exact[1] if exact else None)
