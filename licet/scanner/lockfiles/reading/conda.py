# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What conda's formats share: match specifications, and the file names that say what is locked.

Source: https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html#package-match-specifications
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from licet.scanner.lockfiles.reading.lines import line_at
from licet.scanner.packages.purls import purl

MOST_MISSED = 100
"""After so many values that stand otherwise in a text than they read, no more is looked for."""

ARCHIVES = (".conda", ".tar.bz2")

_SPEC = re.compile(
    r"(?:[^\s\[\]=<>!~,]*::)?(?P<name>[A-Za-z0-9_][\w.-]*)(?:\[[\w,.-]+\])?\s*(?P<version>[^\s\[\]][^\s\[\]]*(?:\s*,\s*[^\s\[\]]+)*)?"
    r"(?:\s+(?P<build>[^\s\[\]]+))?\s*(?P<brackets>\[.*\])?"
)
_ITEM = re.compile(r"""\s*(?:-\s+)+(?:(?P<mark>["'])(?P<quoted>.*)(?P=mark)|(?P<plain>(?:[^#]|(?<!\s)#)*))""")
_VERSION_IN_BRACKETS = re.compile(r"""\bversion\s*=\s*["']?([^"'\],]+)""")
_VERSION = re.compile(r"(?:\d+!)?\d[\w.+]*")
_PARTS_OF_ONE = 3
_FUZZY = re.compile(r"=(?P<version>[^=].*)")


def conda(name: str, version: str | None = None, qualifiers: Mapping[str, str] | None = None) -> str:
    """The purl of a conda package. Raises `ValueError` where NAME is empty."""
    return purl("conda", name.strip().lower(), version, qualifiers=qualifiers)


def of_spec(spec: str) -> tuple[str, str | None] | None:
    """The name in SPEC and the one version that it allows, if there is one; None where it names no package.

    `name 1.2`, `name==1.2` and `name=1.2=build` allow one version; `name=1.2` allows 1.2.1 as well. `name=1.2.3` is
    taken for one, too: it allows 1.2.3.1, but hardly a package has such versions, and exports without builds write it.
    """
    found = _SPEC.fullmatch(spec.strip())
    if found is None:
        return None
    inner = _VERSION_IN_BRACKETS.search(found["brackets"] or "")
    version = found["version"] or (inner[1] if inner else "")
    return found["name"].lower(), exact(version)


def exact(version: str) -> str | None:
    """The one version that VERSION, as it stands behind a name, allows, or None."""
    plain = version.strip()
    fuzzy = _FUZZY.fullmatch(plain)
    if fuzzy:
        its, equals, build = fuzzy["version"].partition("=")
        is_one = (equals and build) or (not equals and its.count(".") >= _PARTS_OF_ONE - 1)
        return its if is_one and _VERSION.fullmatch(its) else None
    plain = plain.removeprefix("==").strip().partition("=")[0]
    return plain if _VERSION.fullmatch(plain) else None


def stated(spec: str) -> tuple[str, str] | None:
    """The name and the version in `name=version` or `name=version=build`, as exports of environments write them."""
    name, _, rest = spec.strip().rpartition("::")[2].partition("=")
    version = rest.removeprefix("=").partition("=")[0].strip()
    return (name.strip().lower(), version) if name.strip() and _VERSION.fullmatch(version) else None


def of_archive(url: str) -> tuple[str, str] | None:
    """Name and version of the package that the archive at URL is, which its file name says; None where it is none."""
    name = url.partition("#")[0].partition("?")[0].rpartition("/")[2]
    for ending in ARCHIVES:
        parts = name.removesuffix(ending).rsplit("-", 2)
        if name.endswith(ending) and len(parts) == 3 and all(parts):
            return parts[0].lower(), parts[1]
    return None


def listed_lines(text: str) -> dict[str, int]:
    """What stands in a list of TEXT, without quotes and comments, to the first line that it stands in."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        item = _ITEM.match(line)
        if item:
            found.setdefault(item["quoted"] or item["plain"].strip(), number)
    return found


class Scalars:
    """Where values stand in a text of YAML, in the order in which they are asked for: one pass over it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._missed = 0

    def skip(self, at: int) -> None:
        """Go on at the character AT, which is further on."""
        self._line += line_at(self._text[self._at : at], at - self._at) - 1
        self._at = at

    def line(self, value: str) -> int | None:
        """The line of the next VALUE in the text, or None where it does not stand there as it is."""
        at = self._text.find(value, self._at) if self._missed < MOST_MISSED else -1
        if at < 0:
            self._missed += 1
            return None
        self.skip(at)
        return self._line
