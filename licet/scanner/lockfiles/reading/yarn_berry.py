# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`yarn.lock` as yarn 2 and later ones write it: descriptors (`name@protocol:range`) with the locator of each.

Packages of the workspace are in it, but not what they ask for their development alone: their manifests tell that.
https://yarnpkg.com/advanced/lexicon, https://yarnpkg.com/protocols
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from licet.model import Scope
from licet.scanner.lockfiles.reading.npm_graph import Node, strongest
from licet.scanner.lockfiles.reading.npm_peers import Asking, provided
from licet.scanner.lockfiles.reading.npm_platforms import platforms_under
from licet.scanner.lockfiles.reading.npm_wanted import package, split, wanted
from licet.scanner.lockfiles.reading.npm_workspace import asked, catalogs, fields_of, from_catalog
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.syml import Block
from licet.scanner.values import strings, table

METADATA = "__metadata"
_WORKSPACE = "workspace:"


def graph(file: Opened, blocks: Sequence[Block]) -> tuple[dict[str, Node], dict[str, Scope]]:
    """The nodes that BLOCKS lock, by their locators, and those of them that the project asks for."""
    lock = _Lock(file, [block for block in blocks if block.patterns != (METADATA,)])
    nodes: dict[str, Node] = {}
    roots: list[tuple[str, Scope]] = []
    for key, block in lock.blocks.items():
        where = platforms_under(block.word("conditions"))
        nodes[key] = Node(_purl(block), block.line, block.patterns[0], where=where)
        folder = split(key)[1].removeprefix(_WORKSPACE) if _is_member(key) else None
        if folder is None:
            nodes[key].needs, nodes[key].may_need = lock.needs(key)
        else:
            roots += lock.roots(key, folder)
    _add_peers(lock, nodes)
    _tie_patches(nodes)
    return nodes, strongest(roots)


@dataclass
class _Lock:
    """The entries of a lockfile by their locators, and how what each asks for is found among them."""

    file: Opened
    entries: Sequence[Block]
    blocks: dict[str, Block] = field(default_factory=dict)
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    of_name: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for block in self.entries:
            key = block.word("resolution")
            if key is None or block.word("version") is None:
                raise Unreadable(f"is cut off: {block.patterns[0]} has no version or no resolution", block.line)
            self.blocks[key] = block
            for name, text in map(split, _descriptors(block)):
                self.keys[name, text.partition("::")[0]] = key
                self.of_name.setdefault(name, set()).add(key)

    @cached_property
    def resolutions(self) -> dict[tuple[str, str, str], str]:
        """(who asks, name, range) to what is taken instead; who asks and the range are empty where any is meant."""
        found: dict[tuple[str, str, str], str] = {}
        manifest = fields_of(self.file.beside("package.json"))
        for pattern, replaced in strings(table(manifest.get("resolutions"))).items():
            parts = pattern.removeprefix("**/").split("/")
            at = -2 if len(parts) > 1 and parts[-2].startswith("@") else -1
            name, text = split("/".join(parts[at:]))
            found.setdefault((split("/".join(parts[:at]))[0], name, text.removeprefix("npm:")), replaced)
        return found

    @cached_property
    def catalogs(self) -> dict[str, dict[str, str]]:
        """The catalogs of the workspace."""
        return catalogs(self.file)

    def find(self, asker: str, name: str, text: str) -> str | None:
        """The locator of what ASKER gets where it asks for NAME with the range TEXT."""
        ways = product((asker, ""), (name,), (text.removeprefix("npm:"), ""))
        text = next((self.resolutions[way] for way in ways if way in self.resolutions), text)
        text = from_catalog(name, text, self.catalogs)
        key = self.keys.get((name, text)) or self.keys.get((name, f"npm:{text}"))
        if key is None and len(self.of_name.get(name, ())) == 1:
            (key,) = self.of_name[name]
        return key

    def needs(self, key: str) -> tuple[list[str], list[str]]:
        """The locators of what the package at KEY needs, and of what it can do without."""
        block = self.blocks[key]
        found: tuple[list[str], list[str]] = ([], [])
        for name, text in block.words("dependencies").items():
            needed = self.find(split(key)[0], name, text)
            if needed:
                found[is_optional(block, "dependenciesMeta", name)].append(needed)
        return found

    def roots(self, key: str, folder: str) -> Iterator[tuple[str, Scope]]:
        """What the package of the workspace at KEY, in FOLDER, asks for, and what its manifest says that for."""
        block = self.blocks[key]
        said = strongest((name, scope) for name, _, scope in asked(fields_of(self._manifest(folder)), peers=False))
        for name, text in block.words("dependencies").items():
            needed = self.find(split(key)[0], name, text)
            optional = is_optional(block, "dependenciesMeta", name)
            if needed:
                yield needed, said.get(name, Scope.OPTIONAL if optional else Scope.RUNTIME)

    def _manifest(self, folder: str) -> Opened | None:
        return self.file.beside(f"{folder}/package.json")


def is_optional(block: Block, meta: str, name: str) -> bool:
    """Whether the table META of BLOCK says that NAME can be done without."""
    said = block.inner(meta).get(name)
    return isinstance(said, dict) and said.get("optional") == "true"


def _add_peers(lock: _Lock, nodes: Mapping[str, Node]) -> None:
    """Add to NODES the packages that are given to each as its peers, by those that need it."""
    askers = {key: _asking(lock, key, block) for key, block in lock.blocks.items()}
    for (key, name), given in provided(askers).items():
        if nodes[key].purl is not None:
            optional = is_optional(lock.blocks[key], "peerDependenciesMeta", name)
            (nodes[key].may_need if optional else nodes[key].needs).extend(sorted(given))


def _asking(lock: _Lock, key: str, block: Block) -> Asking:
    asker = split(key)[0]
    found = {name: lock.find(asker, name, text) for name, text in block.words("dependencies").items()}
    return Asking(asker, {name: other for name, other in found.items() if other}, block.words("peerDependencies"))


def _tie_patches(nodes: Mapping[str, Node]) -> None:
    """What is patched is in the lockfile twice, and asked for in one of these forms."""
    first: dict[str, Node] = {}
    keys: dict[str, str] = {}
    for key, node in nodes.items():
        if node.purl is not None:
            other = first.setdefault(node.purl, node)
            if other is not node:
                other.needs.append(key)
                node.needs.append(keys[node.purl])
            keys.setdefault(node.purl, key)


def _descriptors(block: Block) -> Iterator[str]:
    return (each.strip() for pattern in block.patterns for each in pattern.split(", "))


def _is_member(key: str) -> bool:
    return split(key)[1].startswith(_WORKSPACE)


def _purl(block: Block) -> str | None:
    """None for the project's own folders, for what plugins make by protocols of theirs, and what has no usable name."""
    name, text = split(block.word("resolution") or "")
    meant = wanted(name, text.partition("::")[0].removeprefix("npm:"))
    if meant is None or (meant.place and "?" not in meant.purl):
        return None
    return package(meant.name, block.word("version"), meant.place, meant.kind)
