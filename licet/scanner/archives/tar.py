# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Tar archives, packed or not. What hard links lead to is copied; symbolic ones are made last, if they stay inside."""

from __future__ import annotations

import posixpath
import tarfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO

from licet.scanner.archives.budget import RefusedError, Target, inner_path
from licet.scanner.archives.packing import DAMAGE, unpacking

Steer = Callable[[str, Target], str | None]
"""What becomes of a member by its path: another path, or None for nothing."""


def unpack_tar(stream: IO[bytes], target: Target, steer: Steer | None = None) -> None:
    """Unpack the tar archive STREAM, which can be wound back, into TARGET.

    Raises `RefusedError` where it leads out of the folder, goes beyond the bounds, or is damaged.
    """
    try:
        with tarfile.open(fileobj=unpacking(stream), mode="r|", errorlevel=1) as archive:
            for member in archive:
                _unpack(member, archive, target, steer)
    except DAMAGE as error:
        raise RefusedError(f"is a damaged archive ({type(error).__name__})") from error


def _unpack(member: tarfile.TarInfo, archive: tarfile.TarFile, target: Target, steer: Steer | None) -> None:
    if not PurePosixPath(member.name).parts:  # the top itself
        return
    path = inner_path(member.name)
    if steer is not None:
        steered = steer(path, target)
        if steered is None:
            return
        path = steered
    if member.isreg():
        stream = archive.extractfile(member)
        if stream is not None:
            target.write(path, stream)
    elif member.islnk():
        _copy(path, inner_path(member.linkname), target)
    elif member.issym():
        _refuse_outside(member.name, path, member.linkname)
        target.link(path, member.linkname)


def _copy(path: str, linked: str, target: Target) -> None:
    """A hard link is one more name of a file that came before."""
    source = target.place(linked)
    if source.is_file() and path != linked:
        with source.open("rb") as stream:
            target.write(path, stream)


def _refuse_outside(name: str, path: str, linked: str) -> None:
    """Nobody packs a link that climbs out of its archive but to be followed there; absolute ones are a system's."""
    if not linked.startswith("/") and posixpath.normpath(posixpath.join(posixpath.dirname(path), linked)).startswith(
        ".."
    ):
        raise RefusedError(f"has a link {name!r} that leads out of it")
