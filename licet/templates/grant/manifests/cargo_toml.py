# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Cargo.toml`: https://doc.rust-lang.org/cargo/reference/manifest.html#the-license-and-license-file-fields."""

from __future__ import annotations

import tomlkit

from licet.licenses.expression import Expression
from licet.templates.grant.manifests.editing import Unsafe, names_own_terms, toml, with_line


def edits(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == "Cargo.toml"


def edited(text: str, license: Expression, file: str) -> str:
    """TEXT with LICENSE, in `workspace.package` where the package takes it from there.

    The index takes ids of its list alone; what has others is pointed to as FILE.
    """
    document = toml(text)
    shared = document.get("workspace", {}).get("package")
    package = document.get("package")
    inherits = package is not None and isinstance(package.get("license"), dict)
    table = shared if shared is not None and (package is None or inherits) else package
    if table is None or (inherits and shared is None):
        raise Unsafe("has no [package] of its own to state a license in; state it in the workspace's Cargo.toml")
    key, value = ("license-file", file) if names_own_terms(license) else ("license", str(license))
    other = "license" if key == "license-file" else "license-file"
    if table.get(key) == value and other not in table:
        return text
    table.pop(other, None)
    if key not in table:
        name = "workspace.package" if table is shared else "package"
        placed = with_line(tomlkit.dumps(document), name, key, value, ("name", "version", "edition", "description"))
        if placed is not None:
            return placed
    table[key] = value
    return tomlkit.dumps(document)
