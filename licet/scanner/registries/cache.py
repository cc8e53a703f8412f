# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Answers kept on disk: bodies stored under their own digest, keys that point at them."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_STRIPES = 256


@dataclass(frozen=True, slots=True)
class Kept:
    """A body, and the address (without credentials) that it finally came from."""

    url: str
    body: bytes


class Cache:
    """A folder of answers. A folder that cannot be written makes look-ups slower, never wrong."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._clock = clock
        # Few locks for many keys: two threads that want the same answer must not both ask for it.
        self._locks = tuple(threading.Lock() for _ in range(_STRIPES))

    def alone(self, key: str) -> threading.Lock:
        """The lock to hold while `key` is looked for and filled."""
        return self._locks[hashlib.sha256(key.encode()).digest()[0] % _STRIPES]

    def read(self, key: str, max_age: float | None = None) -> Kept | None:
        """What was kept for `key`, unless older than `max_age` seconds or damaged."""
        try:
            entry = json.loads(_read(self._pointer(key)))
            url, digest, stored = entry["url"], entry["object"], entry["stored"]
            age = self._clock() - float(stored)
            # A stamp from the future means that the clock was moved: nothing is known about the age.
            if max_age is not None and not 0 <= age <= max_age:
                return None
            body = _read(self._object(str(digest)))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Kept(str(url), body) if hashlib.sha256(body).hexdigest() == digest else None

    def write(self, key: str, kept: Kept) -> None:
        """Keep an answer: the body first, so that a key never points at what is not there yet."""
        digest = hashlib.sha256(kept.body).hexdigest()
        pointer = json.dumps({"url": kept.url, "object": digest, "stored": self._clock()}).encode()
        with suppress(OSError):
            former = self._former(key)
            _write(self._object(digest), kept.body)
            _write(self._pointer(key), pointer)
            if former is not None and former != digest:
                # Another key may share it; that key then merely asks again.
                Path(self._object(former)).unlink(missing_ok=True)

    def _former(self, key: str) -> str | None:
        try:
            return str(json.loads(_read(self._pointer(key)))["object"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _pointer(self, key: str) -> str:
        digest = hashlib.sha256(key.encode()).hexdigest()
        return f"{self._folder}/keys/{digest[:2]}/{digest}.json"

    def _object(self, digest: str) -> str:
        if len(digest) != 64 or not digest.isalnum():
            msg = "not a digest"
            raise ValueError(msg)
        return f"{self._folder}/objects/{digest[:2]}/{digest}"


def _read(name: str) -> bytes:
    with open(name, "rb", buffering=0) as stream:  # noqa: PTH123 - ten thousand paths cost as much as all that they hold
        return stream.read()


def _write(name: str, body: bytes) -> None:
    path = Path(name)
    # 0700 and 0600 (what mkstemp gives): a private index's answers are not for other users of the machine.
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, new = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
        Path(new).replace(path)
    except OSError:
        with suppress(OSError):
            Path(new).unlink()
        raise
