# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""ScanCode's license keys, translated to SPDX ids."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from license_expression import ExpressionError, LicenseSymbol, LicenseWithExceptionSymbol, Licensing
from license_expression import LicenseExpression as Parsed

from tools.index.source import Entry


class Translator:
    """Turns ScanCode keys into SPDX ids, with `LicenseRef-scancode-<key>` where SPDX has none."""

    def __init__(self, licenses: Iterable[Entry]) -> None:
        self.licensing = Licensing()
        self.ids = {entry.name: spdx_id(entry) for entry in licenses}
        self.translate = lru_cache(maxsize=None)(self._translate)

    def _translate(self, expression: str) -> str:
        try:
            parsed = self.licensing.parse(expression)
        except ExpressionError as error:
            raise ValueError(f"a rule has the expression {expression!r}, which does not parse") from error
        return self._render(parsed, outer=True)

    def _render(self, node: Parsed, *, outer: bool = False) -> str:
        if isinstance(node, LicenseWithExceptionSymbol):
            return f"{self._id(node.license_symbol.key)} WITH {self._id(node.exception_symbol.key)}"
        if isinstance(node, LicenseSymbol):
            return self._id(node.key)
        inner = node.operator.strip().join(("  ", "  ")).replace("  ", " ").join(self._render(arg) for arg in node.args)
        return inner if outer else f"({inner})"

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
        for other in entry.fields.get("other_spdx_license_keys") or ():
            known.setdefault(str(other).lower(), current)
    return known
