# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.tf`, `*.tofu`: the providers that a configuration requires, and the modules that it calls.

Sources: https://developer.hashicorp.com/terraform/language/block/terraform#required_providers,
https://developer.hashicorp.com/terraform/language/modules/configuration (Module sources)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.hcl import Block, Value, parse_hcl
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


def read(file: Opened) -> Reading:
    """What FILE asks for, with versions where it allows just one."""
    root = parse_hcl(file.text)
    found = [*_providers(root, file)]
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
    for block in root.all("terraform"):
        for required in block.all("required_providers"):
            for name, value in required.values.items():
                made = _provider(name, value)
                if made:
                    yield component(made, Scope.RUNTIME, file, use=Use.SEPARATE, mark=name, line=required.lines[name])


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
