# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Debian packages (deb(5)): what they install, with their control files in `DEBIAN/`, as dpkg-deb lays them out."""

from __future__ import annotations

from pathlib import Path
from typing import IO, cast

from licet.scanner.archives.ar import Part, members
from licet.scanner.archives.budget import RefusedError, Target
from licet.scanner.archives.tar import unpack_tar

CONTROL = "DEBIAN"


def unpack_deb(path: Path, target: Target) -> None:
    """Unpack the Debian package at PATH into TARGET. Raises `RefusedError`."""
    unpacked = 0
    with path.open("rb") as stream:
        for name, offset, size in members(stream):
            part = cast("IO[bytes]", Part(stream, offset, size))
            if name.startswith("data.tar"):
                unpack_tar(part, target)
                unpacked += 1
            elif name.startswith("control.tar"):
                unpack_tar(part, target, lambda inner, _: f"{CONTROL}/{inner}")
    if not unpacked:
        raise RefusedError("is an archive of `ar` without the data.tar that Debian packages have")
