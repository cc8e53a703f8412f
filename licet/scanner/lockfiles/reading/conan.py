# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""References to Conan packages: `name/version@user/channel#revision`.

One of a user and channel is another package than the one of the same name without: its purl says so.
Sources: https://docs.conan.io/2/reference/conanfile/attributes.html#requires,
https://github.com/package-url/purl-spec/blob/main/types-doc/conan-definition.md
"""

from __future__ import annotations

import re

from licet.scanner.packages.purls import purl

_REFERENCE = re.compile(
    r"(?P<name>[a-z0-9_][a-z0-9_+.-]*)/(?P<version>\[[^\]]*\]|[^@#:%\s\[\]]+)"
    r"(?:@(?P<user>[a-z0-9_][a-z0-9_+.-]*)(?:/(?P<channel>[a-z0-9_][a-z0-9_+.-]*))?)?(?:[@#:%].*)?",
    re.IGNORECASE,
)


def conan(reference: str) -> str | None:
    """The purl of what REFERENCE names, with a version where it names one; None where it is no reference."""
    found = _REFERENCE.fullmatch(reference.strip())
    if not found:
        return None
    version = found["version"]
    qualifiers = {key: found[key] for key in ("user", "channel") if found[key]}
    return purl("conan", found["name"], None if version.startswith(("[", "<")) else version, qualifiers=qualifiers)
