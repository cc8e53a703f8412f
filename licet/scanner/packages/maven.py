# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Names of Maven packages, and their purls."""

from __future__ import annotations

import re

from licet.scanner.packages.files import is_legal
from licet.scanner.packages.purls import purl

_NAME = re.compile(r"[\w.+-]*\w[\w.+-]*")
_PLAIN_TYPES = frozenset(("", "jar", "bundle", "ejb", "maven-plugin", "eclipse-plugin", "java-source", "javadoc"))
"""Types whose file is a plain jar; what sources and documentation have of their own is the classifier."""


def is_name(text: str) -> bool:
    """Whether TEXT can be a group, an artifact or a version: no path, no property that nobody filled in."""
    return _NAME.fullmatch(text) is not None and ".." not in text


def maven(group: str, artifact: str, version: str | None = None, type: str = "", classifier: str = "") -> str:
    """The purl of a Maven package; a plain jar has no qualifiers."""
    qualifiers = {"classifier": classifier} if classifier else {}
    if type not in _PLAIN_TYPES:
        qualifiers["type"] = type
    return purl("maven", artifact, version, namespace=group, qualifiers=qualifiers)


def is_legal_in_jar(path: str) -> bool:
    """Whether the file at PATH in a jar holds a license or notices of its own: at the top or in META-INF."""
    folder, _, name = path.removeprefix("META-INF/").rpartition("/")
    return is_legal(name) if not folder else folder.lower() in ("license", "licenses", "licences")
