# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A remote file of which only the parts that are looked at travel: a wheel's directory lies at its end."""

from __future__ import annotations

import io
import re
from http import HTTPStatus
from typing import IO, TYPE_CHECKING

from licet.scanner.registries.address import shown
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import Answer, Client

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK = 64 * 1024


def open_remote(client: Client, url: str, limit: int) -> tuple[IO[bytes], bytes | None] | None:
    """A file to read at `url`, with its whole bytes where the server sent them all; None where nothing is there."""
    answer = client.ask(url, {"Range": f"bytes=-{_BLOCK}"}, limit)
    total = _total(answer)
    if total is not None:
        return io.BufferedReader(_Ranged(client, url, total, answer.body, limit), _BLOCK), None
    if answer.status == HTTPStatus.OK:
        # The server knows no ranges and sent everything at once.
        return io.BytesIO(answer.body), answer.body
    # 416 and 501 come from servers that know ranges, but not this one; all other statuses explain themselves again.
    whole = client.download(url, limit=limit)
    return None if whole is None else (io.BytesIO(whole.body), whole.body)


def _total(answer: Answer) -> int | None:
    """The size of the file, where `answer` is its end."""
    span = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", answer.headers.get("Content-Range", "").strip())
    if answer.status != HTTPStatus.PARTIAL_CONTENT or span is None:
        return None
    first, last, total = (int(each) for each in span.groups())
    return total if last == total - 1 and last - first + 1 == len(answer.body) else None


class _Ranged(io.RawIOBase):
    """Blocks of a remote file, each fetched when first touched."""

    def __init__(self, client: Client, url: str, size: int, tail: bytes, limit: int) -> None:
        self._client = client
        self._url = url
        self._size = size
        self._tail = tail
        self._left = limit
        self._at = 0
        self._blocks: dict[int, bytes] = {}

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        part = self._part(self._at, min(len(view), max(0, self._size - self._at)))
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _part(self, start: int, count: int) -> bytes:
        tail_start = self._size - len(self._tail)
        if start >= tail_start:
            return self._tail[start - tail_start : start - tail_start + count]
        number = start // _BLOCK
        if number not in self._blocks:
            self._blocks[number] = self._fetch(number * _BLOCK)
        return self._blocks[number][start - number * _BLOCK :][:count]

    def _fetch(self, start: int) -> bytes:
        end = min(start + _BLOCK, self._size)
        self._left -= end - start
        if self._left < 0:
            message = f"{shown(self._url)} needs more reading than is done; clarify it by hand"
            raise RegistryError("registry-too-large", message)
        answer = self._client.ask(self._url, {"Range": f"bytes={start}-{end - 1}"}, end - start)
        if answer.status != HTTPStatus.PARTIAL_CONTENT or len(answer.body) != end - start:
            message = f"{shown(self._url)} first served a part of the file, then did not; try again"
            raise RegistryError("registry-broken", message)
        return answer.body
