# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lines of Carthage's files: where a framework comes from, and of which version.

Source: https://github.com/Carthage/Carthage/blob/master/Documentation/Artifacts.md#cartfile
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl
from licet.scanner.packages.repositories import repository

_LINE = re.compile(r'(github|git|binary)\s+"([^"]+)"\s*+(?:(==|>=|~>)?\s*+"?([^"\s#]+)"?)?\s*+(?:#.*)?')


@dataclass(frozen=True, slots=True)
class Origin:
    """What a line says: its KIND (github, git, binary), the place, the version, and what stands before that (`==`)."""

    kind: str
    place: str
    version: str | None
    operator: str


def origins(text: str) -> Iterator[tuple[int, str, Origin | None]]:
    """The lines of TEXT that ask for something: number, words, and what they say; None where that cannot be read."""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line and not line.startswith("#"):
            found = _LINE.fullmatch(line)
            made = Origin(found[1], found[2], found[4], found[3] or "") if found else None
            yield number, line, made


def carthage(origin: Origin, version: str | None, *, is_plain: bool = False) -> str | None:
    """The purl of what ORIGIN names, of VERSION; IS_PLAIN without the address that it comes from.

    `github "owner/name"` names a package; a repository or an archive elsewhere is one that says where it comes from.
    """
    host, path = repository(origin.place)
    named = origin.kind == "github" and (not host or host == "github.com")
    namespace, _, name = path.removesuffix(".json").rpartition("/")
    if not is_name(name) or (not host and not named):
        return None
    if named:
        return purl("carthage", name, version, namespace=namespace)
    where = {"download_url": origin.place} if origin.kind == "binary" else of_git(origin.place, version).qualifiers
    return purl("carthage", name, version, qualifiers=None if is_plain else where)
