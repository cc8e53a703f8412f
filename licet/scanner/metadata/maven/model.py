# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in one POM (https://maven.apache.org/ref/current/maven-model/maven.html), as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Key = tuple[str, str, str, str]
"""What dependencies are told apart by, and managed by: group, artifact, type and classifier."""

Pair = tuple[str, str]
"""A group and an artifact."""

_EXACT = re.compile(r"[^\[\](),\s${}]+")
_ONE_ALLOWED = re.compile(r"\[([^\[\](),\s${}]+)\]")
_MOVING = ("LATEST", "RELEASE")


@dataclass(frozen=True, slots=True)
class Dependency:
    """What a POM asks for, or says of what is asked for; also a plugin or an annotation processor.

    `line` is where it stands in the POM at `place`. `scope` and `optional` are None where nothing is said.
    """

    group: str
    artifact: str
    version: str | None = None
    type: str = "jar"
    classifier: str = ""
    scope: str | None = None
    optional: str | None = None
    exclusions: tuple[Pair, ...] = ()
    line: int | None = None
    place: str = ""

    @property
    def key(self) -> Key:
        """As Maven's management compares dependencies."""
        return self.group, self.artifact, self.type, self.classifier

    @property
    def is_optional(self) -> bool:
        """Whether who uses the project need not have it."""
        return self.optional == "true"


@dataclass(frozen=True, slots=True)
class Parent:
    """The POM that one inherits from; `relative_path` is empty where it is to be taken from a repository."""

    group: str
    artifact: str
    version: str | None
    relative_path: str
    line: int


@dataclass(frozen=True, slots=True)
class License:
    """One `<license>` as it is written."""

    name: str
    url: str
    comments: str
    line: int


@dataclass(frozen=True, slots=True)
class Pom:
    """One POM as it is written, at `place`, with what its profiles that are active by default add."""

    place: str
    group: str | None
    artifact: str
    version: str | None
    packaging: str = "jar"
    parent: Parent | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    dependencies: tuple[Dependency, ...] = ()
    managed: tuple[Dependency, ...] = ()
    plugins: tuple[Dependency, ...] = ()
    managed_plugins: tuple[Dependency, ...] = ()
    licenses: tuple[License, ...] = ()
    relocation: tuple[str | None, str | None, str | None] | None = None


def exact_version(written: str | None) -> str | None:
    """The one version that WRITTEN allows: plain, or alone in brackets; None for a range, or what stays unknown."""
    text = (written or "").strip()
    one = _ONE_ALLOWED.fullmatch(text)
    if one:
        return one[1]
    return text if _EXACT.fullmatch(text) and text not in _MOVING else None
