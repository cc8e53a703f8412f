# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may itself be passed on under another license, which is not the same as going into a work under it."""

from __future__ import annotations

import pytest

from licet.licenses.expression import Atom, License, With, parse
from licet.model import Use
from licet.rules.compatibility import Answer, Kind, judge, relicensable


def relicense(inbound: str, outbound: str) -> Answer:
    return relicensable(atom(inbound), atom(outbound))


def atom(text: str) -> Atom:
    made = parse(text)
    assert isinstance(made, License | With)
    return made


@pytest.mark.parametrize(
    ("inbound", "outbound", "kind"),
    [
        ("MIT", "GPL-2.0-only", Kind.OK),
        ("CC0-1.0", "MIT", Kind.OK),
        ("Apache-2.0", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("Apache-2.0", "GPL-2.0-only", Kind.HARD),
        ("LGPL-2.1-only", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("GPL-2.0-or-later", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("GPL-2.0-only", "GPL-2.0-or-later", Kind.NARROWED),
        ("MPL-2.0", "GPL-2.0-only", Kind.OBLIGATIONS),
        ("EPL-1.0", "EPL-2.0", Kind.OBLIGATIONS),
        ("EPL-2.0", "EPL-1.0", Kind.HARD),
        ("CC-BY-SA-4.0", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("GPL-3.0-only", "CC-BY-SA-4.0", Kind.HARD),
        ("MPL-2.0", "MPL-2.0", Kind.OBLIGATIONS),
        ("NOASSERTION", "MIT", Kind.UNKNOWN),
        ("LicenseRef-Somebody", "MIT", Kind.UNKNOWN),
    ],
)
def test_relicensing(inbound: str, outbound: str, kind: Kind) -> None:
    assert relicense(inbound, outbound).kind is kind


@pytest.mark.parametrize(
    ("inbound", "outbound"),
    [
        ("MPL-2.0", "Apache-2.0"),
        ("EPL-2.0", "MIT"),
        ("OFL-1.1", "MIT"),
        ("MS-PL", "MIT"),
        ("AGPL-3.0-only", "GPL-3.0-only"),
        ("GPL-3.0-only", "AGPL-3.0-only"),
        ("GPL-3.0-or-later WITH Bison-exception-2.2", "MIT"),
    ],
)
def test_what_goes_into_a_work_and_keeps_its_license_there(inbound: str, outbound: str) -> None:
    assert judge(parse(inbound), parse(outbound), use=Use.COPIED).allowed
    answer = relicense(inbound, outbound)
    assert answer.kind is Kind.HARD
    assert answer.because[0].rule == "keeps-its-license"
    assert answer.because[0].source
