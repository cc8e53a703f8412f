# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the `[package]` table of a `Cargo.toml` says, with what it inherits from its workspace.

https://doc.rust-lang.org/cargo/reference/manifest.html
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from licet.scanner.values import table


@dataclass(frozen=True, slots=True)
class CargoPackage:
    """The fields that matter for licensing; a version that is not written is None."""

    name: str | None = None
    version: str | None = None
    license: str | None = None
    license_file: str | None = None


def package_of(fields: Mapping[str, Any], workspace: Mapping[str, Any] | None = None) -> CargoPackage:
    """The package whose manifest is FIELDS, in the workspace whose root's manifest is WORKSPACE, if it is in one."""
    package = table(fields.get("package")) or table(fields.get("project"))  # its name before Rust 1.0
    shared = table(table((workspace or {}).get("workspace")).get("package"))

    def field(key: str) -> str | None:
        value = package.get(key)
        if table(value).get("workspace") is True:
            value = shared.get(key)
        return value.strip() or None if isinstance(value, str) else None

    return CargoPackage(field("name"), field("version"), field("license"), field("license-file"))


def parse_cargo_toml(text: str) -> Mapping[str, Any] | None:
    """The manifest TEXT, or None where it is none."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
