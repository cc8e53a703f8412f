# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files of the tree are one work of others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import FileFacts, FileKind
from licet.scanner.classify import classify, names
from licet.scanner.packages.files import is_legal
from licet.scanner.packages.purls import purl
from licet.scanner.text import decode
from licet.scanner.vendored.banners import banners
from licet.scanner.vendored.names import MANIFESTS, listed, named
from licet.scanner.vendored.work import Name, Work

_BUNDLE = re.compile(
    r".*(?:\.min|\.bundle|[.-]bundle|\.prod|\.umd|\.iife|\.chunk)\.(?:js|mjs|cjs|css)|.*\.LICENSE\.txt"
)
_SINGLE = (".h", ".hh", ".hpp", ".hxx", ".js", ".mjs", ".css", ".c", ".cc", ".cpp")
_LARGEST = 16 * 1024 * 1024
_ASKED = 20
"""So many files of a work are asked for its version."""

_USUAL = 3
"""Whoever holds so many files of the tree's own is one of its authors."""


def works(root: Path, files: Sequence[FileFacts], repositories: Mapping[str, Name]) -> tuple[Work, ...]:
    """The works of others among FILES below ROOT that say how they are licensed or who holds them, sorted by place.

    They are the REPOSITORIES within, by their folders; what lies in vendor folders and in nested archives; and single
    files that call themselves a library of others, bundles of such included.
    """
    taken: set[str] = set()
    found: list[Work] = []
    for make in (_in_repositories, _in_vendor_folders, _bundled):
        left = [file for file in files if file.path not in taken]
        made = [work for work in make(root, left, repositories) if work.is_claimed]
        taken.update(file.path for work in made for file in work.files)
        found += made
    return tuple(sorted(found, key=lambda work: (work.place, work.lines or (0, 0))))


def _in_repositories(_: Path, files: Sequence[FileFacts], repositories: Mapping[str, Name]) -> Iterator[Work]:
    groups = _grouped(files, set(repositories))
    for place, members in groups.items():
        yield Work(place, repositories[place], members)


def _in_vendor_folders(root: Path, files: Sequence[FileFacts], _: Mapping[str, Name]) -> Iterator[Work]:
    vendored = [file for file in files if _below(file.path) and "node_modules" not in PurePosixPath(file.path).parts]
    known = listed(root, vendored)
    groups = _grouped(vendored, _tops(vendored, known))
    inside = {file.path for members in groups.values() for file in members}
    left = [file for file in vendored if file.path not in inside and not is_legal(file.path.rpartition("/")[2])]
    groups |= _grouped(left, {top for file in left if (top := _first_folder(file.path))})
    for place, members in groups.items():
        yield Work(place, _with_version(root, named(root, place, known), members), members)
    own = _own_holders([file for file in files if not _below(file.path)])
    for file in left:
        speaks = classify(PurePosixPath(file.path).name) in (FileKind.README, FileKind.DOCUMENT)
        if not (_first_folder(file.path) or speaks) and file.detections and not _holders(file) & own:
            yield from _in_file(root, file) or (Work(file.path, named(root, file.path, known), (file,)),)


def _bundled(root: Path, files: Sequence[FileFacts], _: Mapping[str, Name]) -> Iterator[Work]:
    own = _own_holders(files)
    for file in files:
        if _is_bundle(file) or (_may_be_single(file) and not _holders(file) & own):
            yield from _in_file(root, file)


def _grouped(files: Iterable[FileFacts], tops: Collection[str]) -> dict[str, tuple[FileFacts, ...]]:
    """FILES by the outermost of TOPS that they are in, and of those within repositories by the innermost."""
    groups: dict[str, list[FileFacts]] = defaultdict(list)
    for file in files:
        top = next((str(p) for p in PurePosixPath(file.path).parents if str(p) in tops), None)
        if top is not None:
            groups[top].append(file)
    return {top: tuple(members) for top, members in sorted(groups.items())}


def _below(path: str) -> bool:
    parts = PurePosixPath(path).parts[:-1]
    return any(part.lower() in names()["vendor-folders"] or part.endswith("!") for part in parts)


