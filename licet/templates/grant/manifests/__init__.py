# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Sets the license in manifests, in place: whatever else stands in the file stays as it is, byte for byte."""

from __future__ import annotations

from typing import Protocol, cast

from licet.licenses.expression import Expression
from licet.templates.grant.manifests import cargo_toml, composer_json, gemspec, package_json, pom_xml, pyproject_toml
from licet.templates.grant.manifests.editing import Unsafe


class Editor(Protocol):
    """A module of this folder."""

    def edits(self, name: str) -> bool:
        """Whether a file called NAME is of this format."""

    def edited(self, text: str, license: Expression, file: str, /) -> str:
        """TEXT with LICENSE, whose text is in FILE, below the manifest's folder; the same where it says so already.

        Raises `Unsafe` where that cannot be done without a risk to the rest of the file.
        """


_MODULES = (cargo_toml, composer_json, gemspec, package_json, pom_xml, pyproject_toml)

EDITORS: tuple[Editor, ...] = cast("tuple[Editor, ...]", _MODULES)
"""Every manifest that licet writes, sorted by its module's name."""

__all__ = ["EDITORS", "Editor", "Unsafe"]
