# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a license was at each of many commits; what did not change between them is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from licet.licenses.expression import all_of
from licet.model import FileKind, Inventory, Resolution, SourceFile, Unknown
from licet.pipeline import Options
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.scanner.archives import Tree
from licet.scanner.classify import classify
from licet.scanner.content import look
from licet.scanner.installed import Places, Surroundings
from licet.scanner.lockfiles import FORMATS, format_of, read_manifests
from licet.scanner.packages.purls import bare, version_of
from licet.scanner.references import follow
from licet.scanner.resolve import resolve
from licet.scanner.revisions import Entry, Objects, Repository, laid_out, touched
from licet.scanner.scan import scan
from licet.scanner.walk import walk_only

State: TypeAlias = tuple[str, ...]
Files: TypeAlias = Mapping[str, Entry]

_KINDS = (FileKind.LICENSE, FileKind.README, FileKind.MANIFEST)
_TEXTS = "LICENSES"
_ABSENT: State = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How the state at commits is told: the `paths` (git's pathspecs) that it rests on, and it for each of some."""

    repository: Repository
    paths: tuple[str, ...]
    states: Callable[[Sequence[str]], Iterator[State]]


def of_file(repository: Repository, names: Sequence[str]) -> Reader:
    """What the file says that had NAMES (from the top of the repository), the present one first."""

    def states(commits: Sequence[str]) -> Iterator[State]:
        known: dict[bytes | None, State] = {None: _ABSENT}
        asked = [f"{commit}:{name}" for commit in commits for name in names]
        contents = Objects(repository).read(asked)
        for _ in commits:
            data = next((each for each in [next(contents) for _ in names] if each is not None), None)
            if data not in known:
                known[data] = (_said(data or b""),)
            yield known[data]

    return Reader(repository, tuple(f":(top,literal){name}" for name in names), states)


def of_project(repository: Repository, options: Options) -> Reader:
    """What the project in the repository's folder goes out under, by its license files and manifests alone."""

    def read(tree: Tree) -> State:
        found = _inventory(tree, options)
        license = outbound(found, Policy()).expression
        return (str(license),) if license is not None else ("no license",)

    def states(commits: Sequence[str]) -> Iterator[State]:
        objects = Objects(repository)
        tops = objects.tops(commits, repository.prefix)
        texts = objects.tops(commits, f"{repository.prefix}{_TEXTS}")
        pairs = (
            {path: entry for path, entry in top.items() if _speaks(path, entry)}
            | {f"{_TEXTS}/{path}": entry for path, entry in text.items() if entry.is_file}
            for top, text in zip(tops, texts, strict=True)
        )
        return _memoized(pairs, objects, repository, read, empty=_ABSENT)

    return Reader(repository, (":(glob)*", _TEXTS), states)


def of_dependency(repository: Repository, revision: str, wanted: str, options: Options) -> Reader:
    """The versions that are asked for of the package WANTED (a purl without version), each with its license."""
    globs = tuple(sorted({f":(glob)**/{glob}" for format in FORMATS for glob in format.globs}))
    paths = [path for path in touched(repository, revision, globs) if format_of(path)]

    def read(tree: Tree) -> State:
        manifests = read_manifests(_walked(tree))
        asked = [each for each in manifests.components if bare(each.purl) == wanted]
        places = Places(Surroundings(repository.folder, options.environment, ()))
        found = resolve(asked, places, own=manifests.own, registry=options.registry).resolutions
        return tuple(sorted({_told(each) for each in found if bare(each.component.purl) == wanted}))

    def states(commits: Sequence[str]) -> Iterator[State]:
        objects = Objects(repository)
        asked = [f"{commit}:{repository.prefix}{path}" for commit in commits for path in paths]
        ids = objects.ids(asked)
        trees = ({path: Entry("100644", id) for path in paths if (id := next(ids))} for _ in commits)
        return _memoized(trees, objects, repository, read, empty=_ABSENT)

    return Reader(repository, tuple(f":(literal){path}" for path in paths) or (":(literal).",), states)


def _memoized(
    trees: Iterable[Files], objects: Objects, repository: Repository, read: Callable[[Tree], State], *, empty: State
) -> Iterator[State]:
    """What is READ of each of TREES; EMPTY of one that has no file."""
    known: dict[frozenset[tuple[str, Entry]], State] = {frozenset(): empty}
    for files in trees:
        key = frozenset(files.items())
        if key not in known:
            with laid_out(objects, files, files, repository.folder) as tree:
                known[key] = read(tree)
        yield known[key]


def _speaks(path: str, entry: Entry) -> bool:
    return entry.is_file and (classify(path) in _KINDS or format_of(path) is not None)


def _walked(tree: Tree) -> tuple[SourceFile, ...]:
    return walk_only(tree.root, tree.only or (), tree.fronts).files


def _inventory(tree: Tree, options: Options) -> Inventory:
    """What TREE says of its own license: nothing is resolved."""
    files = _walked(tree)
    manifests = read_manifests(files)
    facts, _ = scan(files, jobs=1, results=options.results)
    followed, _ = follow(facts)
    return Inventory(files=followed, declarations=manifests.declarations)


def _said(data: bytes) -> str:
    detections = look(data).detections
    return str(all_of(each.expression for each in detections)) if detections else "no license"


def _told(resolution: Resolution) -> str:
    concluded = resolution.concluded
    license = "license unknown" if isinstance(concluded, Unknown) else str(concluded)
    return f"{version_of(resolution.component.purl) or 'any version'}: {license}"
