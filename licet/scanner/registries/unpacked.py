# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a packed package holds, fetched and read once: what is found in it is kept, the archive is not."""

from __future__ import annotations

from collections.abc import Callable

from licet.scanner.registries.address import bare
from licet.scanner.registries.archives import Contents
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import check
from licet.scanner.registries.http import Client


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


def downloaded(
    client: Client, url: str, limit: int, read: Callable[[bytes], Contents], digest: str | None = None
) -> Contents | None:
    """What READ finds in the archive at URL, of at most LIMIT bytes; None where nothing is there.

    Raises `RegistryError` where it is not of DIGEST, or cannot be read.
    """
    answer = client.download(url, limit=limit)
    if answer is None:
        return None
    check(answer.body, digest, url)
    return read(answer.body)
