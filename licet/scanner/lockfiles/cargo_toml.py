# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Cargo.toml`: a Rust package, a workspace, or both; what a workspace offers is asked for by those that take it.

https://doc.rust-lang.org/cargo/reference/manifest.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from licet.model import SHIPPED, Component
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, declare
from licet.scanner.lockfiles.reading.cargo_manifest import Manifest, manifest_of
from licet.scanner.metadata.cargo_toml import package_of
from licet.scanner.packages.platforms import limited
from licet.scanner.packages.purls import purl

NAME = "Cargo.toml"
LOCKS = False

_NAME = re.compile(r"[\w-]+")
_INHERITS = {"license": {"workspace": True}}
_TABLE = re.compile(r"(?:^|\.)\s*(?P<kind>(?:[a-z]+[-_])?dependencies)\s*(?:\.\s*[\"']?(?P<key>[\w-]+)[\"']?\s*)?$")
_ENTRY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[.=]")


def read(file: Opened) -> Reading:
    """What FILE says."""
    manifest = manifest_of(file)
    package = package_of(manifest.fields, manifest.root.fields if manifest.root else None)
    license = package.license or _offered(manifest)
    lines = _lines(file.text)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for asked in manifest.asked():
        line = lines.get((asked.kind, asked.key))
        if asked.purl:
            made = component(asked.purl, asked.scope, file, mark=asked.key, line=line)
            found.append(limited(made, asked.where))
        elif asked.folder is None:
            skipped.append(Skipped(line, asked.key))
    own = (purl("cargo", package.name, package.version),) if package.name and _NAME.fullmatch(package.name) else ()
    declarations = declare(package.name or "project", license, (), file)
    within = (each for each in manifest.asked() if each.folder is not None and each.scope in SHIPPED)
    siblings = tuple(dict.fromkeys(purl("cargo", each.name) for each in within if _NAME.fullmatch(each.name)))
    return Reading(declarations, tuple(found), own=own, skipped=tuple(skipped), siblings=siblings)


def _offered(manifest: Manifest) -> str | None:
    """The license that a workspace without a package of its own has its members inherit."""
    return None if "package" in manifest.fields else package_of({"package": _INHERITS}, manifest.fields).license


def _lines(text: str) -> Mapping[tuple[str, str], int]:
    """The line of each dependency, by the kind of its table and its key there."""
    found: dict[tuple[str, str], int] = {}
    kind: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if bare.startswith("["):
            heading = bare.lstrip("[").rpartition("]")[0].strip()
            table_of = None if heading.startswith("workspace") else _TABLE.search(heading)
            kind = table_of["kind"] if table_of and not table_of["key"] else None
            if table_of and table_of["key"]:
                found.setdefault((table_of["kind"], table_of["key"]), number)
        elif kind and (entry := _ENTRY.match(line)):
            found.setdefault((kind, entry[1]), number)
    return found
