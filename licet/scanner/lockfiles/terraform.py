# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.tf`, `*.tofu`: the providers that a configuration requires, and the modules that it calls.

A provider that no file of a folder requires, though something there is of it, is HashiCorp's of that name.
Sources: https://developer.hashicorp.com/terraform/language/block/terraform#required_providers,
https://developer.hashicorp.com/terraform/language/providers/requirements (Implied local names),
https://developer.hashicorp.com/terraform/language/modules/configuration (Module sources)
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import parse_qs

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component
from licet.scanner.lockfiles.reading.hcl import Block, Value, parse_hcl
from licet.scanner.lockfiles.reading.opened import Tree
from licet.scanner.packages.purls import purl, spaced
from licet.scanner.packages.repositories import of_repository

NAME = "Terraform"
LOCKS = False

_EXACT = re.compile(r"=?\s*v?(\d+(?:\.\d+)*[\w.+-]*)")
_PROVIDER = re.compile(r"(?:[\w.-]+(?::\d+)?/)?([\w-]+)/([\w-]+)")
_MODULE = re.compile(r"(?:[\w-]+\.[\w.-]+(?::\d+)?/)?([\w-]+/[\w-]+/[\w-]+)(?://.*)?")
_FORGE = re.compile(r"(?:git::)?(?:[\w+.-]+://)?(?:[\w.-]+@)?(?:github\.com|bitbucket\.org)[/:].+")
_ARCHIVE = re.compile(r"(?:\w+::)?[a-z0-9]+://.+")
_SUBFOLDER = re.compile(r"(?<!:)//[^?]*")
_ENDS = (".tf", ".tofu")
_REQUIRED = "required_providers"
_BUILT_IN = "terraform"


def read(file: Opened) -> Reading:
    """What FILE asks for, with versions where it allows just one."""
    root = parse_hcl(file.text)
    found = [*_providers(root, file), *_implied(root, file)]
    skipped: list[Skipped] = []
    for block in root.all("module"):
        source, line = block.word("source"), block.lines.get("source", block.line)
        if source is None or "${" in source:
            skipped += [Skipped(line, f"module {' '.join(block.labels)}")] if "source" in block.values else []
        elif not source.startswith((".", "/")):
            made = _module(source.strip(), _version(block.word("version")))
            if made:
                found.append(component(made, Scope.RUNTIME, file, use=Use.SEPARATE, mark=source, line=line))
            else:
                skipped.append(Skipped(line, source))
    return Reading((), tuple(found), skipped=tuple(skipped))


def _providers(root: Block, file: Opened) -> Iterator[Component]:
    for required in _required(root):
        for name, value in required.values.items():
            made = _provider(name, value)
            if made:
                yield component(made, Scope.RUNTIME, file, use=Use.SEPARATE, mark=name, line=required.lines[name])


def _required(root: Block) -> Iterator[Block]:
    return (required for block in root.all("terraform") for required in block.all(_REQUIRED))


def _implied(root: Block, file: Opened) -> Iterator[Component]:
    """The providers that blocks of ROOT are of without saying whose they are, each where it is first named."""
    used: dict[str, int] = {}
    for block in root.blocks:
        named = block.labels[0] if block.labels and block.type in ("provider", "resource", "data") else ""
        if "provider" not in block.values:  # else it is of one that has a block of its own
            used.setdefault(named if block.type == "provider" else named.partition("_")[0], block.line)
    names = used.keys() - {"", _BUILT_IN}
    given = _local_names(file.tree, file.folder) if names else ()  # type: ignore[arg-type] # trees are told apart by what they are
    for name in sorted(names.difference(given, _names_in(file.text))):
        made = _provider(name, None)
        if made:
            yield component(made, Scope.RUNTIME, file, use=Use.SEPARATE, mark=name, line=used[name])


@lru_cache(maxsize=2)
def _local_names(tree: Tree, folder: str) -> frozenset[str]:
    """The names that the files in FOLDER of TREE give to providers: they are one module, and each asks for all."""
    names: set[str] = set()
    for path in tree.paths:
        if posixpath.dirname(path) == folder and path.endswith(_ENDS):
            names.update(_names_in(tree.text(path) or ""))
    return frozenset(names)


def _names_in(text: str) -> Iterator[str]:
    try:
        root = parse_hcl(text) if _REQUIRED in text else None
    except Unreadable:
        return  # that is said where it is read itself
    for required in _required(root) if root else ():
        yield from required.values


def _provider(name: str, value: Value) -> str | None:
    """The provider with the local NAME; one without a source is one of HashiCorp's, and some are built in."""
    fields = value if isinstance(value, dict) else {"version": value}
    source, version = fields.get("source"), fields.get("version")
    found = _PROVIDER.fullmatch(source if isinstance(source, str) else f"hashicorp/{name}")
    if not found or found[1] == "builtin":
        return None
    return purl("terraform", found[2].lower(), _version(version), namespace=found[1].lower())


def _version(constraint: Value) -> str | None:
    found = _EXACT.fullmatch(constraint.strip()) if isinstance(constraint, str) else None
    return found[1] if found else None


def _module(source: str, version: str | None) -> str | None:
    """The module at SOURCE: of a registry, of a repository, or in an archive."""
    plain, _, query = source.partition("?")
    given = parse_qs(query)
    revision = given.get("ref", [None])[0]
    module = _MODULE.fullmatch(plain)
    if module and not _FORGE.match(plain):
        return spaced("terraform", module[1], version)
    if plain.startswith(("git::", "git@")) or _FORGE.match(plain):
        return of_repository(_SUBFOLDER.sub("", plain.removeprefix("git::")), revision)
    if _ARCHIVE.fullmatch(plain):
        name = _SUBFOLDER.sub("", plain).rpartition("/")[2]
        return purl("generic", name, qualifiers={"download_url": source}) if name else None
    return None
