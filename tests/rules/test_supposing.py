# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Suppositions: what each spelling changes, and what is no supposition."""

from __future__ import annotations

import pytest

from licet.errors import UsageError
from licet.licenses.expression import parse
from licet.model import (
    Basis,
    Component,
    Distribution,
    FileFacts,
    FileKind,
    Finding,
    Inventory,
    Resolution,
    Severity,
    Use,
)
from licet.rules.policy import Policy
from licet.rules.supposing import Setting, difference, parse_supposition

QUALIFIED = "pkg:pypi/d@1?vcs_url=git%2Bssh://a.example/d"


def resolved(purl: str, *parents: str, direct: bool = False) -> Resolution:
    component = Component(purl, direct=direct or not parents, parents=parents)
    return Resolution(component, parse("MIT"), Basis.DECLARED)


START = Setting(
    Inventory(
        files=(FileFacts("vendor/x.c", FileKind.VENDORED), FileFacts("a.py", FileKind.SOURCE)),
        resolutions=(
            resolved("pkg:npm/top@1"),
            resolved("pkg:npm/only@1", "pkg:npm/top@1"),
            resolved("pkg:npm/deep@1", "pkg:npm/only@1"),
            resolved("pkg:npm/shared@1", "pkg:npm/only@1", "pkg:npm/other@1"),
            resolved("pkg:npm/asked@1", "pkg:npm/top@1", direct=True),
            resolved("pkg:npm/other@1"),
            resolved(QUALIFIED),
        ),
    ),
    Policy(),
    None,
)


def supposed(text: str) -> Setting:
    return parse_supposition(text)(START)


def purls(setting: Setting) -> set[str]:
    return {each.component.purl for each in setting.inventory.resolutions}


def test_another_license_of_the_project() -> None:
    assert str(supposed("license=GPL-3.0-only OR MIT").policy.license) == "GPL-3.0-only OR MIT"


def test_another_license_of_a_folder() -> None:
    (line,) = supposed("license:client=MIT").policy.outbounds
    assert (line.folder, str(line.license)) == ("client", "MIT")


def test_another_license_of_a_component() -> None:
    made = supposed(f"license:{QUALIFIED}=GPL-3.0-only").inventory.resolutions
    assert {each.component.purl: str(each.concluded) for each in made}[QUALIFIED] == "GPL-3.0-only"
    assert sum(str(each.concluded) == "GPL-3.0-only" for each in made) == 1


def test_another_use() -> None:
    policy = supposed("use:pkg:npm/top=separate").policy
    assert policy.use_of("pkg:npm/top@1") is Use.SEPARATE
    assert policy.use_of("pkg:npm/other@1") is None


def test_another_way_of_passing_on() -> None:
    assert supposed("distribution=network,source").distributions == (Distribution.NETWORK, Distribution.SOURCE)


def test_what_is_dropped_takes_along_what_nothing_else_needs() -> None:
    left = {"pkg:npm/shared@1", "pkg:npm/asked@1", "pkg:npm/other@1", QUALIFIED}
    assert purls(supposed("drop:pkg:npm/top")) == left
    assert purls(supposed(f"drop:{QUALIFIED}")) == purls(START) - {QUALIFIED}


def test_files_are_dropped_by_their_paths() -> None:
    assert [file.path for file in supposed("drop:vendor").inventory.files] == ["a.py"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "license",
        "license=",
        "license=GPL-3.0-onyl",
        "license:=MIT",
        "use=separate",
        "use:pkg:npm/top=carefully",
        "use:pkg:npm/none=separate",
        "license:pkg:npm/none=MIT",
        "drop:pkg:npm/none",
        "drop:nothing/here",
        "drop:../outside",
        "distribution=post",
        "distribution:a=binary",
        "scope:pkg:npm/top=dev",
    ],
)
def test_what_is_no_supposition_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="--what-if"):
        supposed(text)


def test_the_difference_is_by_what_a_finding_is_about() -> None:
    def found(subject: str, message: str, *wholes: str) -> Finding:
        return Finding("license-conflict", Severity.ERROR, subject, message, wholes=wholes)

    before = (found("a", "not into MIT"), found("b", "x"), found("b", "x", "client"))
    after = (found("a", "not into GPL"), found("c", "y"), found("b", "x", "client"))
    assert difference(before, after) == ((before[1],), (after[1],))