def _with_version(root: Path, name: Name, files: Sequence[FileFacts]) -> Name:
    """NAME, with the version that one of FILES calls itself by, where the name is but that of a folder."""
    parsed = PackageURL.from_string(name.purl)
    if parsed.type != "generic" or parsed.version:
        return name
    sources = [file for file in files if file.path.lower().endswith(_SINGLE)][:_ASKED]
    for file in sorted(sources, key=lambda file: file.path.count("/")):
        banner = next(banners(_text(root / file.path), first_only=True), None)
        if banner and parsed.name.lower() in banner.name.lower():
            made = purl("generic", parsed.name, banner.version, namespace=parsed.namespace)
            return Name(made, name.declared, file.path)
    return name


def _first_folder(path: str) -> str:
    """The folder right below the vendor folder that PATH is in; empty where it lies in the vendor folder itself."""
    parts = PurePosixPath(path).parts
    at = next(at for at, part in enumerate(parts) if part.lower() in names()["vendor-folders"] or part.endswith("!"))
    return "/".join(parts[: at + 2]) if len(parts) > at + 2 else ""


def _tops(files: Iterable[FileFacts], known: Mapping[str, Name]) -> set[str]:
    """The folders that are one work: those with a manifest or named by a list, else the topmost ones with a license."""
    sure = set(known)
    licensed: set[str] = set()
    for file in files:
        path = PurePosixPath(file.path)
        nested = next((str(p) for p in path.parents if p.name.endswith("!")), None)
        if nested:
            sure.add(nested)
            continue
        folder = str(path.parent)
        if not _below(f"{folder}/x") or path.parent.name.lower() in names()["vendor-folders"]:
            continue  # what lies in the vendor folder itself speaks of all of it
        if any("/" not in glob and fnmatchcase(path.name, glob) for glob in MANIFESTS):
            sure.add(folder)
        elif path.parent.name.endswith(".dist-info"):
            sure.add(str(path.parent.parent))
        elif is_legal(path.name):
            licensed.add(folder)
    return sure | {each for each in licensed if not _inside(each, sure | (licensed - {each}))}


def _inside(folder: str, others: Collection[str]) -> bool:
    return any(str(parent) in others for parent in PurePosixPath(folder).parents)


def _in_file(root: Path, file: FileFacts) -> list[Work]:
    """The libraries that FILE says it is, or is made of."""
    text = _text(root / file.path)
    found: dict[str, Work] = {}
    for banner in banners(text, first_only=not _is_bundle(file)):
        name = Name(purl("generic", banner.name.lower().replace(" ", "-"), banner.version), None, file.path)
        lines = (banner.first_line, banner.last_line)
        found.setdefault(name.purl, Work(file.path, name, (file,), lines, banner=lines))
    made = list(found.values())
    return [replace(each, lines=None) for each in made] if len(made) == 1 else made


def _is_bundle(file: FileFacts) -> bool:
    return _BUNDLE.fullmatch(file.path.rpartition("/")[2]) is not None and file.kind is not FileKind.TEST


def _may_be_single(file: FileFacts) -> bool:
    """Whether FILE may be a library of one file: code of such a language, licensed and held by itself."""
    code = file.kind in (FileKind.SOURCE, FileKind.GENERATED) and file.path.lower().endswith(_SINGLE)
    return code and bool(file.detections) and bool(_holders(file))


def _own_holders(files: Iterable[FileFacts]) -> set[str]:
    """Who holds the tree's own files: those that its front files name, and whoever holds several of its sources."""
    found: Counter[str] = Counter()
    for file in files:
        weight = _USUAL if file.front and file.kind in (FileKind.LICENSE, FileKind.NOTICE, FileKind.README) else 1
        if weight > 1 or file.kind is FileKind.SOURCE:
            found.update(dict.fromkeys(_holders(file), weight))
    return {holder for holder, count in found.items() if count >= _USUAL}


def _holders(file: FileFacts) -> set[str]:
    return {re.sub(r"[^\w]+", " ", each.holder).strip().casefold() for each in file.copyrights if each.holder}


def _text(path: Path) -> str:
    try:
        return (decode(path.read_bytes()) or "") if path.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""
