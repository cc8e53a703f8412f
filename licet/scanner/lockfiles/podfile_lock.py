# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Podfile.lock` of CocoaPods: every pod, and every part of one, with what it needs, and what the Podfile asks for.

Pods that lie in folders are the project's own, so that what they need it asks for itself; those in folders of other
package managers are not.
Source: https://guides.cocoapods.org/using/using-cocoapods.html#what-is-podfilelock
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from licet.model import Scope
from licet.scanner.lockfiles import podfile
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    lines_of,
    parents,
    parse_yaml,
    rows,
    spread,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.pods import is_own, is_pod, pod
from licet.scanner.packages.origins import of_git

NAME = "Podfile.lock"
LOCKS = True

_ENTRY = re.compile(r"(?P<name>[^\s()]+)(?:\s+\((?P<version>[^)]*)\))?.*", re.DOTALL)
_ROW = re.compile(r"""^ {2}- ["']?([^\s"'()]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Pod:
    """An entry of the lock: its purl, and the names of what it needs."""

    purl: str
    needs: tuple[str, ...]


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_yaml(file.text)
    if not isinstance(parsed.get("PODS"), list) and "PODFILE CHECKSUM" not in parsed and "COCOAPODS" not in parsed:
        raise Unreadable("is not a Podfile.lock: it has no PODS", 1)
    sources = {name: table(source) for name, source in table(parsed.get("EXTERNAL SOURCES")).items()}
    states = {name: table(state) for name, state in table(parsed.get("CHECKOUT OPTIONS")).items()}
    pods = _pods(parsed.get("PODS"), sources, states)
    own = {name for name in pods if is_own(_place(sources, name))}
    needs = {pod.purl: [pods[each].purl for each in pod.needs if each in pods and each not in own and pods[each] != pod]
             for name, pod in pods.items() if name not in own}  # fmt: skip
    asked = _asked(parsed.get("DEPENDENCIES"), file)
    roots: dict[str, Scope] = {}
    for name, scope in _wanted(asked, pods, own):
        roots[pods[name].purl] = stronger(scope, roots.get(pods[name].purl, scope))
    scopes = spread(roots, needs)
    above = parents(needs)
    lines = lines_of(_ROW, file.text)
    return Reading((), tuple(
        component(pod.purl, scopes.get(pod.purl, Scope.RUNTIME), file, mark=name, line=lines.get(name, 1),
                  direct=pod.purl in roots, parents=above.get(pod.purl, ()))
        for name, pod in pods.items() if name not in own
    ))  # fmt: skip


def _place(sources: Mapping[str, Mapping[str, object]], name: str) -> str:
    """The folder of the pod NAME; one of another package manager where it lies in none."""
    return word(sources.get(name.partition("/")[0], {}).get(":path")) or "node_modules"


def _pods(
    listed: object, sources: Mapping[str, Mapping[str, object]], states: Mapping[str, Mapping[str, object]]
) -> dict[str, _Pod]:
    """The entries of PODS by name; an entry is `Name (1.0)`, or a table of that to what it needs."""
    found: dict[str, _Pod] = {}
    for row in rows(listed):
        for entry, needs in [(row, [])] if isinstance(row, str) else table(row).items():
            named = _ENTRY.fullmatch(word(entry) or "")
            if named and is_pod(named["name"]):
                name = named["name"]
                root = name.partition("/")[0]
                made = pod(name, named["version"], _origin(sources.get(root, {}), states.get(root, {})))
                wanted = (_ENTRY.fullmatch(each) for each in rows(needs) if isinstance(each, str))
                found[name] = _Pod(made, tuple(each["name"] for each in wanted if each))
    return found


def _origin(source: Mapping[str, object], state: Mapping[str, object]) -> Mapping[str, str] | None:
    """Where a pod comes from, where that is a repository: as it was asked for, at the commit that was taken."""
    address = word(state.get(":git")) or word(source.get(":git"))
    both = {**source, **state}
    revision = next(filter(None, (word(both.get(key)) for key in (":commit", ":tag", ":branch"))), None)
    return of_git(address, revision).qualifiers if address else None


def _asked(listed: object, file: Opened) -> dict[str, Scope]:
    """The names in DEPENDENCIES, each for what the Podfile asks for it."""
    names = [named["name"] for each in rows(listed) if isinstance(each, str) and (named := _ENTRY.fullmatch(each))]
    manifest = file.beside("Podfile")
    scopes: dict[str, Scope] = {}
    try:
        calls = podfile.asked_by(manifest)[0] if manifest else []
    except Unreadable:  # which is said where it is read itself
        calls = []
    for _, name, scope in calls:
        scopes[name] = stronger(scope, scopes.get(name, scope))
    return {name: scopes.get(name, Scope.RUNTIME) for name in names}


def _wanted(asked: Mapping[str, Scope], pods: Mapping[str, _Pod], own: set[str]) -> list[tuple[str, Scope]]:
    """What is ASKED for of the PODS, and what the project's OWN need, in turn."""
    found: list[tuple[str, Scope]] = []
    for start, scope in asked.items():
        waiting, seen = [start], {start}
        while waiting:
            name = waiting.pop()
            if name in own:
                fresh = [each for each in pods[name].needs if each not in seen]
                seen.update(fresh)
                waiting += fresh
            elif name in pods:
                found.append((name, scope))
    return found
