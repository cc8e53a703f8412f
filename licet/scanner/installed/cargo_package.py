# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the files of a Rust package say of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from licet.scanner.installed.store import Installed
from licet.scanner.metadata.cargo_toml import package_of, parse_cargo_toml
from licet.scanner.packages.files import Files
from licet.scanner.packages.found import Found

MANIFEST = "Cargo.toml"


def installed_from(
    files: Files,
    shown: str,
    name: str,
    workspace: Mapping[str, Any] | None = None,
    above: Files | None = None,
) -> Installed | None:
    """The package of FILES, in a folder that is SHOWN so, or None where it is not that of NAME.

    It may inherit from WORKSPACE; where it has no license files, those of the files ABOVE it are its own.
    """
    fields = parse_cargo_toml(files.text(MANIFEST) or "")
    package = package_of(fields or {}, workspace)
    if package.name != name:
        return None
    texts = files.license_texts()
    if package.license_file and not any(path == package.license_file for path, _ in texts):
        path = PurePosixPath(package.license_file).as_posix()
        text = files.text(path)
        texts = tuple(sorted({*texts, (path, text)})) if text else texts
    if not texts and above:
        texts = above.license_texts()
    return Installed(package.version, Found(package.license, (), texts, f"{shown}/{MANIFEST}"), files)
