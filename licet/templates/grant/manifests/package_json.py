# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json`: https://docs.npmjs.com/cli/configuring-npm/package-json#license."""

from __future__ import annotations

from licet.licenses.expression import Expression, License
from licet.templates.grant.manifests.editing import Unsafe, members, with_member


def edits(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == "package.json"


def edited(text: str, license: Expression, _file: str) -> str:
    """TEXT with LICENSE.

    Raises `Unsafe` where it has `licenses`, which npm has given up and which says something else then.
    """
    if any(member.key == "licenses" for member in members(text)):
        raise Unsafe('has "licenses", which npm no longer reads: remove it, and run again')
    value = str(license) if isinstance(license, License) else f"({license})"
    return with_member(text, "license", value, ("name", "version", "description"))
