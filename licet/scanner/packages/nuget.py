# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Names and versions of packages of NuGet.

Source: https://learn.microsoft.com/en-us/nuget/concepts/package-versioning
"""

from __future__ import annotations

import re

from licet.scanner.packages.purls import purl

_ID = re.compile(r"(?!\.+$)[\w.-]+")
_VERSION = r"\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?"
_PLAIN = re.compile(rf"\s*({_VERSION})\s*")
_ONLY = re.compile(rf"\s*\[\s*({_VERSION})\s*(?:,\s*\1\s*)?\]\s*")


def is_package(name: str) -> bool:
    """Whether NAME can be the id of a package."""
    return _ID.fullmatch(name) is not None


def nuget(name: str, version: str | None = None) -> str:
    """The purl of a package of NuGet."""
    return purl("nuget", name, version)


def only(range: str | None) -> str | None:
    """The one version that RANGE allows, or None where it allows several: `1.0` is whatever is not older."""
    found = _ONLY.fullmatch(range or "")
    return found[1] if found else None


def restored(range: str | None) -> str | None:
    """The version that a project which references RANGE itself gets: of those that are not older, the oldest.

    None where that is for the feed to say, as with `1.*` and `(1.0,2.0)`.
    """
    found = _PLAIN.fullmatch(range or "")
    return found[1] if found else only(range)


def normalized(version: str) -> str:
    """VERSION as feeds and folders have it: of three numbers or four, without leading zeros and what was built when."""
    numbers, dash, label = version.partition("+")[0].partition("-")
    parts = [part.lstrip("0") or "0" for part in numbers.split(".")]
    parts += ["0"] * (3 - len(parts))
    parts = parts[:3] if parts[3:] == ["0"] else parts
    return ".".join(parts) + dash + label
