# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Folders of rules, made up by each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from licet.model import Evidence, RulesFolder
from licet.scanner import own

TERMS = """Frobnitz Internal Use License

This software belongs to Frobnitz Ltd. Employees of Frobnitz may use and modify it on machines that Frobnitz owns.
Nobody may distribute it, in source or in binary form, to anyone who is not employed by Frobnitz.

The software is provided as it stands. Frobnitz gives no warranty for it and accepts no liability for what it does.
"""

LICENSE = f"""---
key: frobnitz-internal
short_name: Frobnitz Internal
name: Frobnitz Internal Use License
category: Commercial
owner: Frobnitz Ltd
homepage_url: https://frobnitz.example/terms
permissions:
  - private-use
  - modifications
conditions:
  - include-copyright
limitations:
  - warranty
  - liability
summary: For people who work for Frobnitz.
---
{TERMS}"""

NOTICE = """---
license_expression: frobnitz-internal
is_license_notice: yes
---
This file is the property of the company and stays {{inside Frobnitz}}. Distribution, reproduction or disclosure of it
is prohibited without the prior written permission of the board, which the handbook names.
"""

FALSE_POSITIVE = """---
is_false_positive: yes
notes: how the handbook begins a chapter
---
Released under the GPL license were these parties of the Frobnitz choir
"""

FILES: Mapping[str, str] = {
    "frobnitz-internal.LICENSE": LICENSE,
    "frobnitz-internal_1.RULE": NOTICE,
    "more/choir_1.RULE": FALSE_POSITIVE,
}


@pytest.fixture
def terms() -> str:
    return TERMS


@pytest.fixture
def files() -> dict[str, str]:
    """A license, a notice with a required phrase, and a false positive."""
    return dict(FILES)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., RulesFolder]:
    """A folder of rules with these files."""

    def made(files: Mapping[str, str | bytes], namespace: str = "frob") -> RulesFolder:
        path = tmp_path / "rules"
        for name, content in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return RulesFolder(path, "rules", namespace, Evidence("licet.toml", 2, 'folder = "rules"'))

    return made


@pytest.fixture
def using(folder: Callable[..., RulesFolder], tmp_path: Path) -> Callable[..., own.Overlay]:
    """Rules in these files, which take part until the test is over."""

    def used(files: Mapping[str, str | bytes], namespace: str = "frob") -> own.Overlay:
        overlay = own.overlay_of(folder(files, namespace), tmp_path / "cache")
        own.use(overlay)
        return overlay

    return used


@pytest.fixture(autouse=True)
def _bundled_again() -> Iterator[None]:
    yield
    own.use(own.BUNDLED)
