# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What deno may import: packages by `npm:` and `jsr:`, and modules by their addresses, which may tell the package.

https://docs.deno.com/runtime/fundamentals/modules
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from licet.scanner.lockfiles.reading.npm_wanted import package
from licet.scanner.packages.purls import is_npm_name, purl

_SPECIFIER = re.compile(r"(npm|jsr):/?((?:@[^/@\s]+/)?[^/@\s]+)(?:@([^/]*))?(?:/.*)?", re.DOTALL)
_EXACT = re.compile(r"[=v]?(\d+\.\d+\.\d+[\w.+-]*)")
_OF_NPM = (
    "esm.sh",
    "cdn.esm.sh",
    "esm.run",
    "unpkg.com",
    "cdn.skypack.dev",
    "jspm.dev",
    "cdn.jsdelivr.net",
    "ga.jspm.io",
)
_OF_GITHUB = ("denopkg.com", "pax.deno.dev", "ghuc.cc")
_IN_NPM = re.compile(r"(?:npm:|\*)?((?:@[^/@]+/)?[^/@]+?)(?:@(?:npm:)?([^/]*))?(?:/.*)?", re.DOTALL)
_IN_JSR = re.compile(r"(@[^/@]+/[^/@]+)/(\d+\.\d+\.\d+[\w.+-]*)/")
_ABOVE_NPM = re.compile(r"(?:(?:npm|-|pin|stable|v\d+)/)*")
_RELEASE = re.compile(r"[=v]?(\d+\.\d+\.\d+(?:-(?:alpha|beta|canary|dev|experimental|next|pre|preview|rc)[\w.-]*)?)")
_VERSIONED = re.compile(r"([^/@]+)@([^/@]+)")
_THIRD_PARTY = "deno.land"


def is_address(text: str) -> bool:
    """Whether TEXT is the address of a module."""
    return text.startswith(("https://", "http://"))


def named(text: str) -> tuple[str, str, str] | None:
    """(`npm` or `jsr`, name, range) of the package that the specifier TEXT names, or None where it names none."""
    found = _SPECIFIER.fullmatch(text.strip())
    return (found[1], found[2], found[3] or "") if found and is_npm_name(found[2]) else None


def imported(text: str) -> str | None:
    """The purl of what the specifier TEXT imports, or None where it does not tell."""
    if is_address(text):
        return of_address(text)
    found = named(text)
    if found is None:
        return None
    kind, name, text = found
    exact = _EXACT.fullmatch(text)
    return package(name, exact[1] if exact else None, kind=kind)


def of_address(address: str) -> str | None:
    """The purl of the package that the module at ADDRESS is of, or None where it does not tell."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    path = unquote(parts.path).strip("/")
    if host in _OF_NPM:
        return _of_cdn(path.partition("&")[0])
    if host == "raw.githubusercontent.com" or host in _OF_GITHUB:
        return _of_github(path, has_at=host in _OF_GITHUB)
    if host == "jsr.io":
        found = _IN_JSR.match(path)
        return package(found[1], found[2], kind="jsr") if found else None
    return _of_host(host, path)


def _of_cdn(path: str) -> str | None:
    """That of a package at a server of npm's packages, or of the repositories that some of these serve as well."""
    if path.startswith("gh/"):
        return _of_github(path[3:], has_at=True)
    if path.startswith("jsr/"):
        return imported(f"jsr:{path[4:]}")
    rest = _ABOVE_NPM.sub("", path, count=1)
    found = _IN_NPM.fullmatch(rest)
    if found is None or not is_npm_name(found[1]):
        return None
    release = _RELEASE.match(found[2] or "")
    return package(found[1], release[1] if release else None)


def _of_github(path: str, *, has_at: bool) -> str | None:
    owner, _, rest = path.partition("/")
    name, _, below = rest.partition("/")
    if has_at:
        name, _, ref = name.partition("@")
    else:
        ref = below.partition("/")[0]
    return purl("github", name, ref or None, namespace=owner) if owner and name else None


def _of_host(host: str, path: str) -> str | None:
    """That of a package whose name and version are one part of the path, or of one that deno's own host serves."""
    folders = path.split("/")
    for at, part in enumerate(folders):
        found = _VERSIONED.fullmatch(part)
        if found:
            return purl("generic", found[1], found[2], namespace="/".join((host, *folders[:at])))
    if host == _THIRD_PARTY and len(folders) > 1:
        at = 1 if folders[0] == "x" else 0
        return purl("generic", folders[at], namespace="/".join((host, *folders[:at])))
    return None
