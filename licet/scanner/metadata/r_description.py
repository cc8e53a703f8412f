# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`DESCRIPTION` of R packages: the fields that matter, and the license in the words of SPDX.

Source: https://stat.ethz.ch/R-manual/R-devel/doc/manual/R-exts.html#The-DESCRIPTION-file
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BASE = frozenset((
    "R", "base", "compiler", "datasets", "graphics", "grDevices", "grid", "methods", "parallel", "splines", "stats",
    "stats4", "tcltk", "tools", "translations", "utils",
))  # fmt: skip
"""R itself, and the packages that are a part of it; those called recommended are packages like any other."""

_FIELD = re.compile(r"([A-Za-z][\w@/.-]*)\s*:[ \t]*(.*)")
_NAME = re.compile(r"\s*+([A-Za-z][A-Za-z0-9.]*)\s*+(?:\(([^)]*)\))?\s*+")
_EXACT = re.compile(r"\s*==\s*([0-9][\w.-]*)\s*")
_BOUND = re.compile(r"(?P<name>[^()]+?)\s*\(\s*(?P<how>>=|==|>|=)\s*(?P<version>\d+(?:\.\d+)*)\s*\)")
_FILE = re.compile(r"\+\s*file\s+\S+", re.IGNORECASE)
_WORDS = {
    "bsd_2_clause": "BSD-2-Clause", "bsd_3_clause": "BSD-3-Clause", "gpl": "GPL-1.0-or-later",
    "lgpl": "LGPL-2.0-or-later", "cc0": "CC0-1.0", "artistic license 2.0": "Artistic-2.0",
    "unlimited": "LicenseRef-scancode-public-domain",
}  # fmt: skip
_FAMILIES = {
    "gpl": "GPL", "gnu general public license": "GPL", "lgpl": "LGPL", "gnu lesser general public license": "LGPL",
    "gnu library general public license": "LGPL", "agpl": "AGPL", "gnu affero general public license": "AGPL",
}  # fmt: skip
_OTHERS = {
    "apache license": "Apache", "mozilla public license": "MPL", "eclipse public license": "EPL",
    "artistic license": "Artistic", "european union public license": "EUPL", "eupl": "EUPL", "mpl": "MPL",
    "boost software license": "BSL", "lucent public license": "LPL", "common public license": "CPL",
}  # fmt: skip


def fields(text: str) -> dict[str, tuple[int, list[str]]]:
    """The fields of TEXT: name to the line that it begins in, and its lines. What is none is left out."""
    found: dict[str, tuple[int, list[str]]] = {}
    latest: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line[:1] in (" ", "\t"):
            latest.append(line.strip())
        elif field := _FIELD.fullmatch(line.rstrip()):
            latest = [field[2].strip()]
            found.setdefault(field[1], (number, latest))
    return found


def packages(lines: list[str]) -> Iterator[tuple[int, str, str | None]]:
    """The packages that LINES ask for: the line, counted from 0, the name, and the version if only one is allowed."""
    line = 0
    for part in "\n".join(lines).split(","):
        found = _NAME.fullmatch(part)
        if found and found[1] not in BASE:
            exact = _EXACT.fullmatch(found[2] or "")
            yield line + part[: found.start(1)].count("\n"), found[1], exact[1] if exact else None
        line += part.count("\n")


def spdx(license: str) -> str:
    """LICENSE as R writes it, `GPL (>= 2) | MIT + file LICENSE`, in the words of SPDX as far as that has them."""
    parts = [part.strip() for part in " ".join(license.split()).split("|")]
    named = [part for part in parts if not part.lower().startswith("file ")]  # whoever may choose need not take a file
    return " OR ".join(_one(part) for part in named or parts)


def _one(text: str) -> str:
    plain = _FILE.sub("", text).strip()
    lower = plain.lower().replace("licence", "license")
    if lower in _WORDS:
        return _WORDS[lower]
    bound = _BOUND.fullmatch(plain)
    name = (bound["name"] if bound else plain.partition("-")[0]).strip().lower().replace("licence", "license")
    version = bound["version"] if bound else plain.partition("-")[2]
    if name in _FAMILIES and re.fullmatch(r"\d(?:\.\d)?", version):
        later = bound is not None and bound["how"] in (">=", ">")
        return f"{_FAMILIES[name]}-{_full(version)}-{'or-later' if later else 'only'}"
    if bound and name in _OTHERS and bound["how"] in ("==", "=", ">="):
        return f"{_OTHERS[name]}-{_full(version)}"
    return plain


def _full(version: str) -> str:
    return version if "." in version else f"{version}.0"
