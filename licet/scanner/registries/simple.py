# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A page of a Python package index, as JSON or as HTML, and which of its files is of which version."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from packaging.utils import canonicalize_name

ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"
_SDIST = re.compile(r"(.+)\.(?:tar\.gz|tgz|tar\.bz2|tar\.xz|tar|zip)$", re.IGNORECASE)
_HASHES = ("sha512", "sha384", "sha256", "sha224", "sha1", "md5")


@dataclass(frozen=True, slots=True)
class File:
    """One file of an index page. `digest` and `metadata_digest` are "algorithm=hex", as far as the page says."""

    name: str
    url: str
    digest: str | None = None
    has_metadata: bool = False
    metadata_digest: str | None = None
    is_yanked: bool = False

    @property
    def is_wheel(self) -> bool:
        """Whether this is a wheel; all others that are of a version are sources."""
        return self.name.lower().endswith(".whl")

    @property
    def is_pure(self) -> bool:
        """Whether this is a wheel for every platform."""
        return self.name.lower().endswith("-none-any.whl")


def version_of(name: str, project: str) -> str | None:
    """The version in the file name `name` of `project` (a canonical name), or None for foreign and odd files."""
    if name.lower().endswith(".whl"):
        parts = name[:-4].split("-")
        fits = len(parts) in {5, 6} and canonicalize_name(parts[0]) == project
        return parts[1].replace("_", "-") if fits else None
    source = _SDIST.match(name)
    if source is None:
        return None
    # Old names hold dashes in any number: the one that splits off the project's name is the right one.
    stem = source[1]
    dashes = (at for at, letter in enumerate(stem) if letter == "-")
    return next((stem[at + 1 :] for at in dashes if canonicalize_name(stem[:at]) == project), None)


def parse_page(body: bytes, base: str) -> tuple[File, ...]:
    """The files on an index page that came from `base`. ValueError where it is neither form of page."""
    text = body.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return _from_json(text, base)
    if "<" not in text:
        message = "no index page"
        raise ValueError(message)
    page = _Page(base)
    page.feed(text)
    page.close()
    return tuple(page.files)


def _from_json(text: str, base: str) -> tuple[File, ...]:
    page = json.loads(text)
    entries = page.get("files")
    version = str((page.get("meta") or {}).get("api-version", "1.0"))
    if not isinstance(entries, list) or version.partition(".")[0] != "1":
        message = "not version 1 of the index format"
        raise ValueError(message)
    files: list[File] = []
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("url"), str):
            continue
        # PEP 714: the first name is the right one, the second is how an error once made it common.
        metadata = entry.get("core-metadata", entry.get("dist-info-metadata", False))
        url = urljoin(base, entry["url"])
        files.append(
            File(
                name=str(entry.get("filename") or _last(url)),
                url=url.partition("#")[0],
                digest=_best(entry.get("hashes")),
                has_metadata=bool(metadata),
                metadata_digest=_best(metadata),
                is_yanked=entry.get("yanked", False) not in (False, None),
            )
        )
    return tuple(files)


def _best(hashes: object) -> str | None:
    if not isinstance(hashes, Mapping):
        return None
    return next((f"{each}={str(hashes[each]).lower()}" for each in _HASHES if hashes.get(each)), None)


def _last(url: str) -> str:
    return unquote(urlsplit(url).path.rpartition("/")[2])


class _Page(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.files: list[File] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        href = given.get("href")
        if not href:
            return
        if tag == "base":
            self._base = urljoin(self._base, href)
        elif tag == "a":
            url, _, fragment = urljoin(self._base, href.strip()).partition("#")
            metadata = given.get("data-core-metadata", given.get("data-dist-info-metadata"))
            said = "data-core-metadata" in given or "data-dist-info-metadata" in given
            self.files.append(
                File(
                    name=_last(url),
                    url=url,
                    digest=_digest(fragment),
                    has_metadata=said and metadata != "false",
                    metadata_digest=_digest(metadata or ""),
                    is_yanked="data-yanked" in given,
                )
            )


def _digest(text: str) -> str | None:
    found = re.search(r"(?:^|&)(sha512|sha384|sha256|sha224|sha1|md5)=([0-9a-fA-F]+)", text)
    return f"{found[1]}={found[2].lower()}" if found else None
