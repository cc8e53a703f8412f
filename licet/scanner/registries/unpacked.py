# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a packed package holds, fetched and read once: what is found in it is kept, the archive is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from licet.scanner.registries.address import bare, shown
from licet.scanner.registries.archives import Contents, read_zipped
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import check
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import Client
from licet.scanner.registries.ranged import open_remote


def kept_contents(
    cache: Cache, url: str, read: Callable[[], Contents | None], digest: str | None = None
) -> Contents | None:
    """What CACHE knows of the archive at URL, else what READ finds there; None where nothing is there.

    DIGEST is what the index promises of the archive: another one means another archive.
    """
    key = f"contents-1 {digest} {bare(url)}"
    with cache.alone(key):
        kept = cache.read(key)
        contents = Contents.load(kept.body) if kept is not None else None
        if contents is None:
            contents = read()
            if contents is not None:
                cache.write(key, Kept(bare(url), contents.dump()))
        return contents


def kept_licenses(
    client: Client, cache: Cache, url: str, limit: int, named: Callable[[str], str | None]
) -> Contents | None:
    """The license files in the zip archive at URL, as `read_zipped` finds them; None where nothing is there.

    Only the parts that are looked at travel, where the server sends parts.
    """

    def read() -> Contents | None:
        opened = open_remote(client, url, limit)
        if opened is None:
            return None
        with opened[0] as stream:
            return read_zipped(stream, shown(url), named)

    return kept_contents(cache, url, read)


@dataclass(frozen=True, slots=True)
class Archives:
    """The archives of one kind of registry: of at most LIMIT bytes each, and READ tells what is in them.

    `read` raises `RegistryError` where the bytes are no such archive.
    """

    client: Client
    cache: Cache
    limit: int
    read: Callable[[bytes], Contents]

    def find(self, url: str, digest: str | None = None) -> Contents | None:
        """What is in the archive at URL; None where nothing is there.

        Raises `RegistryError` where it is not of DIGEST, or cannot be read.
        """
        return kept_contents(self.cache, url, partial(self._fetch, url, digest), digest)

    def listed(self, url: str, digest: str | None, keeper: str) -> Contents:
        """As `find`, for an archive that the KEEPER of packages (a registry, a feed) says is there."""
        contents = self.find(url, digest)
        if contents is None:
            message = f"{shown(url)} is listed, but is not there; ask whoever runs the {keeper}"
            raise RegistryError("registry-missing", message)
        return contents

    def _fetch(self, url: str, digest: str | None) -> Contents | None:
        answer = self.client.download(url, limit=self.limit)
        if answer is None:
            return None
        check(answer.body, digest, url)
        return self.read(answer.body)
