# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The texts of the policies that a policy extends: files beside it, and pinned addresses, which are kept once read."""

from __future__ import annotations

import hashlib
import os
import posixpath
import tempfile
from contextlib import suppress
from pathlib import Path

from licet.cli.folders import cache_folder
from licet.errors import CannotJudgeError
from licet.rules.policy import Library, Pinned, Reference, Source

LARGEST = 1024 * 1024
"""More bytes than any policy has that a person can oversee."""


def library(*, online: bool) -> Library:
    """Where the texts are that policies extend; only if ONLINE is an address asked for what is not kept here."""

    def find(reference: Reference, source: Source) -> Source:
        if isinstance(reference, Pinned):
            return Source(_pinned(reference, online=online), reference.url, None)
        return _beside(reference, source)

    return find


def _beside(written: str, source: Source) -> Source:
    """The file at WRITTEN, seen from that of SOURCE. Only a regular file is read: a pipe would never end."""
    if source.folder is None:
        raise ValueError(f"{source.path} is no file, so that no path starts there: extend addresses alone")
    if written.startswith("/") or "\\" in written or Path(written).is_absolute():
        raise ValueError(f"{written!r} must be a path from the folder of this file, with forward slashes")
    path = source.folder / written
    try:
        if not path.is_file():
            raise ValueError(f"no policy is at {written!r}; {_meant(path)}")
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{written!r} is larger than any policy")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{written!r} cannot be read: {getattr(error, 'strerror', None) or 'it is no text'}") from None
    shown = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), written))
    return Source(text, shown, path.absolute().parent)


def _meant(path: Path) -> str:
    """What to say where nothing is at PATH."""
    inside = path / "licet.toml"
    return f"did you mean {path.name}/licet.toml?" if inside.is_file() else "the path starts in the folder of this file"


def _pinned(reference: Pinned, *, online: bool) -> str:
    kept = cache_folder() / "policies" / f"{reference.sha256}.toml"
    with suppress(OSError):
        body = kept.read_bytes()
        if hashlib.sha256(body).hexdigest() == reference.sha256:
            return _text(body, reference)
    if not online:
        raise CannotJudgeError(f"the policy at {reference.url} was not read here before: run once with --online")
    body = _fetched(reference)
    digest = hashlib.sha256(body).hexdigest()
    if digest != reference.sha256:
        raise ValueError(f"what is at {reference.url} now has the digest {digest}: read what changed, then pin that")
    text = _text(body, reference)
    _keep(kept, body)
    return text


def _fetched(reference: Pinned) -> bytes:
    from licet.scanner.registries.cache import Cache  # noqa: PLC0415 - takes long to import; most runs ask nobody
    from licet.scanner.registries.document import fetch  # noqa: PLC0415 - likewise
    from licet.scanner.registries.failure import RegistryError  # noqa: PLC0415 - likewise

    try:
        return fetch(reference.url, LARGEST, Cache(cache_folder() / "policies"))
    except RegistryError as error:
        raise CannotJudgeError(f"the policy at {reference.url} cannot be had: {error.message}") from error


def _text(body: bytes, reference: Pinned) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"what is at {reference.url} is no text in UTF-8") from None


def _keep(path: Path, body: bytes) -> None:
    """Keep BODY at PATH, whole or not at all; a folder that cannot be written costs another look, and nothing else."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(temporary).replace(path)
