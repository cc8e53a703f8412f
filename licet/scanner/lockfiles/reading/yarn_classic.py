# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`yarn.lock` as yarn 1 writes it: patterns (`name@range`) with the version that each came to.

It has what is needed by packages alone. What the project asks for, and what for, is in the manifests of its workspace.
https://classic.yarnpkg.com/en/docs/yarn-lock
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from licet.model import Scope
from licet.scanner.lockfiles.reading.npm_graph import Node, strongest
from licet.scanner.lockfiles.reading.npm_wanted import is_published, package, split, wanted
from licet.scanner.lockfiles.reading.npm_workspace import asked, fields_of, members
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.syml import Block
from licet.scanner.values import strings, table, word


def graph(file: Opened, blocks: Sequence[Block]) -> tuple[dict[str, Node], dict[str, Scope]]:
    """The nodes that BLOCKS lock, by their first patterns, and those of them that the project asks for."""
    keys = {split(pattern): block.patterns[0] for block in blocks for pattern in block.patterns}
    nodes = {block.patterns[0]: _node(block, keys) for block in blocks}
    return nodes, strongest(_roots(file, keys))


def _node(block: Block, keys: Mapping[tuple[str, str], str]) -> Node:
    version = block.word("version")
    if version is None:
        raise Unreadable(f"is cut off: {block.patterns[0]} has no version", block.line)
    node = Node(_purl(block, version), block.line, block.patterns[0])
    optional = block.words("optionalDependencies")
    for asked_for in {**block.words("dependencies"), **optional}.items():
        if asked_for in keys:
            (node.may_need if asked_for[0] in optional else node.needs).append(keys[asked_for])
    return node


def _purl(block: Block, version: str) -> str | None:
    """None for a folder of the project's own, and for what is no name of a package."""
    name, text = split(block.patterns[0])
    meant = wanted(name, text)
    resolved = block.word("resolved") or text
    published = all(is_published(split(pattern)[1]) for pattern in block.patterns) and not resolved.startswith("git")
    return package(meant.name, version, "" if published else resolved, meant.kind) if meant else None


def _roots(file: Opened, keys: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, Scope]]:
    """What the manifests of the workspace ask for; the packages of the workspace are in no lockfile of yarn 1.

    A range that is not locked has been replaced by a resolution, or changed since: where there is one version, it is
    that.
    """
    manifests = [fields_of(member) for member in members(file)]
    own = {word(fields.get("name")) for fields in manifests}
    resolutions = strings(table(manifests[0].get("resolutions"))) if manifests else {}
    of_name: dict[str, set[str]] = {}
    for (name, _), locked in keys.items():
        of_name.setdefault(name, set()).add(locked)
    for name, text, scope in (each for fields in manifests for each in asked(fields, peers=False)):
        replaced = resolutions.get(name) or resolutions.get(f"**/{name}") or text
        key = keys.get((name, text)) or keys.get((name, replaced))
        if key is None and name not in own and len(of_name.get(name, ())) == 1:
            key = next(iter(of_name[name]))
        if key:
            yield key, scope
