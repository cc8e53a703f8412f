# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`debian/copyright` in the machine-readable form (DEP-5): the license of a package as a whole, in SPDX's words.

Source: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from licet.licenses.normalize import normalize
from licet.scanner.metadata.deb822 import Paragraph, paragraphs

LONGEST = 1000
"""A longer list of short names is none."""

SHORT_NAMES = {
    "artistic": "Artistic-1.0-Perl",  # the text in /usr/share/common-licenses/Artistic
    "artistic-1": "Artistic-1.0-Perl",
    "bsd-2": "BSD-2-Clause",
    "bsd-3": "BSD-3-Clause",
    "bsd-4": "BSD-4-Clause",
    "bsl-1": "BSL-1.0",
    "cc0": "CC0-1.0",
    "cpl": "CPL-1.0",
    "efl": "EFL-2.0",
    "expat": "MIT",
    "isc": "ISC",
    "perl": "(Artistic-1.0-Perl OR GPL-1.0-or-later)",
    "psf": "PSF-2.0",
    "psf-2": "PSF-2.0",
    "public-domain": "LicenseRef-scancode-public-domain",
    "python": "Python-2.0",
    "qpl": "QPL-1.0",
    "w3c": "W3C",
    "zlib": "Zlib",
    "zlib/libpng": "Zlib",
    "zope": "ZPL-2.1",
}
"""Short names of the format, in lower case, whose SPDX ids are others."""

_GNU = re.compile(r"(a?gpl|lgpl|gfdl(?:-niv)?)(?:-v?(\d+(?:\.\d+)?))?(\+)?(?:-only)?", re.IGNORECASE)
_OLDEST = {"gpl": "1.0", "lgpl": "2.0", "agpl": "1.0", "gfdl": "1.1", "gfdl-niv": "1.1"}
_EXCEPTIONS = {
    "openssl": "LicenseRef-scancode-openssl-exception-gpl-2.0-plus",
    "font": "Font-exception-2.0",
    "classpath": "Classpath-exception-2.0",
    "autoconf": "Autoconf-exception-3.0",
    "bison": "Bison-exception-2.2",
    "gcc": "GCC-exception-3.1",
    "libtool": "Libtool-exception",
    "llvm": "LLVM-exception",
}
_WORD = re.compile(r"\s*(,|[^\s,]+)")
_FORMAT = re.compile(r"https?://\S*(?:copyright-format|/dep5?\b|dep/dep5)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a package is under as a whole: short names, the same in SPDX's words where all are known, and their line."""

    raw: str
    expression: str | None
    line: int


def machine_readable(text: str) -> Sequence[Paragraph]:
    """The paragraphs of TEXT, its header first; none where it is not of the format."""
    try:
        found = list(paragraphs(text))
    except ValueError:
        return ()
    if not found or not _FORMAT.match(found[0].text("format") or found[0].text("format-specification")):
        return ()
    return found


def stated(text: str) -> Stated | None:
    """What TEXT says of `Files: *`, else of the whole in its header; None where it is not of the format, or silent."""
    found = machine_readable(text)
    every = [each for each in found[1:] if "*" in each.text("files").split()]
    for each in (*every, *found[:1]):
        license = each.fields.get("license")
        if license and license.first.strip():
            return Stated(license.first.strip(), to_spdx(license.first), license.line)
    return None


def to_spdx(names: str, of_text: Callable[[str], str | None] = lambda _: None) -> str | None:
    """NAMES, short names joined by `and`, `or` and commas, as an SPDX expression; None where one is not known.

    `and` binds tighter than `or`, and a comma before either binds loosest; `and/or`, which the format does not have,
    leaves open which, so both are taken. What no name of the format is may be one of
    the file's own: OF_TEXT tells the license of the text that the file gives for it.
    """
    if len(names) > LONGEST:
        return None
    words = ["and" if found[1].lower() == "and/or" else found[1] for found in _WORD.finditer(names)]
    parts = [_joined(part, of_text) for part in _split(words)]
    if not parts or None in parts:
        return None
    if len(parts) == 1:
        return parts[0]
    joiners = {word.lower() for before, word in pairwise(words) if before == ","}
    return f" {'OR' if joiners == {'or'} else 'AND'} ".join(f"({part})" for part in parts)


def _split(words: list[str]) -> list[list[str]]:
    """WORDS at their commas, without the joining word behind each."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            parts.append([])
        elif parts[-1] or len(parts) == 1 or word.lower() not in ("and", "or"):
            parts[-1].append(word)
    return [part for part in parts if part]


def _joined(words: list[str], of_text: Callable[[str], str | None]) -> str | None:
    """WORDS without commas as an expression."""
    choices: list[list[str]] = [[]]
    name: list[str] = []
    for word in [*words, "or"]:
        if word.lower() not in ("and", "or"):
            name.append(word)
            continue
        known = _license(name) or of_text(" ".join(name))
        if known is None:
            return None
        choices[-1].append(known)
        name = []
        if word.lower() == "or":
            choices.append([])
    return " OR ".join(" AND ".join(each) for each in choices if each)


def _license(words: list[str]) -> str | None:
    """One short name, perhaps `with NAME exception`."""
    if not words:
        return None
    license = _short(words[0])
    if license is None or len(words) == 1:
        return license
    exception = _EXCEPTIONS.get(words[2].lower()) if len(words) > 2 and words[1].lower() == "with" else None
    return f"{license} WITH {exception}" if exception else None


def _short(name: str) -> str | None:
    gnu = _GNU.fullmatch(name)
    if gnu:
        family = gnu[1].upper().removesuffix("-NIV")
        version = gnu[2] or _OLDEST[gnu[1].lower()]
        invariants = "-no-invariants" if gnu[1].lower() == "gfdl-niv" else ""
        later = "or-later" if gnu[3] or not gnu[2] else "only"
        return f"{family}-{version if '.' in version else version + '.0'}{invariants}-{later}"
    plain = re.sub(r"\.0\Z", "", name.lower())
    known = SHORT_NAMES.get(name.lower()) or SHORT_NAMES.get(plain)
    if known:
        return known
    reading = normalize(name)
    return str(reading.conclusion) if reading.conclusion is not None and not reading.candidates else None
