# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The distributions of a `cpanfile.snapshot`.

Source: https://github.com/perl-carton/carton (lib/Carton/Snapshot/Parser.pm)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from licet.scanner.packages.purls import is_name, purl

_PATH = re.compile(r"(?:[^/]/[^/]+/)?(?P<author>[^/]+)/(?:.*/)?(?P<file>[^/]+?)(?:\.tar\.\w+|\.tgz|\.tbz|\.zip)?")
_FILE = re.compile(r"(?P<name>\S+?)-(?P<version>v?\d[\w.]*(?:-TRIAL\d*)?)")


@dataclass(slots=True)
class Distribution:
    """A distribution: the line that names it, where its archive lies, the modules that it has and those it needs."""

    name: str
    line: int
    path: str = ""
    modules: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)

    @property
    def purl(self) -> str:
        """Its purl, with its author for a namespace, as far as the path of the archive says."""
        path = _PATH.fullmatch(self.path)
        file = path["file"] if path else self.name
        named = _FILE.fullmatch(file)
        name, version = (named["name"], named["version"]) if named else (file, None)
        return purl("cpan", name, version, namespace=path["author"] if path else None)


def distributions(text: str) -> list[Distribution]:
    """The distributions of the snapshot TEXT; their parts are told by how far each line is indented."""
    found: list[Distribution] = []
    part = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        indent, line = len(raw) - len(raw.lstrip(" ")), raw.strip()
        if indent == 2 and is_name(line):
            found.append(Distribution(line, number))
        elif indent == 4 and found:
            part, _, value = line.partition(":")
            if part == "pathname":
                found[-1].path = value.strip()
        elif indent == 6 and found and line:
            module = line.split(" ")[0]
            if part == "provides":
                found[-1].modules.append(module)
            elif part == "requirements":
                found[-1].needs.append(module)
    return found


def holders(found: list[Distribution]) -> dict[str, str]:
    """Modules to the purls of the distributions among FOUND that have them."""
    return {module: each.purl for each in reversed(found) for module in each.modules}
