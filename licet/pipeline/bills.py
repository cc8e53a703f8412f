# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The bill of materials of a tree."""

from __future__ import annotations

from pathlib import Path

from packageurl import PackageURL

import licet
from licet.bill import Bill
from licet.model import Inventory, Problem
from licet.pipeline.inventory import inventory_of, opened
from licet.pipeline.options import Options
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.rules.stated import stated_expression
from licet.scanner.sboms import Particulars, compose, form_of, read_document, seen_in_document, seen_in_tree


def bill(path: Path | None, policy: Policy, options: Options, created: str) -> tuple[Bill, tuple[Problem, ...]]:
    """The bill of materials of what is at PATH, written at the time CREATED, and what could not be read for it."""
    with opened(path) as tree:
        inventory, places = inventory_of(tree, policy, options)
        form = form_of(tree.root) if tree else None
        document = read_document(tree.root, form) if tree and form else None
        seen = seen_in_document(document) if document else seen_in_tree(tree.root if tree else None, inventory, places)
        name = (document and document.root and document.root.name) or _name(path, inventory)
        kind = "application" if tree else "platform"
        if inventory.is_collection and tree:
            kind = "container"
        licenses = {file.path: said for file in inventory.files if (said := stated_expression(file)) is not None}
        license = outbound(inventory, policy)
        about = Particulars(name, kind, created, licet.__version__, license, licenses, seen)
        return compose(inventory, about), inventory.problems


def _name(path: Path | None, inventory: Inventory) -> str:
    """What the work at PATH calls itself, else what it lies in."""
    if inventory.subject:
        purl = PackageURL.from_string(inventory.subject)
        return f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    stated = next((each.name for each in inventory.declarations if each.name), "")
    return stated or (path.resolve().name if path else "") or "environment"
