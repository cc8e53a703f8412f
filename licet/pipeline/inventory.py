# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is in a tree and what it depends on: walk, scan, resolve. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from licet.model import Component, Inventory, RulesFolder, Scope, SourceFile
from licet.pipeline.options import Options, stage
from licet.rules.clarify import clarify, named_and_by_pattern
from licet.rules.judged import NOT_SHIPPED
from licet.rules.policy import Policy
from licet.scanner import own as own_rules
from licet.scanner.archives import ArtifactKind, Tree, open_tree
from licet.scanner.distinguish import distinguish
from licet.scanner.installed import Places, Surroundings, System
from licet.scanner.lockfiles import merged, read_manifests
from licet.scanner.references import follow
from licet.scanner.resolve import Clarifications, resolve, with_works
from licet.scanner.reuse import with_statements
from licet.scanner.scan import scan
from licet.scanner.vendored import repositories, works
from licet.scanner.walk import Walk, walk, walk_only


def take_inventory(path: Path | None, policy: Policy, options: Options) -> Inventory:
    """Everything that is at PATH and that it depends on, clarified by POLICY; no judgement.

    PATH is a project's folder, something that was built from one (a package, an image, an archive), or None for the
    environment that OPTIONS name by itself.

    Raises `CannotJudgeError` where PATH cannot be listed or unpacked, `UsageError` where the environment is none.
    """
    with opened(path) as tree:
        return inventory_of(tree, policy, options)[0]


@contextmanager
def opened(path: Path | None) -> Iterator[Tree | None]:
    """The tree at PATH; None for an environment by itself."""
    if path is None:
        yield None
    else:
        with open_tree(path) as tree:
            yield tree


def inventory_of(tree: Tree | None, policy: Policy, options: Options) -> tuple[Inventory, Places]:
    """What is in TREE and what it depends on, or what is in the environment alone; and where packages are."""
    if tree is None:
        places = Places(Surroundings(Path(), options.environment))
        nothing = Inventory(is_collection=True)
        return _resolved(nothing, places.everything(), frozenset(), set(Scope), places, policy, options), places
    if tree.root.is_file():
        from licet.pipeline.documents import listed  # noqa: PLC0415 - most trees are no document, and it loads much

        known = listed(tree.root, policy, options)
        if known:
            return known
    return _of_tree(tree, policy, options)


def _of_tree(tree: Tree, policy: Policy, options: Options) -> tuple[Inventory, Places]:
    """What is in TREE, file by file, and what it depends on; and where packages are."""
    walked = _walked(tree)
    root = tree.root if tree.root.is_dir() else tree.root.parent
    checkouts = repositories(root, walked.repositories)
    system = Places(Surroundings.of_system(System(root))) if tree.kind is ArtifactKind.IMAGE else None
    owned = system.owned() if system else frozenset()
    loose = [file for file in walked.files if file.path not in owned]
    manifests = read_manifests(loose, {folder: name.purl for folder, name in checkouts.items()})
    names = tuple(each.name for each in manifests.declarations)
    places = system or Places(Surroundings(tree.home or root, options.environment, names))
    facts, unread = scan(
        _without(policy.own_rules, loose),
        jobs=options.jobs,
        results=options.results,
        progress=stage(options, "Reading files"),
    )
    clarified, stale = clarify(distinguish(root, facts), policy.clarifications)
    files, astray = follow(clarified)
    packages, unstated = with_statements(manifests.packages, root, files)
    found = Inventory(
        files=files,
        declarations=manifests.declarations,
        is_collection=tree.kind is ArtifactKind.IMAGE,
        stale=tuple(stale),
        problems=(*tree.problems, *walked.problems, *manifests.problems, *unread, *astray, *unstated),
        packages=packages,
        subject=manifests.main,
    )
    copies = works(root, files, checkouts)
    asked = manifests.components
    if tree.kind is ArtifactKind.IMAGE:
        asked = _in_image(asked, places.everything())
    scopes = set(Scope) if tree.kind.is_source else set(Scope).difference(NOT_SHIPPED)
    made = _resolved(found, asked, manifests.own, scopes, places, policy, options)
    return replace(made, resolutions=with_works(made.resolutions, copies)), places


def _walked(tree: Tree) -> Walk:
    """The files of TREE."""
    if tree.only is not None:
        return walk_only(tree.root, tree.only, tree.fronts)
    return walk(tree.root, tree.fronts, built=tree.kind is not ArtifactKind.FOLDER)


def _in_image(asked: Sequence[Component], there: Sequence[Component]) -> tuple[Component, ...]:
    """What is THERE in an image, and of what manifests in it ASKED those kinds of packages that it has none of.

    A lockfile that was left in an image asks for more than is installed; a program of Go has all of it within itself.
    """
    kinds = {each.purl.partition("/")[0] for each in there}
    return merged((*there, *(each for each in asked if each.purl.partition("/")[0] not in kinds)))


def _resolved(
    found: Inventory,
    components: Sequence[Component],
    own: frozenset[str],
    scopes: Container[Scope],
    places: Places,
    policy: Policy,
    options: Options,
) -> Inventory:
    """FOUND with the licenses of COMPONENTS and of what they need, where it is there for one of SCOPES, but for OWN."""
    resolved = resolve(
        components,
        places,
        own=own,
        scopes=scopes,
        clarifications=Clarifications(*named_and_by_pattern(policy.clarifications)),
        registry=options.registry,
        progress=stage(options, "Resolving dependencies"),
    )
    problems = {*found.problems, *resolved.problems, *places.problems()}
    return replace(
        found,
        resolutions=resolved.resolutions,
        stale=(*resolved.stale, *found.stale),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.code))),
    )


def _without(folder: RulesFolder | None, files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """FILES but for those of own rules in FOLDER: they say what is looked for, not what is there."""
    if folder is None:
        return tuple(files)
    rules = folder.path.resolve()
    return tuple(
        file
        for file in files
        if not (file.path.endswith(own_rules.ENDINGS) and file.location.resolve().is_relative_to(rules))
    )
