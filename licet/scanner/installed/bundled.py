# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of the packages of npm whose code was bundled into one program, which lies in a package of another kind.

The builder of JupyterLab and of its extensions writes `third-party-licenses.json` beside each bundle:
https://github.com/jupyterlab/jupyterlab/blob/main/builder/src/webpack-plugins.ts has `packages`, each with `name`,
`versionInfo`, `licenseId` and `extractedText`, all but the first perhaps empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from licet.scanner.installed.store import Installed
from licet.scanner.packages.files import BUNDLED, LARGEST_TEXT, Files
from licet.scanner.packages.found import Found
from licet.scanner.packages.purls import is_npm_name, npm
from licet.scanner.values import json_table, tables, word

LARGEST = 16 * 1024 * 1024
"""A list of more bytes is not read."""

MOST = 20_000
"""So many packages of one list are read."""

_TEXT = "LICENSE"


class BundledFiles(Files):
    """All that is left of a package which was bundled: the text of its license, where that was kept."""

    def __init__(self, text: str) -> None:
        self._text = text.encode("utf-8", "replace")

    @property
    def names(self) -> Sequence[str]:
        """As `Files` has it."""
        return (_TEXT,) if self._text else ()

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it."""
        return self._text if path in self.names and len(self._text) <= limit else None


def bundled(files: Files, shown: str) -> Iterator[tuple[str, Installed]]:
    """The packages in the list that is among FILES and is SHOWN by that path: purl, and what is known of each."""
    listed = json_table(files.bytes_of(BUNDLED, LARGEST) or b"") or {}
    for row in tables(listed.get("packages"))[:MOST]:
        name = word(row.get("name"))
        if name and is_npm_name(name):
            yield _package(name, row, shown)


def _package(name: str, row: Mapping[str, Any], shown: str) -> tuple[str, Installed]:
    version, text = word(row.get("versionInfo")), word(row.get("extractedText")) or ""
    files = BundledFiles(text)
    found = Found(word(row.get("licenseId")), (), files.license_texts(), shown, whole=False)
    return npm(name, version), Installed(version, found, files)
