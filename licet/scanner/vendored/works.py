# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Code that was copied into the tree: which files are one work, and what that is called."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from licet.licenses.expression import Expression
from licet.model import FileFacts, FileKind
from licet.scanner.classify import names
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.metadata.stated import read_stated
from licet.scanner.packages.files import is_legal

_GO_MODULE = re.compile(r"^# (?P<path>\S+) (?P<version>\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Copied:
    """One work in the tree: the folder or the single file that it is, what it is called, its files that matter."""

    path: str
    name: str
    version: str
    purl: str
    declared: Expression | None
    files: tuple[FileFacts, ...]


def copied(root: Path, files: Iterable[FileFacts], listed: Iterable[str]) -> Iterator[Copied]:
    """The works among the vendored ones of FILES below ROOT, but for the purls that are LISTED by manifests."""
    vendored = [file for file in files if file.kind in (FileKind.VENDORED, FileKind.GENERATED) and _below(file.path)]
    vendored = [file for file in vendored if "node_modules" not in PurePosixPath(file.path).parts]
    modules = _go_modules(root, vendored)
    tops = _tops(vendored, modules)
    groups: dict[str, list[FileFacts]] = defaultdict(list)
    for file in vendored:
        top = next((str(p) for p in PurePosixPath(file.path).parents if str(p) in tops), "")
        if top:
            groups[top].append(file)
        elif file.detections:
            groups[file.path].append(file)
    known = set(listed)
    for path, members in sorted(groups.items()):
        work = _named(root, path, tuple(members), modules)
        if work.purl not in known:
            yield work


def _below(path: str) -> bool:
    return any(part.lower() in names()["vendor-folders"] for part in PurePosixPath(path).parts[:-1])


def _go_modules(root: Path, files: Iterable[FileFacts]) -> dict[str, tuple[str, str]]:
    """Folder to (module, version), as `vendor/modules.txt` has them."""
    found: dict[str, tuple[str, str]] = {}
    for file in files:
        if file.path.endswith("vendor/modules.txt"):
            folder = file.path.rpartition("/")[0]
            for match in _GO_MODULE.finditer(_text(root / file.path)):
                found[f"{folder}/{match['path']}"] = (match["path"], match["version"])
    return found


def _tops(files: Iterable[FileFacts], modules: Mapping[str, tuple[str, str]]) -> set[str]:
    """The folders that are one work: those with a manifest or named by Go, else the topmost ones with a license."""
    manifests = set(modules)
    licensed: set[str] = set()
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if not _below(f"{folder}/x") or PurePosixPath(folder).name.lower() in names()["vendor-folders"]:
            continue  # what lies in the vendor folder itself speaks of all of it
        if name in ("Cargo.toml", "package.json"):
            manifests.add(folder)
        elif is_legal(name):
            licensed.add(folder)
    inner = {each for each in licensed if _inside(each, manifests | (licensed - {each}))}
    return manifests | (licensed - inner)


def _inside(folder: str, others: set[str]) -> bool:
    return any(str(parent) in others for parent in PurePosixPath(folder).parents)


def _named(root: Path, path: str, files: tuple[FileFacts, ...], modules: Mapping[str, tuple[str, str]]) -> Copied:
    if path in modules:
        name, version = modules[path]
        return Copied(path, name, version, f"pkg:golang/{name.lower()}@{version}", None, files)
    for manifest, read in (("Cargo.toml", _cargo), ("package.json", _npm)):
        if (root / path / manifest).is_file():
            fields = read(_text(root / path / manifest))
            if fields.get("name"):
                name, version, kind = fields["name"], fields.get("version", ""), fields["kind"]
                purl = f"pkg:{kind}/{name}@{version}" if version else f"pkg:{kind}/{name}"
                declared = read_stated(fields.get("license"), ()).conclusion
                return Copied(path, name, version, purl, declared, files)
    return Copied(path, _below_vendor(path), "", "", None, files)


def _below_vendor(path: str) -> str:
    """PATH below the vendor folder, which is what Go calls the module there."""
    parts = PurePosixPath(path).parts
    last = max(place for place, part in enumerate(parts[:-1]) if part.lower() in names()["vendor-folders"])
    return "/".join(parts[last + 1 :])


def _cargo(text: str) -> dict[str, Any]:
    try:
        package = tomllib.loads(text).get("package", {})
    except tomllib.TOMLDecodeError:
        return {}
    return {**{key: value for key, value in package.items() if isinstance(value, str)}, "kind": "cargo"}


def _npm(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(fields, dict):
        return {}
    said = {key: fields[key] for key in ("name", "version") if isinstance(fields.get(key), str)}
    return {**said, "license": stated_license(fields), "kind": "npm"}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
