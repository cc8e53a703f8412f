# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What Gradle calls packages: `group:name:version:classifier@extension`, and plugins by their id."""

from __future__ import annotations

import re
from dataclasses import dataclass

from licet.scanner.metadata.maven.model import exact_version
from licet.scanner.packages.maven import is_name, maven

_MARKER = ".gradle.plugin"
_DYNAMIC = re.compile(r".*\+|latest\..*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Coordinates:
    """One package; no version where none is written, or where several are allowed."""

    group: str
    name: str
    version: str | None = None
    classifier: str = ""
    extension: str = ""

    @property
    def purl(self) -> str:
        """Its purl."""
        return maven(self.group, self.name, self.version, self.extension, self.classifier)

    @property
    def module(self) -> str:
        """What it is without version."""
        return f"{self.group}:{self.name}"


def coordinates(text: str) -> Coordinates | None:
    """The package that TEXT names; None where it names none. What of its version nobody knows is left out."""
    main, _, extension = text.strip().partition("@")
    group, name, version, classifier, *more = (*main.split(":"), "", "")[:5] if ":" in main else ("", "", "", "")
    if more and any(more):
        return None
    if not is_name(group) or not is_name(name):
        return None
    return Coordinates(group, name, one_version(version), classifier if is_name(classifier) else "", extension)


def one_version(written: str | None) -> str | None:
    """The one version that WRITTEN allows; `1.0!!` is 1.0 and nothing else, `1.+` is any."""
    text = (written or "").removesuffix("!!").partition("!!")[0]
    version = None if _DYNAMIC.fullmatch(text) else exact_version(text)
    return version if version and is_name(version) else None


def plugin_marker(id: str, version: str | None) -> Coordinates | None:
    """The package that stands for the plugin ID; one whose id has no dot is Gradle's own."""
    return Coordinates(id, id + _MARKER, one_version(version)) if is_name(id) and "." in id else None
