# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Package URLs of each kind of package, as https://github.com/package-url/purl-spec has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeGuard

from packageurl import PackageURL

_NAME = re.compile(r"[^\s/\x00-\x1f]{1,400}")
_NPM_NAME = re.compile(r"(?:@[^/@\s]+/)?[^/@\s][^/\s]*")


def purl(
    type: str,
    name: str,
    version: str | None = None,
    *,
    namespace: str | None = None,
    qualifiers: Mapping[str, str] | None = None,
    subpath: str | None = None,
) -> str:
    """The canonical purl of a package. Raises `ValueError` where NAME is empty."""
    space, own, at, below = (_sound(part) for part in (namespace, name, version, subpath))
    given = {key: _sound(value) or "" for key, value in (qualifiers or {}).items()}
    return PackageURL(type, space or None, own, at or None, given, below).to_string()


def _sound(text: str | None) -> str | None:
    """TEXT without halves of characters, which JSON can spell and no purl can hold."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def pypi(name: str, version: str | None = None, qualifiers: Mapping[str, str] | None = None) -> str:
    """The purl of a Python package, its name normalised (PEP 503)."""
    return purl("pypi", re.sub(r"[-_.]+", "-", name.strip()).lower(), version, qualifiers=qualifiers)


def is_name(name: object) -> TypeGuard[str]:
    """Whether NAME can be the name of a package of any kind: something without spaces and slashes."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def is_npm_name(name: str) -> bool:
    """Whether NAME can be the name of an npm package, with or without a scope."""
    return _NPM_NAME.fullmatch(name) is not None


def npm(name: str, version: str | None = None) -> str:
    """The purl of an npm package; a scope is its namespace."""
    scope, slash, bare_name = name.partition("/")
    return purl("npm", bare_name if slash else name, version, namespace=scope if slash else None)


def spaced(type: str, path: str, version: str | None = None, qualifiers: Mapping[str, str] | None = None) -> str:
    """The purl of a package whose PATH holds its namespace: all but the last part."""
    namespace, _, name = path.strip("/").rpartition("/")
    return purl(type, name, version, namespace=namespace, qualifiers=qualifiers)


def bare(purl: str) -> str:
    """PURL without version, qualifiers and subpath."""
    return purl.partition("#")[0].partition("?")[0].partition("@")[0]  # in a name, an @ is written %40


@lru_cache(maxsize=16_384)
def parsed(purl: str) -> PackageURL:
    """PURL in its parts. Raises `ValueError` where it is none. It is asked for at every station of a component."""
    return PackageURL.from_string(purl)


def version_of(purl: str) -> str | None:
    """The version in PURL, or None where it has none."""
    return parsed(purl).version or None
