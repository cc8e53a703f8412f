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

from licet.licenses.canonical import canonical
from licet.licenses.expression import all_of, parse
from licet.model import Detection, Role
from licet.scanner.detect import engine
from licet.scanner.metadata.deb822 import Paragraph
from licet.scanner.metadata.debian_copyright import Stated, machine_readable, to_spdx

SEVERAL = "; "
"""Stands between the words for several licenses, which together are not the words for one."""

_CONFIDENT = 0.9
_FOLDERS = frozenset({".github", "build-aux", "debian", "gnulib-tests", "m4", "t", "test", "tests", "testsuite"})
_TOOLS = re.compile(
    r"aclocal\.m4|ar-lib|autogen\.sh|compile|config\.(?:guess|rpath|sub)|configure(?:\.ac|\.in)?|depcomp|(?:GNU)?makefile"
    r"(?:\.\w+)?|INSTALL|install-sh|ltmain\.sh|missing|mkinstalldirs|test-driver|ylwrap|.*\.m4|CMakeLists\.txt",
    re.IGNORECASE,
)


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
    known = [to_spdx(names, own.license) for names in raw]
    expression = None if None in known else str(canonical(all_of(parse(each) for each in known if each)))
    return Stated(SEVERAL.join(raw), expression, counted[0].fields["license"].line)


class _OwnNames:
    """The short names that PARAGRAPHS give texts for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        fields = [each.fields["license"] for each in paragraphs if "license" in each.fields]
        self._texts = {each.first.lower(): each.text for each in fields if len(each.lines) > 1}
        self._known: dict[str, str | None] = {}

    def license(self, name: str) -> str | None:
        """The license that the text for NAME is; None where there is no text, or none that licet knows."""
        name = name.lower()
        if name not in self._known:
            self._known[name] = _read(self._texts.get(name, ""))
        return self._known[name]


def _read(text: str) -> str | None:
    said = [each.expression for each in engine().detect(text) if _counts(each)] if text else []
    return f"({canonical(all_of(said))})" if said else None


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
    return not _FOLDERS.isdisjoint(pattern.split("/")[:-1]) or bool(_TOOLS.fullmatch(posixpath.basename(pattern)))
