# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`[[outbound]]`: what one folder of the project goes out under, where that is not what the whole does."""

from __future__ import annotations

from licet.rules.policy.keys import KEYS
from licet.rules.policy.reading import Table
from licet.rules.policy.terms import parse_license
from licet.rules.policy.values import OutboundLine
from licet.rules.selectors import Selector, parse_selector


def parse_outbound(table: Table) -> OutboundLine | None:
    """What TABLE says; None, and its mistakes kept, where it is wrong."""
    table.only(*KEYS["outbound"])
    selector = table.made("path", _folders, required='name a folder ("client") or folders ("sdks/*")')
    license = table.made("license", parse_license, required="say what it goes out under")
    if selector is None or license is None:
        return None
    return OutboundLine(selector, license, table.place())


def _folders(text: str) -> Selector:
    selector = parse_selector(text)
    if selector.is_package:
        raise ValueError(f"{text!r} is a package: name a folder of the project")
    if text.rstrip("/") in ("", "."):
        raise ValueError("the project as a whole has its license under [project]")
    return selector
