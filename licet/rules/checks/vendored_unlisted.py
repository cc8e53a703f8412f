# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`vendored-unlisted`: the work of others is in the repository, and no manifest says so."""

from __future__ import annotations

from collections.abc import Iterator

from packageurl import PackageURL

from licet.model import Finding, Unknown, Use
from licet.rules.case import Case
from licet.rules.checks.finding import about
from licet.rules.judged import NOT_SHIPPED

CODE = "vendored-unlisted"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each work that lies in the tree and whose name is no other component's."""
    copied = [each for each in case.judged if each.resolution and each.resolution.component.use is Use.COPIED]
    if not copied:
        return
    listed = {_name(each.component.purl) for each in case.inventory.resolutions if each.component.use is not Use.COPIED}
    for judged in copied:
        resolution = judged.resolution
        if resolution is None or judged.scope in NOT_SHIPPED or isinstance(resolution.concluded, Unknown):
            continue
        if _name(resolution.component.purl) in listed:
            continue
        message = f"is the work of others under {resolution.concluded}, which no manifest names"
        fixes = ("name it in your NOTICE, with its license", "depend on it instead of copying it")
        yield from about(case, CODE, judged, message, fixes=fixes)


def _name(purl: str) -> str:
    return PackageURL.from_string(purl).name.lower()
