# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Zip archives: wheels, jars, NuGet packages and all that is built like them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from licet.scanner.archives import limits
from licet.scanner.archives.budget import RefusedError, Target, inner_path
from licet.scanner.archives.packing import DAMAGE

_ENCRYPTED = 0x1
_LINK = 0o120000


def unpack_zip(path: Path, target: Target) -> None:
    """Unpack the zip archive at PATH into TARGET.

    Raises `RefusedError` where it leads out of the folder, goes beyond the bounds, or is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > limits.MOST_FILES:
                raise RefusedError(f"holds more than {limits.MOST_FILES} files")
            for member in members:
                _unpack(member, archive, target)
    except DAMAGE as error:
        raise RefusedError(f"is a damaged archive ({type(error).__name__})") from error


def _unpack(member: zipfile.ZipInfo, archive: zipfile.ZipFile, target: Target) -> None:
    inner = inner_path(member.filename.replace("\\", "/"))  # as some tools on Windows write them
    if member.is_dir() or (member.external_attr >> 16) & 0o170000 == _LINK:
        return
    if member.flag_bits & _ENCRYPTED:
        raise RefusedError(f"has a member {inner!r} that is encrypted")
    with archive.open(member) as stream:
        target.write(inner, stream)
