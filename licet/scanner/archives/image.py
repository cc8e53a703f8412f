# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Container images: the layers of an OCI image layout, or of what `docker save` writes, one upon the other.

Layout: https://github.com/opencontainers/image-spec/blob/main/image-layout.md; whiteouts: layer.md of the same. A
folder may hold the same laid out already, as debootstrap makes it, or as an image is mounted.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from licet.scanner.archives.budget import RefusedError, Target
from licet.scanner.archives.tar import unpack_tar

LAYOUT, INDEX, OLD_INDEX = "oci-layout", "index.json", "manifest.json"

_DIGEST = re.compile(r"(?P<algorithm>sha256|sha512):(?P<hex>[0-9a-f]{32,128})")
_WHITEOUT, _OPAQUE = ".wh.", ".wh..wh..opq"
_RELEASES = ("etc/os-release", "usr/lib/os-release")
_DATABASES = (
    "var/lib/dpkg",
    "lib/apk/db",
    "usr/lib/apk/db",
    "var/lib/pacman/local",
    "usr/lib/sysimage/rpm",
    "var/lib/rpm",
)
_LARGEST_JSON = 16 * 1024 * 1024
_DEEPEST = 4
"""Indexes within indexes."""


def is_image(folder: Path) -> bool:
    """Whether FOLDER is an image as it is stored."""
    if (folder / LAYOUT).is_file() and (folder / INDEX).is_file():
        return True
    try:
        return bool(_saved(folder))
    except RefusedError:
        return False


def is_file_system(folder: Path) -> bool:
    """Whether FOLDER is the top of a whole file system: it says of what distribution it is, and lists its packages."""
    if not any(os.path.lexists(folder / place) for place in _RELEASES):
        return False
    return any((folder / place).is_dir() for place in _DATABASES)


def unpack_image(folder: Path, target: Target) -> None:
    """Lay the layers of the image in FOLDER one upon the other into TARGET. Raises `RefusedError`.

    Of an image for several platforms it is that for Linux on amd64, else the first.
    """
    layers = list(_saved(folder) if not (folder / INDEX).is_file() else _layers(folder, _read(folder / INDEX), 0))
    if not layers:
        raise RefusedError("is an image without layers")
    for layer in layers:
        if not layer.resolve().is_relative_to(folder.resolve()) or not layer.is_file():
            raise RefusedError(f"lacks the layer {layer.name[:20]!r}")
        with layer.open("rb") as stream:
            unpack_tar(stream, target, _apply)
    target.make_links()


def _apply(path: str, target: Target) -> str | None:
    """What becomes of a member of a layer: whiteouts take away what lower layers have."""
    folder, _, name = path.rpartition("/")
    if name == _OPAQUE:
        target.remove(folder or ".") if folder else None
        return None
    if name.startswith(_WHITEOUT):
        target.remove(f"{folder}/{name.removeprefix(_WHITEOUT)}" if folder else name.removeprefix(_WHITEOUT))
        return None
    return path


def _layers(folder: Path, document: Mapping[str, Any], depth: int) -> Iterator[Path]:
    """The layers of the manifest that DOCUMENT is, or of the one that it lists for this platform."""
    if depth > _DEEPEST:
        raise RefusedError("is an image whose indexes lead to one another without end")
    if isinstance(document.get("layers"), list):
        yield from (_blob(folder, layer) for layer in document["layers"])
        return
    listed = [each for each in document.get("manifests") or () if isinstance(each, dict)]
    fitting = [each for each in listed if _platform(each) == ("linux", "amd64")]
    for each in (fitting or listed)[:1]:
        yield from _layers(folder, _read(_blob(folder, each)), depth + 1)


def _platform(listed: Mapping[str, Any]) -> tuple[object, object]:
    platform = listed.get("platform")
    return (platform.get("os"), platform.get("architecture")) if isinstance(platform, dict) else (None, None)


def _blob(folder: Path, listed: object) -> Path:
    found = _DIGEST.fullmatch(str(listed.get("digest"))) if isinstance(listed, dict) else None
    if found is None:
        raise RefusedError("is an image with an entry that has no digest")
    return folder / "blobs" / found["algorithm"] / found["hex"]


def _saved(folder: Path) -> list[Path]:
    """The layers of an image as `docker save` wrote it before it wrote the layout."""
    path = folder / OLD_INDEX
    if not path.is_file():
        return []
    try:
        listed = json.loads(path.read_bytes()) if path.stat().st_size <= _LARGEST_JSON else None
    except (ValueError, RecursionError, OSError) as error:
        raise RefusedError("is an image whose manifest.json cannot be read") from error
    first = listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}
    names = first.get("Layers")
    return [folder / str(name) for name in names] if isinstance(names, list) else []


def _read(path: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(path.read_bytes()) if path.stat().st_size <= _LARGEST_JSON else None
    except (ValueError, RecursionError, OSError) as error:
        raise RefusedError(f"is an image whose {path.name[:20]} cannot be read") from error
    if not isinstance(document, dict):
        raise RefusedError(f"is an image whose {path.name[:20]} is no document")
    return document
