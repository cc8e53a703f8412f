# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""ScanCode's license keys, translated to SPDX ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from licet.scanner.compile.entries import Entry
from licet.scanner.compile.translation import translate


class Translator:
    """Turns ScanCode keys into SPDX ids, with `LicenseRef-scancode-<key>` where SPDX has none."""

    def __init__(self, licenses: Iterable[Entry]) -> None:
        self.ids: Mapping[str, str] = {entry.name: spdx_id(entry) for entry in licenses}
        self.translate = lru_cache(maxsize=None)(self._translate)

    def _translate(self, expression: str) -> str:
        return translate(expression, self._id) if expression else ""

    def _id(self, key: str) -> str:
        return self.ids.get(key) or f"LicenseRef-scancode-{key}"


def spdx_id(entry: Entry) -> str:
    """The SPDX id of a license file, or its `LicenseRef-scancode-` one."""
    return str(entry.fields.get("spdx_license_key") or f"LicenseRef-scancode-{entry.name}")


def known_ids(licenses: Iterable[Entry]) -> dict[str, str]:
    """Every id that an SPDX tag may name, in lower case, with the id it means today."""
    known: dict[str, str] = {}
    for entry in licenses:
        if entry.fields.get("is_deprecated"):
            continue
        current = spdx_id(entry)
        known[current.lower()] = current
        for other in entry.texts("other_spdx_license_keys"):
            if " " not in other:  # `GPL 2.0+` is listed, and is no id
                known.setdefault(other.lower(), current)
    return known
