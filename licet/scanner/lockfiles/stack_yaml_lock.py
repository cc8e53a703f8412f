# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`stack.yaml.lock`: what `stack.yaml` takes from elsewhere than the snapshot, with the name and version of each.

Source: https://docs.haskellstack.org/en/stable/topics/lock_files/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    lines_of,
    parse_yaml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.haskell import hackage, versioned
from licet.scanner.lockfiles.reading.haskell_project import Pins
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl

NAME = "stack.yaml.lock"
LOCKS = True

_ROW = re.compile(r"^[ \t]*+-?[ \t]*+(?:hackage|name):[ \t]*+[\"']?([^\s\"'#@]+)", re.MULTILINE)


def read(file: Opened) -> Reading:
    """What FILE pins; what of that the project asks for itself, the packages around it tell."""
    parsed = parse_yaml(file.text)
    if "packages" not in parsed and "snapshots" not in parsed:
        raise Unreadable("is not a stack.yaml.lock: it has neither packages nor snapshots", 1)
    lines = lines_of(_ROW, file.text)
    pins = Pins(file)
    found = []
    for row in map(table, rows(parsed.get("packages"))):
        made, mark = _pinned(table(row.get("completed")))
        if made:
            found.append(pins.component(made, mark, lines.get(mark, 1)))
    return Reading((), tuple(found))


def _pinned(completed: Mapping[str, Any]) -> tuple[str | None, str]:
    """The purl of a COMPLETED package, and what it is named by."""
    hackage_name = word(completed.get("hackage"))
    pair = versioned(hackage_name) if hackage_name else None
    if pair and hackage_name:
        return hackage(*pair), hackage_name.partition("@")[0]
    name, version, git = (word(completed.get(key)) for key in ("name", "version", "git"))
    archive = word(completed.get("url")) or word(completed.get("archive"))
    qualifiers: Mapping[str, str] = {}
    if git:
        qualifiers = of_git(git, word(completed.get("commit"))).qualifiers
    elif archive and "://" in archive:
        qualifiers = {"download_url": archive}
    return (purl("hackage", name, version, qualifiers=qualifiers), name) if is_name(name) else (None, "")
