# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The manifests of all packages of a Cargo workspace: its members, and what they take from folders.

https://doc.rust-lang.org/cargo/reference/workspaces.html
"""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from licet.scanner.lockfiles.reading.cargo_manifest import Manifest, manifest_of
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable

MOST_GLOBS = 200
"""A workspace of more globs is made to take long."""

_WILD = frozenset("*?[")


def manifests_of(file: Opened) -> Iterator[Manifest]:
    """The manifests that the lockfile FILE was written for, the one beside it first; unreadable ones are left out."""
    waiting = deque([file.folder])
    seen = set(waiting)
    while waiting:
        manifest = _manifest_in(waiting.popleft(), file)
        if manifest:
            yield manifest
            found = [folder for folder in (*_members(manifest), *manifest.folders()) if folder not in seen]
            seen.update(found)
            waiting += dict.fromkeys(found)


def _manifest_in(folder: str, file: Opened) -> Manifest | None:
    """The manifest in FOLDER, below the root of the tree that FILE lies in."""
    path = posixpath.normpath(posixpath.join(folder, "Cargo.toml"))
    text = None if path.startswith("../") else file.tree.text(path)
    try:
        return manifest_of(Opened(path, text, file.tree)) if text is not None else None
    except Unreadable:
        return None


def _members(manifest: Manifest) -> Iterator[str]:
    listed = list(manifest.members())
    globs = [each for each in listed if _WILD.intersection(each)][:MOST_GLOBS]
    yield from (_below(manifest.file.folder, each) for each in listed if not _WILD.intersection(each))
    if globs:
        folders = [posixpath.dirname(path) for path in manifest.file.tree.paths if path.endswith("/Cargo.toml")]
        yield from _matching([_below(manifest.file.folder, glob) for glob in globs], folders)


def _matching(globs: Sequence[str], folders: Sequence[str]) -> Iterator[str]:
    for folder in folders:
        parts = folder.split("/")
        if any(_matches(folder, parts, glob) for glob in globs):
            yield folder


def _matches(folder: str, parts: Sequence[str], glob: str) -> bool:
    """`*` does not cross folders; `**` crosses any number of them."""
    if "**" in glob:
        return fnmatchcase(folder, glob.replace("/**/", "/*")) or fnmatchcase(folder, glob)
    wanted = glob.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def _below(home: str, place: str) -> str:
    return posixpath.normpath(posixpath.join(home, place.replace("\\", "/")))
