# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The packages that a project of npm packages is made of, and what each asks for.

https://docs.npmjs.com/cli/using-npm/workspaces, https://pnpm.io/pnpm-workspace_yaml, https://pnpm.io/catalogs
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.parsing import parse_json
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.yaml import parse_yaml
from licet.scanner.values import rows, strings, table, word

SCOPES = (
    ("dependencies", Scope.RUNTIME),
    ("devDependencies", Scope.DEV),
    ("optionalDependencies", Scope.OPTIONAL),
    ("peerDependencies", Scope.OPTIONAL),  # brought by whoever uses the package
)
"""The tables of dependencies, and why what they list is there."""

MANIFEST = "package.json"
MOST_CHECKS = 1_000_000
"""So many times is a folder compared with a pattern; no workspace has so many of both."""


def asked(fields: Mapping[str, Any], *, peers: bool = True) -> Iterator[tuple[str, str, Scope]]:
    """(name, what is wanted of it, what for) of all that the FIELDS of a manifest ask for, PEERS included or not.

    What is both a dependency and an optional one is optional, as npm has it.
    """
    optional = table(fields.get("optionalDependencies"))
    for key, scope in SCOPES if peers else SCOPES[:-1]:
        for name, text in strings(table(fields.get(key))).items():
            if key != "dependencies" or name not in optional:
                yield name, text, scope


def fields_of(file: Opened | None) -> dict[str, Any]:
    """What the manifest FILE says; nothing where there is none, or it cannot be read, which is told where it is."""
    return _parsed(parse_json, file.text) if file else {}


@lru_cache(maxsize=8)
def _parsed(parse: Callable[[str], dict[str, Any]], text: str) -> dict[str, Any]:
    """What PARSE makes of TEXT, which every manifest of a workspace may ask for once more."""
    try:
        return parse(text)
    except Unreadable:
        return {}


def members(file: Opened) -> Iterator[Opened]:
    """The manifests of all packages of the workspace that FILE, in its top folder, belongs to, the top one first."""
    top = file.beside(MANIFEST)
    if top is None:
        return
    yield top
    globs = _globs(fields_of(top))
    if globs:
        yield from _matching(file, globs)


def catalogs(file: Opened) -> dict[str, dict[str, str]]:
    """Name of each catalog of the workspace that FILE is in to what it lists; `default` is the one without a name.

    They are those of the nearest folder, this one's or further up, that has any.
    """
    folder = "."
    for _ in range(file.folder.count("/") + 2):
        found = _catalogs(file, folder)
        if found:
            return found
        folder = posixpath.join(folder, "..")
    return {}


def from_catalog(name: str, text: str, lists: Mapping[str, Mapping[str, str]]) -> str:
    """TEXT, or what the catalog that it refers to says of NAME."""
    if not text.startswith("catalog:"):
        return text
    return lists.get(text.removeprefix("catalog:").strip() or "default", {}).get(name, "")


def _catalogs(file: Opened, folder: str) -> dict[str, dict[str, str]]:
    """The catalogs in `pnpm-workspace.yaml`, `.yarnrc.yml` and `package.json`, where bun has them."""
    manifest = fields_of(file.beside(f"{folder}/{MANIFEST}"))
    found: dict[str, dict[str, str]] = {}
    for said in (
        _settings(file.beside(f"{folder}/pnpm-workspace.yaml")),
        _settings(file.beside(f"{folder}/.yarnrc.yml")),
        table(manifest.get("workspaces")),
        manifest,
    ):
        for name, listed in (("default", said.get("catalog")), *table(said.get("catalogs")).items()):
            if strings(table(listed)):
                found[name] = {**strings(table(listed)), **found.get(name, {})}
    return found


def _settings(file: Opened | None) -> dict[str, Any]:
    return _parsed(parse_yaml, file.text) if file else {}


def _globs(manifest: Mapping[str, Any]) -> list[str]:
    said = manifest.get("workspaces")
    return [glob for glob in map(word, rows(said) or rows(table(said).get("packages"))) if glob]


def _matching(file: Opened, globs: Sequence[str]) -> Iterator[Opened]:
    """The manifests below the folder of FILE in folders that GLOBS match, and not those that begin with `!`."""
    wanted = [_parts(glob) for glob in globs if not glob.startswith("!")]
    barred = [_parts(glob[1:]) for glob in globs if glob.startswith("!")]
    start = f"{file.folder}/" if file.folder else ""
    checks = 0
    for path in file.tree.paths:
        folder, _, name = path.rpartition("/")
        if name != MANIFEST or not folder.startswith(start):
            continue
        parts = folder.removeprefix(start).split("/")
        checks += len(globs) * len(parts)
        if checks > MOST_CHECKS:
            break
        if "node_modules" in parts or any(_matches(parts, glob) for glob in barred):
            continue
        if any(_matches(parts, glob) for glob in wanted):
            text = file.tree.text(path)
            if text is not None:
                yield Opened(path, text, file.tree)


def _parts(glob: str) -> list[str]:
    """GLOB by its folders; several `**` in a row are as good as one."""
    parts = posixpath.normpath(glob.strip().strip("/")).split("/")
    return [part for part, before in zip(parts, ("", *parts), strict=False) if part != "**" or before != "**"]


def _matches(parts: Sequence[str], glob: Sequence[str]) -> bool:
    """Whether the folder PARTS is one that GLOB means; `**` stands for any number of folders.

    What of the glob may come next is kept for all ways at once, so that no glob takes long.
    """
    at = _over(glob, {0})
    for part in parts:
        stay = {place for place in at if place < len(glob) and glob[place] == "**"}
        step = {place + 1 for place in at - stay if place < len(glob) and fnmatchcase(part, glob[place])}
        at = _over(glob, stay | step)
    return len(glob) in at


def _over(glob: Sequence[str], places: set[int]) -> set[int]:
    """PLACES in GLOB, with those behind a `**`, which may stand for no folder at all."""
    found = set(places)
    for place in range(len(glob)):
        if place in found and glob[place] == "**":
            found.add(place + 1)
    return found
