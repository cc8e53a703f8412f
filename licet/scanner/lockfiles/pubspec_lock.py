# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pubspec.lock` of Dart and Flutter: every package, why it is there, and where it comes from; it has no graph.

Folders are the project's own, and what comes with the SDK is no package of others.
Source: https://github.com/dart-lang/pub/blob/master/lib/src/lock_file.dart
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, lines_of, parse_yaml, table, word
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl

NAME = "pubspec.lock"
LOCKS = True

_ROW = re.compile(r"""^[ \t]+["']?(\w+)["']?:[ \t]*$""", re.MULTILINE)
_HERE = ("path", "sdk")


def read(file: Opened) -> Reading:
    """What FILE locks. What is needed by others alone is for development where everything that is asked for is."""
    parsed = parse_yaml(file.text)
    if not isinstance(parsed.get("packages"), dict):
        raise Unreadable("is not a pubspec.lock: it has no packages", 1)
    packages = {name: table(row) for name, row in parsed["packages"].items() if is_name(name)}
    asked = [kind for row in packages.values() if (kind := _kind(row)).startswith("direct")]
    indirect = Scope.DEV if asked and all(kind == "direct dev" for kind in asked) else Scope.RUNTIME
    lines = lines_of(_ROW, file.text)
    tells = any("dependency" in row for row in packages.values())  # that of pub before 1.0 does not
    return Reading((), tuple(
        component(
            _purl(name, row), Scope.DEV if _kind(row) == "direct dev" else
            Scope.RUNTIME if _kind(row).startswith("direct") else indirect,
            file, mark=name, line=lines.get(name, 1), direct=_kind(row).startswith("direct"),
        )
        for name, row in packages.items() if row and row.get("source") not in _HERE
    ), scoped=tells or not packages)  # fmt: skip


def _kind(row: Mapping[str, Any]) -> str:
    """Why a package is there: `direct main`, `direct dev`, `direct overridden`, `transitive`."""
    return word(row.get("dependency")) or "transitive"


def _purl(name: str, row: Mapping[str, Any]) -> str:
    """A hosted package may have another name than the one that it is asked for by."""
    description = table(row.get("description"))
    url = word(description.get("url"))
    qualifiers: Mapping[str, str] = {}
    if row.get("source") == "git" and url:
        revision = word(description.get("resolved-ref")) or word(description.get("ref"))
        qualifiers = of_git(url, revision).qualifiers
    hosted = description.get("name")
    return purl("pub", hosted if is_name(hosted) else name, word(row.get("version")), qualifiers=qualifiers)
