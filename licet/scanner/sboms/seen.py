# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a bill says beyond the inventory: of the bytes of files, of who holds copyrights, of the texts of licenses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from licet.bill import Bill
from licet.model import Inventory
from licet.scanner.installed import Places
from licet.scanner.notices import gather
from licet.scanner.sboms.measure import Measured, measure
from licet.scanner.sboms.texts import own_texts


@dataclass(frozen=True, slots=True)
class Seen:
    """Files by path, the copyright statements of works by purl or place, license texts by id."""

    files: Mapping[str, Measured] = field(default_factory=dict)
    copyrights: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def seen_in_tree(root: Path | None, inventory: Inventory, places: Places) -> Seen:
    """What is seen in the tree at ROOT, None where there is none, and in the PLACES of what INVENTORY lists."""
    works = gather(root or Path(), inventory, inventory.resolutions, places, {})
    copyrights = {name: each.copyrights for each in works for name in (each.purl or each.path,) if each.copyrights}
    if root is None:
        return Seen(copyrights=copyrights)
    folder = root if root.is_dir() else root.parent
    return Seen(measure(folder, inventory.files), copyrights, own_texts(folder, inventory))


def seen_in_document(bill: Bill) -> Seen:
    """What BILL, which is written anew, said already."""
    files = {each.path: Measured(each.sha1, each.sha256, each.snippets) for each in bill.files}
    copyrights = {each.purl: each.copyrights for each in bill.packages if each.purl and each.copyrights}
    return Seen(files, copyrights, {each.id: each.text for each in bill.texts})
