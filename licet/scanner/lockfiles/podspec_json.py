# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.podspec.json` of CocoaPods, the same as data.

Source: https://guides.cocoapods.org/syntax/podspec.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    declare,
    lines_of,
    parse_json,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.pods import exact, is_pod, pod

NAME = "podspec.json"
LOCKS = False

_PLATFORMS = ("ios", "osx", "macos", "tvos", "watchos", "visionos")
_ROW = re.compile(r'"([^"\n]+)"\s*:\s*\[')


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_json(file.text)
    name = word(parsed.get("name"))
    if not name:
        raise Unreadable("is no specification of a pod: it has no name", 1)
    lines = lines_of(_ROW, file.text)
    found = tuple(
        component(pod(wanted, exact(rows(versions))), scope, file, mark=wanted, line=lines.get(wanted, 1))
        for wanted, versions, scope in _asked(parsed)
        if is_pod(wanted) and wanted.partition("/")[0] != name
    )
    license = word(parsed.get("license")) or word(table(parsed.get("license")).get("type"))
    return Reading(
        declare(name, license, (), file), found, own=(pod(name, word(parsed.get("version"))),) if is_pod(name) else ()
    )


def _asked(whole: Mapping[str, Any]) -> Iterator[tuple[str, object, Scope]]:
    """What WHOLE and its parts ask for, for all platforms or for some."""
    waiting: list[tuple[Mapping[str, Any], Scope]] = [(whole, Scope.RUNTIME)]
    while waiting:
        part, scope = waiting.pop()
        for place in (part, *(table(part.get(platform)) for platform in _PLATFORMS)):
            yield from ((name, versions, scope) for name, versions in table(place.get("dependencies")).items())
        waiting += ((table(each), scope) for each in rows(part.get("subspecs")))
        waiting += ((table(each), Scope.TEST) for each in rows(part.get("testspecs")))
