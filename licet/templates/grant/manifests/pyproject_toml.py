# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pyproject.toml`: PEP 639, or poetry's own table."""

from __future__ import annotations

from typing import Any

import tomlkit

from licet.licenses.expression import Expression
from licet.templates.grant.manifests.editing import Unsafe, toml, with_line


def edits(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == "pyproject.toml"


def edited(text: str, license: Expression, _file: str) -> str:
    """TEXT with LICENSE as an expression, without the classifiers that PEP 639 does not allow beside one.

    Raises `Unsafe` where no table is there to state it in.
    """
    document = toml(text)
    name = "project" if "project" in document else "tool.poetry"
    table = document["project"] if "project" in document else document.get("tool", {}).get("poetry")
    if table is None:
        raise Unsafe("has no [project] table to state the license in")
    if "license" in table.get("dynamic", []):
        raise Unsafe('has its license made by the build ("license" in project.dynamic); take that out, and run again')
    if table.get("license") == str(license) and not _outdated(table):
        return text
    for classifier in _outdated(table):
        table["classifiers"].remove(classifier)
    text = tomlkit.dumps(document)
    if "license" not in table:
        placed = with_line(text, name, "license", str(license), ("name", "version", "description", "readme"))
        if placed is not None:
            return placed
    table["license"] = str(license)
    return tomlkit.dumps(document)


def _outdated(table: Any) -> list[str]:
    return [item for item in table.get("classifiers", []) if str(item).startswith("License ::")]
