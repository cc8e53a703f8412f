# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Python core metadata (METADATA, PKG-INFO), read leniently."""

from __future__ import annotations

from dataclasses import dataclass
from email.parser import HeaderParser

# setuptools wrote this for years where the author had said nothing at all.
_SAYS_NOTHING = frozenset({"", "unknown", "none"})


@dataclass(frozen=True)
class CoreMetadata:
    """The fields of core metadata that matter for licensing."""

    name: str | None
    version: str | None
    license_expression: str | None
    license: str | None
    classifiers: tuple[str, ...]
    license_files: tuple[str, ...]
    requires_dist: tuple[str, ...]
    description: str = ""
    """The long description, which most packages take from their README."""

    @property
    def license_classifiers(self) -> tuple[str, ...]:
        """The classifiers that speak of a license."""
        return tuple(each for each in self.classifiers if each.startswith("License ::"))


def parse_core_metadata(text: str) -> CoreMetadata:
    """Read the header fields of core metadata; fields it cannot read are left out."""
    # email.parser and not packaging.metadata: the latter refuses a whole file for
    # one field it does not like, and old packages are full of those.
    message = HeaderParser().parsestr(text.removeprefix("\ufeff"))

    def one(field: str) -> str | None:
        value = _unfold(str(message.get(field, "")))
        return None if value.casefold() in _SAYS_NOTHING else value

    def every(field: str) -> tuple[str, ...]:
        values = (_unfold(str(each)) for each in message.get_all(field, []))
        return tuple(each for each in values if each)

    return CoreMetadata(
        name=one("Name"),
        version=one("Version"),
        license_expression=one("License-Expression"),
        license=one("License"),
        classifiers=every("Classifier"),
        license_files=every("License-File"),
        requires_dist=every("Requires-Dist"),
        description=str(message.get_payload()) or one("Description") or "",
    )


def _unfold(value: str) -> str:
    """Undo the indentation a multi-line value was written with."""
    first, *rest = value.splitlines() or [""]
    lines = [first.strip()]
    for line in rest:
        bare = line.removeprefix("        ").removeprefix("       |")
        lines.append(bare.rstrip() if bare != line else line.strip())
    return "\n".join(lines).strip()
