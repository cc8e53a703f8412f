# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the rooms meet: walk, scan, resolve, evaluate, report."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import licet
from licet.licenses import catalog
from licet.licenses.chooser import Here
from licet.model import (
    Attribution,
    Component,
    Distribution,
    Inventory,
    Report,
    RulesFolder,
    Scope,
    SourceFile,
    Use,
    Versions,
)
from licet.rules.clarify import clarify
from licet.rules.evaluate import evaluate, verdict
from licet.rules.judged import NOT_SHIPPED, Judge
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.rules.standing import here
from licet.scanner import own as own_rules
from licet.scanner.archives import ArtifactKind, Tree, open_tree
from licet.scanner.customs import customs
from licet.scanner.installed import Places, Surroundings, System
from licet.scanner.lockfiles import merged, read_manifests
from licet.scanner.notices import gather
from licet.scanner.packages.found import Registry
from licet.scanner.references import follow
from licet.scanner.resolve import resolve, with_works
from licet.scanner.results import Results
from licet.scanner.scan import scan
from licet.scanner.vendored import repositories, works
from licet.scanner.walk import walk

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with (stage, done, in all)."""


@dataclass(frozen=True)
class Options:
    """How to look: processes (0: one a processor), the installed environment, the index to ask, whom to tell.

    `results` are those of earlier scans, where they are kept.
    """

    jobs: int = 0
    environment: Path | None = None
    registry: Registry | None = None
    use: Use | None = None
    distributions: tuple[Distribution, ...] | None = None
    strict: bool = False
    progress: Progress | None = None
    results: Results | None = None


def take_inventory(path: Path | None, policy: Policy, options: Options) -> Inventory:
    """Everything that is at PATH and that it depends on, clarified by POLICY; no judgement.

    PATH is a project's folder, something that was built from one (a package, an image, an archive), or None for the
    environment that OPTIONS name by itself.

    Raises `CannotJudgeError` where PATH cannot be listed or unpacked, `UsageError` where the environment is none.
    """
    with _opened(path) as tree:
        return _inventory(tree, policy, options)[0]


def check(path: Path | None, policy: Policy, options: Options, today: date) -> Report:
    """The verdict on what is at PATH: may it be passed on as it is? TODAY is when exceptions expire."""
    inventory = take_inventory(path, policy, options)
    license = outbound(inventory, policy)
    findings = evaluate(inventory, policy, license, use=options.use, distributions=options.distributions, today=today)
    answer = verdict(findings, inventory.problems, policy, strict=options.strict)
    return Report(versions(), license, answer, inventory, findings)


def surroundings(root: Path, policy: Policy, options: Options) -> Here:
    """What the tree at ROOT leaves to choose of licenses: its dependencies and files as constraints, its customs."""
    inventory = take_inventory(root, policy, options)
    found = customs(root, [file.path for file in inventory.files])
    return here(inventory, policy, outbound(inventory, policy), found)


def attributions(path: Path | None, policy: Policy, options: Options) -> tuple[str, tuple[Attribution, ...]]:
    """The name of the project at PATH, empty where it states none, and what has to be said of each work of others."""
    with _opened(path) as tree:
        inventory, places = _inventory(tree, policy, options)
        judge = Judge(
            policy,
            outbound(inventory, policy),
            use=options.use,
            distributions=options.distributions,
            today=date.min,
            is_collection=inventory.is_collection,
        )
        judged = [judge.component(each) for each in inventory.resolutions]
        shipped = [each for each in judged if each.scope not in NOT_SHIPPED and each.use is not Use.BUILD]
        taken = {id(each.resolution): each.answer.chosen for each in shipped if each.answer}
        resolutions = [each.resolution for each in shipped if each.resolution]
        chosen = {each.component.purl: branch for each in resolutions if (branch := taken.get(id(each)))}
        name = next((each.name for each in inventory.declarations), "")
        return name, gather(tree.root if tree else Path(), inventory, resolutions, places, chosen)


@contextmanager
def _opened(path: Path | None) -> Iterator[Tree | None]:
    """The tree at PATH; None for an environment by itself."""
    if path is None:
        yield None
    else:
        with open_tree(path) as tree:
            yield tree


def _inventory(tree: Tree | None, policy: Policy, options: Options) -> tuple[Inventory, Places]:
    """What is in TREE and what it depends on, or what is in the environment alone; and where packages are."""
    if tree is None:
        places = Places(Surroundings(Path(), options.environment))
        return _resolved(
            Inventory(is_collection=True), places.everything(), frozenset(), set(Scope), places, policy, options
        ), places
    walked = walk(tree.root, tree.fronts, built=tree.kind is not ArtifactKind.FOLDER)
    root = tree.root if tree.root.is_dir() else tree.root.parent
    checkouts = repositories(root, walked.repositories)
    manifests = read_manifests(walked.files, {folder: name.purl for folder, name in checkouts.items()})
    places = _places(tree, options, tuple(each.name for each in manifests.declarations))
    owned = places.owned()
    facts, unread = scan(
        [file for file in _without(policy.own_rules, walked.files) if file.path not in owned],
        jobs=options.jobs,
        results=options.results,
        progress=_stage(options, "Reading files"),
    )
    clarified, stale = clarify(facts, policy.clarifications)
    files, astray = follow(clarified)
    found = Inventory(
        files=files,
        declarations=manifests.declarations,
        is_collection=tree.kind is ArtifactKind.IMAGE,
        stale=tuple(stale),
        problems=(*tree.problems, *walked.problems, *manifests.problems, *unread, *astray),
    )
    copies = works(root, files, checkouts)
    asked = manifests.components
    if tree.kind is ArtifactKind.IMAGE:
        asked = _in_image(asked, places.everything())
    scopes = set(Scope) if tree.kind.is_source else set(Scope).difference(NOT_SHIPPED)
    made = _resolved(found, asked, manifests.own, scopes, places, policy, options)
    return replace(made, resolutions=with_works(made.resolutions, copies)), places


def _places(tree: Tree, options: Options, names: tuple[str, ...]) -> Places:
    """Where the packages are that the project, of NAMES, in TREE asks for; those of an image are all within it."""
    if tree.kind is ArtifactKind.IMAGE:
        return Places(Surroundings.of_system(System(tree.root)))
    root = tree.root if tree.root.is_dir() else tree.root.parent
    return Places(Surroundings(root, options.environment, names))


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
        clarifications=tuple(c for c in policy.clarifications if c.package.startswith("pkg:")),
        registry=options.registry,
        progress=_stage(options, "Resolving dependencies"),
    )
    problems = {*found.problems, *resolved.problems, *places.problems()}
    return replace(
        found,
        resolutions=resolved.resolutions,
        stale=(*resolved.stale, *found.stale),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.code))),
    )


def versions() -> Versions:
    """What an answer was made with."""
    rules, license_list = catalog.versions()
    return Versions(licet.__version__, rules, license_list)


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


def _stage(options: Options, name: str) -> Callable[[int, int], None] | None:
    progress = options.progress
    return (lambda done, total: progress(name, done, total)) if progress else None
