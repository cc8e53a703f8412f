# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where in a project each version of each npm package is: within others, in its parts, or in a tool's own store."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from licet.scanner.installed.node_package import manifest

FOLDER = "node_modules"
VIRTUAL = (".pnpm", ".bun", ".deno")
"""Stores below `node_modules` that have a folder `name@version` for each package, with more behind it for its peers."""

MOST_FOLDERS = 100_000
"""So many folders of a project are looked at."""

_STORED = re.compile(r"(@?[^@]+)@(\d[^_(]*)")


class NodeIndex:
    """The places of all packages below ROOT; they are looked for once, when first asked."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, name: str, version: str) -> str | None:
        """The place of the package NAME, in lower case, at VERSION, or None where it is not there."""
        return self._stored.get((name, version)) or self._nested.get((name, version))

    @cached_property
    def _stored(self) -> Mapping[tuple[str, str], str]:
        """(name, version) to places in the stores of tools, which their names tell without a look into them."""
        found: dict[tuple[str, str], str] = {}
        for folder in self._folders:
            for store in (folder / kind for kind in VIRTUAL):
                for entry in listed(store):
                    known = _STORED.match(entry)
                    name = known[1].replace("+", "/") if known else ""
                    place = store / entry / FOLDER / name
                    for version in (known[2], known[2].partition("+")[0]) if known else ():
                        found.setdefault((name.lower(), version), place.relative_to(self._root).as_posix())
        return found

    @cached_property
    def _nested(self) -> Mapping[tuple[str, str], str]:
        """(name, version) to places, of all packages whose manifests can be read."""
        found: dict[tuple[str, str], str] = {}
        for folder in self._folders:
            for place in all_places(folder.parent):
                fields = manifest(folder.parent / place) or {}
                name, version = fields.get("name"), fields.get("version")
                if isinstance(name, str) and isinstance(version, str):
                    below = (folder.parent / place).relative_to(self._root).as_posix()
                    found.setdefault((name.lower(), version), below)
        return found

    @cached_property
    def _folders(self) -> list[Path]:
        """The `node_modules` of the project and its parts, those within others aside; links are not followed."""
        found: list[Path] = []
        for seen, (folder, inner, _) in enumerate(os.walk(self._root)):
            if seen > MOST_FOLDERS:
                break
            if FOLDER in inner:
                found.append(Path(folder) / FOLDER)
            inner[:] = sorted(name for name in inner if name != FOLDER and not name.startswith("."))
        return found


def all_places(root: Path) -> Iterator[str]:
    """The places of all packages below ROOT, those within others included; links are places that are seen elsewhere."""
    for folder, inner, _ in os.walk(root / FOLDER):
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        inner[:] = sorted(name for name in inner if not name.startswith(".") or name in (*VIRTUAL, ".store"))
        parent = PurePosixPath(below).parent
        in_scope = parent.name.startswith("@") and parent.parent.name == FOLDER
        stored = parent.parent.name == ".store" and PurePosixPath(below).name == "package"
        if ((parent.name == FOLDER or in_scope) and not PurePosixPath(below).name.startswith(("@", "."))) or stored:
            yield below
            inner[:] = [name for name in inner if name == FOLDER]


def listed(folder: Path) -> list[str]:
    """The names of what is in FOLDER, sorted; nothing where it cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
