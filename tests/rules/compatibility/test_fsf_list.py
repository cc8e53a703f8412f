# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the FSF's license list says of the GPL, license by license, against licet's answers."""

from __future__ import annotations

import pytest

from licet.licenses.catalog import all_records
from licet.licenses.expression import License, parse
from licet.model import Use
from licet.rules.compatibility import judge

ALLOWED = ("compatible", "conditional")
GOES_INTO = {
    "free, compatible with GPL-2.0 and GPL-3.0": ("GPL-2.0-only", "GPL-3.0-only"),
    "free, compatible with GPL-3.0 but not with GPL-2.0": ("GPL-3.0-only",),
    "free, compatible with GPL-2.0 but not with GPL-3.0": ("GPL-2.0-only",),
    "free, not compatible with the GPL": (),
    "not free": (),
}
LISTED = [(r.id, a.meaning) for r in all_records() for a in r.approvals if a.authority == "Free Software Foundation"]
DIFFER = {
    ("AGPL-1.0-or-later", "GPL-3.0-only"): "conditional",  # its later version, AGPL-3.0, may be combined (section 13)
    ("Artistic-1.0", "GPL-2.0-only"): "unknown",  # the FSF holds it too vague, the OSI approves it: both are shown
    ("Artistic-1.0", "GPL-3.0-only"): "unknown",
}


@pytest.mark.parametrize("use", [Use.DYNAMIC, Use.COPIED])
@pytest.mark.parametrize(("identifier", "meaning"), LISTED)
def test_goes_into_the_gpl_as_the_fsf_has_it(identifier: str, meaning: str, use: Use) -> None:
    for version in ("GPL-2.0-only", "GPL-3.0-only"):
        verdict = judge(License(identifier), parse(version), use=use).verdict
        listed = ALLOWED if version in GOES_INTO[meaning] else ("conflict",)
        differs = DIFFER.get((identifier, version))
        assert verdict in ((differs,) if differs else listed), (identifier, version)


def test_the_list_is_there() -> None:
    assert len(LISTED) > 80
    assert {meaning for _, meaning in LISTED} <= set(GOES_INTO)
