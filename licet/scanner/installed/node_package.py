# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One npm package as it lies in a folder or an archive: its `package.json`, and the license files beside that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from licet.scanner.installed.store import Installed
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.files import Files, FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import json_table

MANIFEST = "package.json"
_SEE = re.compile(r"SEE LICEN[CS]E IN (.+)", re.IGNORECASE)


def find_package(root: Path, place: str) -> Installed | None:
    """The package at PLACE (`node_modules/a/node_modules/b`) below ROOT, or None where none can be read there."""
    folder = root / place
    if ".." in folder.relative_to(root).parts:
        return None
    fields = manifest(folder)
    return None if fields is None else as_installed(fields, FolderFiles(folder), f"{place}/{MANIFEST}")


def read_package(files: Files, source: str) -> Installed | None:
    """The package whose FILES these are, its manifest shown as SOURCE, or None where that cannot be read."""
    fields = json_table(files.bytes_of(MANIFEST) or b"")
    return None if fields is None else as_installed(fields, files, source)


def as_installed(fields: Mapping[str, Any], files: Files, source: str) -> Installed:
    """A package by the FIELDS of its manifest, which is shown as SOURCE.

    `SEE LICENSE IN FILE` names no license but says where it is.
    """
    version = fields.get("version")
    declared = stated_license(fields)
    texts = files.license_texts()
    seen = _SEE.match(declared or "")
    if seen:
        named = seen[1].strip().strip("<>")
        text = files.text(named)
        texts = tuple(sorted({*texts, (PurePosixPath(named).as_posix(), text)})) if text else texts
    found = Found(None if seen else declared, (), texts, source)
    return Installed(version if isinstance(version, str) else None, found, files)


@lru_cache(maxsize=65_536)
def manifest(folder: Path) -> Mapping[str, Any] | None:
    """The fields of the manifest in FOLDER, or None where there is none, or it cannot be read."""
    try:
        return json_table((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
