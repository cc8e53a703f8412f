# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Podfile` of CocoaPods: the pods that the script asks for in literals, and the targets that they are for.

It is never run: what `use_react_native!` and the like compute, the lockfile knows. A pod that lies in a folder is the
project's own, but for folders of other package managers.
Source: https://guides.cocoapods.org/syntax/podfile.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, stronger
from licet.scanner.lockfiles.reading.pods import exact, is_own, is_pod, pod
from licet.scanner.lockfiles.reading.ruby import parse_ruby
from licet.scanner.metadata.ruby import Call, texts
from licet.scanner.packages.origins import of_git

NAME = "Podfile"
LOCKS = False

_TARGETS = ("target", "abstract_target")
_CONFIGURED = ("configurations", "configuration")
_FUNCTION = re.compile(r"([ \t]*)def[ \t]+(\w+)")
_PLAIN_QUOTES = str.maketrans({**dict.fromkeys("\u201c\u201d", '"'), **dict.fromkeys("\u2018\u2019\u201b", "'")})
"""What editors of text make of quotes, CocoaPods reads as such."""

_DEEPEST = 5
"""So many functions that call one another are followed."""

_FOR_TESTS = re.compile(r"(?:tests?|specs?)$|^tests?[_-]", re.IGNORECASE)
_LOCKED = re.compile(r"""^ {2}- ["']?([^\s"'()]+) \(([^)\s]+)\)""", re.MULTILINE)


def read(file: Opened) -> Reading:
    """What FILE asks for; what of that is locked, and from where, the lockfile beside it says."""
    lock = file.beside("Podfile.lock")
    versions = {row[1]: row[2] for row in _LOCKED.finditer(lock.text)} if lock else {}
    calls, skipped = asked_by(file)
    found: list[Component] = []
    for call, name, scope in calls:
        if _is_here(call):
            continue
        made = _locked(name, call, versions) if lock else _purl(name, call)
        found.append(component(made, scope, file, mark=name, line=call.line))
    return Reading((), tuple(found), skipped=tuple(skipped))


def asked_by(file: Opened) -> tuple[list[tuple[Call, str, Scope]], list[Skipped]]:
    """The calls of FILE that ask for pods, each with the pod or the part of one and why, and what cannot be read."""
    text = file.text.translate(_PLAIN_QUOTES)
    lines = text.split("\n")
    calls = parse_ruby(text)
    targets = _Targets(lines, calls)
    found: list[tuple[Call, str, Scope]] = []
    skipped: list[Skipped] = []
    for call in calls:
        if call.name == "pod" and not call.receiver and call.values:
            name = call.values[0]
            if isinstance(name, str) and is_pod(name):
                found += ((call, each, targets.scope(call)) for each in _parts(name, call))
            else:
                skipped.append(Skipped(call.line, lines[call.line - 1].strip() if call.line <= len(lines) else "pod"))
    return found, skipped


class _Targets:
    """Why pods are there: by the targets that they are for, and by those that call the functions that they stand in."""

    def __init__(self, lines: Sequence[str], calls: Sequence[Call]) -> None:
        self._functions = dict(_functions(lines))
        names = set(self._functions.values())
        called = [call for call in calls if call.name in names and not call.receiver]
        self._scopes: dict[str, Scope] = {}
        for _ in range(_DEEPEST):
            for call in called:
                scope = self._known(call)
                if scope:
                    self._scopes[call.name] = stronger(scope, self._scopes.get(call.name, scope))

    def scope(self, call: Call) -> Scope:
        """For tests in a target of tests, for development in the configuration Debug alone, else shipped."""
        configurations = [name for key in _CONFIGURED for name in texts(call.options.get(key))]
        if configurations and all(name.lower() == "debug" for name in configurations):
            return Scope.DEV
        return self._known(call) or Scope.RUNTIME

    def _known(self, call: Call) -> Scope | None:
        """What the innermost target, or the function, around CALL says; None in a function that nothing called yet."""
        targets = [block for block in call.blocks if block.name in _TARGETS]
        names = [name for target in targets[-1:] for value in target.values for name in texts(value)]
        if not names and call.line in self._functions:
            return self._scopes.get(self._functions[call.line])
        return Scope.TEST if names and _FOR_TESTS.search(names[0]) else Scope.RUNTIME


def _functions(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The number of each of LINES that stands in a function, with its name; a function ends as far out as it begins."""
    name, end = "", ""
    for number, line in enumerate(lines, start=1):
        begins = _FUNCTION.match(line)
        if begins and not name:
            name, end = begins[2], f"{begins[1]}end"
        elif name and line.rstrip() == end:
            name = ""
        elif name:
            yield number, name


def _parts(name: str, call: Call) -> Sequence[str]:
    """The pod NAME, or the parts of it that CALL asks for."""
    parts = texts(call.options.get("subspecs"))
    return [f"{name}/{part}" for part in parts] or [name]


def _is_here(call: Call) -> bool:
    place = call.options.get("path")
    return isinstance(place, str) and is_own(place)


def _locked(name: str, call: Call, versions: Mapping[str, str]) -> str:
    """What is locked as one of VERSIONS; what comes from a repository has its whole purl there alone."""
    return pod(name.partition("/")[0]) if "git" in call.options else pod(name, versions.get(name))


def _purl(name: str, call: Call) -> str:
    address = call.options.get("git")
    if isinstance(address, str) and address:
        given = (call.options.get(key) for key in ("commit", "tag", "branch"))
        revision = next((each for each in given if isinstance(each, str) and each), None)
        return pod(name, qualifiers=of_git(address, revision).qualifiers)
    return pod(name, exact(call.values[1:]))
