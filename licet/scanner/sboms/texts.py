# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The texts of licenses that the SPDX list does not have, which a bill has to carry itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from licet.bill import Bill, LicenseText, is_said
from licet.errors import ExpressionError
from licet.licenses.catalog import find, text
from licet.licenses.expression import ids, parse
from licet.model import Inventory
from licet.scanner.text import decode

_OWN = ("LicenseRef-", "DocumentRef-", "AdditionRef-")
_LARGEST = 1024 * 1024


def texts_of(bill: Bill, own: Mapping[str, str]) -> tuple[LicenseText, ...]:
    """The texts of all that BILL names and no list has, sorted by id; OWN texts go before those of the catalog."""
    named = {id for license in _licenses(bill) if is_said(license) for id in _ids(license) if id.startswith(_OWN)}
    return tuple(_text(id, own) for id in sorted(named))


def own_texts(root: Path, inventory: Inventory) -> dict[str, str]:
    """The texts in LICENSES/ below ROOT, by id, as https://reuse.software/spec-3.3/ (License files) has them."""
    found: dict[str, str] = {}
    for file in inventory.files:
        folder, _, name = file.path.rpartition("/")
        id = name.rpartition(".")[0]
        if folder == "LICENSES" and id.startswith("LicenseRef-") and file.size <= _LARGEST:
            try:
                found[id] = decode((root / file.path).read_bytes()) or ""
            except OSError:
                continue
    return found


def _licenses(bill: Bill) -> Iterator[str]:
    for package in (*([bill.root] if bill.root else []), *bill.packages):
        yield from (package.declared, package.concluded, *package.found)
    for file in bill.files:
        yield from (file.license, *file.found, *(each.license for each in file.snippets))


def _ids(license: str) -> tuple[str, ...]:
    try:
        return ids(parse(license))
    except ExpressionError:
        return ()


def _text(id: str, own: Mapping[str, str]) -> LicenseText:
    record = find(id)
    known = own.get(id) or (text(id) if record else "")
    return LicenseText(id, known, record.name if record else "")
