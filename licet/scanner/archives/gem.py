# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ruby gems: a tar archive of `data.tar.gz` and of the specification, which is put beside the files as `metadata`."""

from __future__ import annotations

import gzip
import tarfile
from pathlib import Path
from typing import IO, cast

from licet.scanner.archives.ar import Part
from licet.scanner.archives.budget import RefusedError, Target
from licet.scanner.archives.packing import DAMAGE
from licet.scanner.archives.tar import unpack_tar

DATA, SPECIFICATION = "data.tar.gz", "metadata.gz"


def is_gem(path: Path) -> bool:
    """Whether the tar archive at PATH is a gem."""
    try:
        with tarfile.open(path, "r:") as archive:
            return {SPECIFICATION, DATA} <= {member.name for _, member in zip(range(8), archive, strict=False)}
    except DAMAGE:
        return False


def unpack_gem(path: Path, target: Target) -> None:
    """Unpack the gem at PATH into TARGET. Raises `RefusedError`."""
    try:
        with path.open("rb") as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
            for member in archive:
                part = cast("IO[bytes]", Part(stream, member.offset_data, member.size))
                if member.name == DATA:
                    unpack_tar(part, target)
                elif member.name == SPECIFICATION:
                    target.write("metadata", cast("IO[bytes]", gzip.GzipFile(fileobj=part)))
    except DAMAGE as error:
        raise RefusedError(f"is a damaged archive ({type(error).__name__})") from error
