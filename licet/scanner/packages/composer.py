# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Names and versions of packages of Composer.

Sources: https://getcomposer.org/doc/04-schema.md#name, https://getcomposer.org/doc/articles/versions.md,
https://getcomposer.org/doc/articles/composer-platform-dependencies.md
"""

from __future__ import annotations

import re

from licet.scanner.packages.purls import spaced

_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?")
_PLATFORM = re.compile(
    r"(?:php(?:-64bit|-ipv6|-zts|-debug)?|hhvm|(?:ext|lib)-[\w.-]+|composer(?:-(?:plugin|runtime)-api)?)", re.IGNORECASE
)
_EXACT = re.compile(
    r"\s*={0,2}\s*(v?\d+(?:\.\d+)*(?:[._-]?(?:stable|beta|b|rc|alpha|a|patch|pl|p)[.-]?\d*)?)(?:@\w+)?\s*",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"\s*(dev-[^\s#@|,]+|[\dx.]+-dev)(?:#\w+)?(?:@\w+)?(?:\s+as\s+\S+)?\s*")


def is_package(name: str) -> bool:
    """Whether NAME is that of a package, and not of what the machine must have (php, ext-json, lib-curl)."""
    return _NAME.fullmatch(name) is not None and _PLATFORM.fullmatch(name) is None


def composer(name: str, version: str | None = None) -> str:
    """The purl of a package of Composer; the vendor is its namespace."""
    return spaced("composer", name, version)


def exact(constraint: str) -> str | None:
    """The one version that CONSTRAINT allows, or None where it allows several."""
    found = _EXACT.fullmatch(constraint) or _BRANCH.fullmatch(constraint)
    return found[1] if found else None


def is_branch(version: str) -> bool:
    """Whether VERSION is a branch, which moves, and no release."""
    return _BRANCH.fullmatch(version) is not None
