# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pnpm-lock.yaml` of the versions 5, 6, 9 and 13: the packages of the workspace, and the graph below them.

https://github.com/pnpm/spec/tree/master/lockfile
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, lines_of, parse_documents, strings, table, word
from licet.scanner.lockfiles.reading.npm_graph import Node, components, strongest
from licet.scanner.lockfiles.reading.npm_platforms import platforms_in
from licet.scanner.lockfiles.reading.npm_wanted import is_published, package
from licet.scanner.packages.purls import is_npm_name, purl

NAME = "pnpm-lock.yaml"
LOCKS = True

_SCOPES = (
    ("dependencies", Scope.RUNTIME),
    ("optionalDependencies", Scope.OPTIONAL),
    ("devDependencies", Scope.DEV),
    ("configDependencies", Scope.BUILD),  # hooks and settings of the installation itself
    ("packageManagerDependencies", Scope.BUILD),
)
_MEMBERS = ("importers", "projects")  # the latter in version 13
_ROW = re.compile(
    r"""^(?: {2}|\t\t)(?:(['"])(?P<quoted>[^\n]*?)\1|(?P<plain>[^\s'"#][^\n]*?)):(?= |\r?$)""", re.MULTILINE
)
_FIRST_OF_SLASHES = 6  # versions below write `/name/1.0.0`, those from here on `name@1.0.0`
_OWN = ("link:", "workspace:")
_RUNTIME = "runtime:"


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    documents = [table(document) for document in parse_documents(file.text)]
    if not documents or any("lockfileVersion" not in document for document in documents):
        raise Unreadable("is not a pnpm-lock.yaml: it has no lockfileVersion", 1)
    lines = lines_of(_ROW, file.text, lambda row: row["quoted"] or row["plain"] or "")
    nodes: dict[str, Node] = {}
    roots: list[tuple[str, Scope]] = []
    for document in documents:  # one more may be of the package manager itself
        entries = _entries(document)
        nodes |= {key: _node(key, entry, entries, document, lines) for key, entry in entries.items()}
        members = (table(document.get(key)).values() for key in _MEMBERS)
        for member in [*chain.from_iterable(members), document]:
            roots += _roots(table(member), entries)
    return Reading((), components(file, nodes, strongest(roots)))


def _entries(document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The packages, once for each set of peers; version 9 says apart what is the same for all of these."""
    packages = {key: table(entry) for key, entry in table(document.get("packages")).items()}
    if "snapshots" not in document:
        return packages
    snapshots = table(document.get("snapshots"))
    return {key: {**packages.get(_without_peers(key), {}), **table(entry)} for key, entry in snapshots.items()}


def _node(
    key: str,
    entry: Mapping[str, Any],
    entries: Mapping[str, Any],
    document: Mapping[str, Any],
    lines: Mapping[str, int],
) -> Node:
    mark = key if key in lines else _without_peers(key)
    node = Node(_purl(key, entry, word(document.get("lockfileVersion")) or ""), lines.get(mark), mark)
    node.where = platforms_in(entry)
    node.needs = list(_keys(table(entry.get("dependencies")), entries))
    node.may_need = list(_keys(table(entry.get("optionalDependencies")), entries))
    for name, said in table(entry.get("peerDependencies")).items():
        if isinstance(said, dict) and "specifier" in said:  # as version 13 has those that are not needed further below
            (node.may_need if said.get("optional") == "true" else node.needs).extend(_keys({name: said}, entries))
    return node


def _roots(member: Mapping[str, Any], entries: Mapping[str, Any]) -> Iterator[tuple[str, Scope]]:
    for name, scope in _SCOPES:
        yield from ((key, scope) for key in _keys(table(member.get(name)), entries))


def _keys(asked: Mapping[str, Any], entries: Mapping[str, Any]) -> Iterator[str]:
    """The keys of what is ASKED for: by its version, with the range beside it or not, or by its key itself."""
    for name, said in asked.items():
        ref = word(said) or word(table(said).get("version"))
        if ref and not ref.startswith(_OWN):
            forms = (ref, f"/{name}/{ref}", f"/{name}@{ref}", f"{name}@{ref}")
            yield from [form for form in forms if form in entries][:1]


def _purl(key: str, entry: Mapping[str, Any], lockfile: str) -> str | None:
    """None for a folder of the project's own, and for what is no name of a package."""
    resolution = strings(table(entry.get("resolution")))
    found, ref = _name_and_version(key, lockfile)
    name = word(entry.get("name")) or found
    if "repo" in resolution and is_published(ref):  # an old key of the repository's own parts
        name = word(entry.get("name")) or resolution["repo"].rpartition("/")[2].removesuffix(".git")
    if not is_npm_name(name) or resolution.get("type") == "directory":
        return None
    if ref.startswith(_RUNTIME):
        return purl("generic", name, ref.removeprefix(_RUNTIME))
    if is_published(ref) and "repo" not in resolution and (found == name or key.startswith("/")):
        return package(name, ref)
    return package(name, word(entry.get("version")), _place(resolution) or ref)


def _place(resolution: Mapping[str, str]) -> str | None:
    """Where a package comes from that is of no registry."""
    repository = resolution.get("repo")
    if repository is None:
        return resolution.get("tarball")
    return f"{repository if repository.startswith('git') else f'git+{repository}'}#{resolution.get('commit', '')}"


def _name_and_version(key: str, lockfile: str) -> tuple[str, str]:
    """Name and version in a KEY; instead of the version, a place, for what is of no registry.

    Old versions put the host of a registry that is not the usual one before the name.
    """
    text = _without_peers(key).removeprefix("/")
    if _major(lockfile) < _FIRST_OF_SLASHES:
        host, slash, rest = text.partition("/")
        parts = (rest if slash and not key.startswith(("/", "@")) else text).split("/")
        at = 2 if parts[0].startswith("@") else 1
        return (
            ("/".join(parts[:at]), parts[at].partition("_")[0]) if len(parts) > at and ":" not in host else ("", text)
        )
    name, _, version = text[1:].partition("@")
    return text[:1] + name, version


def _without_peers(key: str) -> str:
    return key.partition("(")[0]


def _major(lockfile: str) -> int:
    number = lockfile.partition(".")[0]
    return int(number) if number.isdecimal() and len(number) < 4 else 9
