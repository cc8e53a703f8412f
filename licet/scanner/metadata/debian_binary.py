# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `debian/copyright` in the machine-readable form says of a package as it is installed.

Its paragraphs speak of the files of the source: `Files: *` of those that no other paragraph is about, which may be
the lesser part. What was built may be made of all of them but for those that only build, test and package it, so it
is under all their licenses together: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from itertools import takewhile

from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression, all_of, ids, parse
from licet.model import Detection, Role
from licet.scanner.detect import engine
from licet.scanner.metadata.deb822 import Paragraph
from licet.scanner.metadata.debian_copyright import LONGEST, Stated, machine_readable, to_spdx

SEVERAL = "; "
"""Stands between the words for several licenses, which together are not the words for one."""

_CONFIDENT = 0.9
_FOLDERS = frozenset({".github", "build-aux", "gnulib-tests", "m4", "t", "test", "tests", "testsuite"})
_TOOLS = re.compile(
    r"aclocal\.m4|ar-lib|autogen\.sh|compile|config\.(?:guess|rpath|sub)|configure(?:\.ac|\.in)?|depcomp|(?:GNU)?makefile"
    r"(?:\.\w+)?|INSTALL|install-sh|ltmain\.sh|missing|mkinstalldirs|test-driver|ylwrap|.*\.m4|CMakeLists\.txt",
    re.IGNORECASE,
)
_PACKAGING = re.compile(r"debian/(?:\*|changelog|control|copyright|rules|watch|(?:po|source|tests|upstream)/.*)")
"""What only packages. Other files that are named below `debian` are programs, manuals and changes to the source."""

_SAME = re.compile(r"\bsame licen[cs]e as the (?P<whole>\S+)\s+package\b", re.IGNORECASE)
_JOINER = re.compile(r"\s*,?\s+(?:and/or|and|or)\s+", re.IGNORECASE)
_GNU = frozenset({"AGPL", "GFDL", "GPL", "LGPL"})


def of_binary(text: str) -> Stated | None:
    """What TEXT says of all files that may be in what is installed, each license once.

    The expression is None where the words for one of the licenses are neither known nor settled by the text given for
    it. None where TEXT is not of the format, or speaks of no files.
    """
    found = machine_readable(text)
    counted = [each for each in found if _is_built(each.text("files").split()) and each.text("license")]
    if not counted:
        return None
    own = _OwnNames(found)
    raw = tuple(dict.fromkeys(each.fields["license"].first for each in counted))
    known = [own.expression(names) for names in raw]
    expression = None if None in known else str(canonical(all_of(parse(each) for each in known if each)))
    return Stated(SEVERAL.join(raw), expression, counted[0].fields["license"].line)


class _OwnNames:
    """The short names that PARAGRAPHS, the header first, give texts for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        given = [each for each in paragraphs if "license" in each.fields and len(each.fields["license"].lines) > 1]
        self._texts = {each.fields["license"].first.lower(): each for each in given}
        self._main = [each.text("license") for each in paragraphs if "*" in each.text("files").split()]
        self._whole = {paragraphs[0].text("upstream-name").strip().lower(), "package"}
        self._said: dict[str, tuple[Expression, ...]] = {}

    def expression(self, names: str) -> str | None:
        """NAMES, as a paragraph joins them, in SPDX's words; None where one is neither known nor settled by a text."""
        known = to_spdx(names, self.license)
        other = self._besides(names) if known is None and names.lower() in self._texts else None
        return known or (to_spdx(names, lambda name: self.license(name) or other) if other else None)

    def license(self, name: str) -> str | None:
        """The license that the text for NAME is; None where there is no text, or none that licet knows."""
        said = self._read(name)
        if said:
            return f"({canonical(all_of(said))})"
        main = self._main[0].partition("\n")[0] if self._main and self._points_to_all(name) else None
        known = to_spdx(main) if main else None
        return f"({known})" if known else None

    def _read(self, name: str) -> tuple[Expression, ...]:
        """What the text for NAME says; with the copyrights above it, which some licenses count as a part of theirs."""
        name = name.lower()
        if name not in self._said and name in self._texts:
            text, holders = (self._texts[name].text(field) for field in ("license", "copyright"))
            self._said[name] = _licenses(text) or (_licenses(f"{holders}\n{text}") if holders else ())
        return self._said.get(name, ())

    def _points_to_all(self, name: str) -> bool:
        """Whether the text for NAME says that its files are under the license of the whole, as translations do."""
        text = self._texts[name.lower()].text("license") if name.lower() in self._texts else ""
        same = _SAME.search(text)
        return same is not None and same["whole"].lower() in self._whole

    def _besides(self, names: str) -> str | None:
        """The license that the text for NAMES together gives for the one of them that is not known by itself.

        A license of GNU has a name in the format.
        """
        parts = _JOINER.split(names) if len(names) <= LONGEST else []
        read = (to_spdx(part, self.license) for part in parts)
        known = [*takewhile(bool, read), *takewhile(bool, read)]  # which stops at the second that is not known
        if len(known) != len(parts) - 1:
            return None
        families = _GNU.union(_family(id) for each in known if each for id in ids(parse(each)))
        left = {each for each in self._read(names) if families.isdisjoint(map(_family, ids(each)))}
        return f"({left.pop()})" if len(left) == 1 else None


def _family(id: str) -> str:
    return id.partition("-")[0]


def _licenses(text: str) -> tuple[Expression, ...]:
    return tuple(each.expression for each in engine().detect(text) if _counts(each))


def _counts(detection: Detection) -> bool:
    return (
        detection.score >= _CONFIDENT
        and detection.role is not Role.MENTION
        and not str(detection.expression).startswith("LicenseRef-scancode-unknown")
    )


def _is_built(patterns: Sequence[str]) -> bool:
    """Whether something that one of PATTERNS is for may be in what is installed."""
    return any(not _only_builds(pattern.removeprefix("./")) for pattern in patterns)


def _only_builds(pattern: str) -> bool:
    if _PACKAGING.fullmatch(pattern) or not _FOLDERS.isdisjoint(pattern.split("/")[:-1]):
        return True
    return _TOOLS.fullmatch(posixpath.basename(pattern)) is not None
