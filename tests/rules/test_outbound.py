# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The license that a project goes out under: what the policy says, else the manifest, else the LICENSE file."""

from __future__ import annotations

import pytest

from licet.licenses.expression import License, parse
from licet.licenses.vague import is_vague
from licet.model import (
    Declaration,
    Detection,
    Evidence,
    FileFacts,
    FileKind,
    Inventory,
    Method,
    Outbound,
    OutboundBasis,
    Role,
    Unknown,
)
from licet.rules.outbound import detected, main_files, outbound
from licet.rules.policy import Policy, parse_policy

MANIFEST = Evidence("pyproject.toml", 3, 'license = "GPL-2.0+"')
NAMED = parse_policy('[project]\nlicense = "Apache-2.0"\n', "licet.toml")


def found(expression: str, *, score: float = 1.0, role: Role = Role.TEXT) -> Detection:
    return Detection(parse(expression), 1, 20, score, Method.HASH, "rule", role)


def file(path: str, *detections: Detection, kind: FileKind = FileKind.LICENSE) -> FileFacts:
    return FileFacts(path, kind, 1000, "00", detections)


def declared(license: str | None) -> Declaration:
    concluded = parse(license) if license else Unknown("says nothing that licet knows")
    return Declaration("ours", license or "custom", concluded, MANIFEST)


def goes_out(*files: FileFacts) -> str | None:
    expression = outbound(Inventory(files=files), Policy()).expression
    return None if expression is None else str(expression)


def test_policy_goes_before_manifest_and_manifest_before_license_file() -> None:
    everything = Inventory(files=(file("LICENSE", found("MIT")),), declarations=(declared("ISC"),))
    by_policy = outbound(everything, NAMED)
    assert by_policy == Outbound(parse("Apache-2.0"), OutboundBasis.POLICY, by_policy.evidence)
    assert [(place.path, place.line) for place in by_policy.evidence] == [("licet.toml", 2)]
    assert outbound(everything, Policy()) == Outbound(parse("ISC"), OutboundBasis.DECLARED, (MANIFEST,))
    by_file = outbound(Inventory(files=everything.files), Policy())
    assert by_file == Outbound(parse("MIT"), OutboundBasis.DETECTED, (Evidence("LICENSE"),))
    assert outbound(Inventory(), Policy()) == Outbound(None, OutboundBasis.NONE)


def test_a_declaration_that_nobody_understands_is_passed_over() -> None:
    inventory = Inventory(declarations=(declared(None), declared("Zlib")))
    assert outbound(inventory, Policy()).expression == parse("Zlib")
    unread = Inventory(files=(file("LICENSE", found("MIT")),), declarations=(declared(None),))
    assert outbound(unread, Policy()).basis is OutboundBasis.DETECTED


def test_what_is_declared_is_spelled_as_today() -> None:
    assert outbound(Inventory(declarations=(declared("gpl-2.0+"),)), Policy()).expression == parse("GPL-2.0-or-later")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((file("LICENSE", found("MIT")), file("LICENSE.python", found("PSF-2.0"))), "MIT"),
        ((file("LICENCE.rst", found("MIT")), file("LICENSE-APACHE", found("Apache-2.0"))), "MIT"),
        ((file("LICENSE-APACHE", found("Apache-2.0")), file("LICENSE-MIT", found("MIT"))), "Apache-2.0 AND MIT"),
        ((file("COPYING", found("GPL-3.0-only")), file("COPYING.LESSER", found("LGPL-3.0-only"))), "LGPL-3.0-only"),
        ((file("LICENSE", found("MIT OR Apache-2.0")),), "MIT OR Apache-2.0"),
        ((file("LICENSE", found("MIT OR Apache-2.0")), file("COPYING", found("MIT"))), "(MIT OR Apache-2.0) AND MIT"),
        ((file("LICENSE", found("MIT"), found("Zlib", score=0.5)),), "MIT"),
        ((file("LICENSE", found("MIT"), found("Zlib", role=Role.MENTION)),), "MIT"),
        ((file("LICENSE", found("MIT"), found("LicenseRef-scancode-warranty-disclaimer")),), "MIT"),
        ((file("LICENSE", found("LicenseRef-scancode-unknown-license-reference")),), None),
        ((file("docs/LICENSE", found("MIT")),), None),
        ((file("main.c", found("MIT"), kind=FileKind.SOURCE),), None),
        ((file("LICENSE"),), None),
    ],
)  # fmt: skip
def test_license_files_at_the_root_say_it(files: tuple[FileFacts, ...], expected: str | None) -> None:
    assert goes_out(*files) == expected


def test_notices_of_the_project_grant_the_later_versions_that_its_text_leaves_open() -> None:
    text = file("COPYING", found("GPL-3.0-only"))
    sources = [file(f"{n}.c", found("GPL-3.0-or-later", role=Role.NOTICE), kind=FileKind.SOURCE) for n in range(3)]
    only = [file(f"o{n}.c", found("GPL-3.0-only", role=Role.NOTICE), kind=FileKind.SOURCE) for n in range(3)]
    assert goes_out(text, *sources) == "GPL-3.0-or-later"
    assert goes_out(text, *sources, *only) == "GPL-3.0-only"
    assert goes_out(text) == "GPL-3.0-only"


def test_a_file_without_a_license_text_is_no_main_file() -> None:
    mentions = file("LICENSE", found("MIT", role=Role.MENTION))
    parts = file("LICENSE-APACHE", found("Apache-2.0"))
    assert main_files(Inventory(files=(mentions, parts))) == (parts,)
    assert detected(Inventory(files=(mentions,))) is None


def test_vague_is_what_names_no_license() -> None:
    assert is_vague(License("LicenseRef-scancode-unknown"))
    assert not is_vague(License("LicenseRef-scancode-proprietary-license"))
    assert not is_vague(parse("MIT AND LicenseRef-scancode-unknown"))
