# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the rooms meet: walk, scan, resolve, evaluate, report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

import licet
from licet.licenses import catalog
from licet.licenses.chooser import Here
from licet.model import (
    Attribution,
    Declaration,
    Distribution,
    Inventory,
    Report,
    RulesFolder,
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
from licet.scanner import own
from licet.scanner.customs import customs
from licet.scanner.installed import Places, Surroundings
from licet.scanner.lockfiles import read_manifests
from licet.scanner.notices import gather
from licet.scanner.packages.found import Registry
from licet.scanner.references import follow
from licet.scanner.resolve import resolve
from licet.scanner.results import Results
from licet.scanner.scan import scan
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


def take_inventory(root: Path, policy: Policy, options: Options) -> Inventory:
    """Everything that is in the tree at ROOT and that it depends on, clarified by POLICY; no judgement.

    Raises `CannotJudgeError` where ROOT cannot be listed, `UsageError` where the environment is none.
    """
    tree = walk(root)
    manifests = read_manifests(tree.files)
    facts, unread = scan(
        _without(policy.own_rules, tree.files),
        jobs=options.jobs,
        results=options.results,
        progress=_stage(options, "Reading files"),
    )
    resolved = resolve(
        manifests.components,
        _places(root, options, manifests.declarations),
        own=manifests.own,
        clarifications=tuple(c for c in policy.clarifications if c.package.startswith("pkg:")),
        registry=options.registry,
        progress=_stage(options, "Resolving dependencies"),
    )
    clarified, stale = clarify(facts, policy.clarifications)
    files, astray = follow(clarified)
    problems = {*tree.problems, *manifests.problems, *unread, *resolved.problems, *astray}
    return Inventory(
        files=files,
        declarations=manifests.declarations,
        resolutions=resolved.resolutions,
        stale=(*resolved.stale, *stale),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.code))),
    )


def check(root: Path, policy: Policy, options: Options, today: date) -> Report:
    """The verdict on the tree at ROOT: may it be passed on as it is? TODAY is when exceptions expire."""
    inventory = take_inventory(root, policy, options)
    license = outbound(inventory, policy)
    findings = evaluate(inventory, policy, license, use=options.use, distributions=options.distributions, today=today)
    answer = verdict(findings, inventory.problems, policy, strict=options.strict)
    return Report(versions(), license, answer, inventory, findings)


def surroundings(root: Path, policy: Policy, options: Options) -> Here:
    """What the tree at ROOT leaves to choose of licenses: its dependencies and files as constraints, its customs."""
    inventory = take_inventory(root, policy, options)
    found = customs(root, [file.path for file in inventory.files])
    return here(inventory, policy, outbound(inventory, policy), found)


def attributions(root: Path, policy: Policy, options: Options) -> tuple[str, tuple[Attribution, ...]]:
    """The name of the project at ROOT, empty where it states none, and what has to be said of each work of others."""
    inventory = take_inventory(root, policy, options)
    judge = Judge(
        policy, outbound(inventory, policy), use=options.use, distributions=options.distributions, today=date.min
    )
    judged = [judge.component(each) for each in inventory.resolutions]
    shipped = [each for each in judged if each.scope not in NOT_SHIPPED and each.use is not Use.BUILD]
    chosen = {each.subject: each.answer.chosen for each in shipped if each.answer and each.answer.chosen}
    places = _places(root, options, inventory.declarations)
    name = next((each.name for each in inventory.declarations), "")
    return name, gather(root, inventory, [each.resolution for each in shipped if each.resolution], places, chosen)


def _places(root: Path, options: Options, declarations: Sequence[Declaration]) -> Places:
    """Where packages that the project at ROOT needs may be. Raises `UsageError` where the environment is none."""
    names = tuple(declaration.name for declaration in declarations)
    return Places(Surroundings(root if root.is_dir() else root.parent, options.environment, names))


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
        if not (file.path.endswith(own.ENDINGS) and file.location.resolve().is_relative_to(rules))
    )


def _stage(options: Options, name: str) -> Callable[[int, int], None] | None:
    progress = options.progress
    return (lambda done, total: progress(name, done, total)) if progress else None
