# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`go.mod`: the modules that a module needs, at the versions that are built; from Go 1.17 on, with theirs in turn.

It does not say which module needs which, nor which of them only tests need. https://go.dev/ref/mod#go-mod-file
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component
from licet.scanner.lockfiles.reading.go_directives import Directive, directives, golang, replacements_around

NAME = "go.mod"
LOCKS = True

_VERBS = {
    *("module", "go", "toolchain", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore"),
}


def read(file: Opened) -> Reading:
    """What FILE says."""
    found = tuple(directives(file))
    if any(each.line for each in found) and not any(each.verb in _VERBS for each in found):
        raise Unreadable("is not a go.mod: it has none of its directives", 1)
    required = [each for each in found if each.verb == "require"]
    tools = _tools(required, [each.words[0] for each in found if each.verb == "tool" and each.words])
    replaced = replacements_around(file, found)
    components = []
    skipped = []
    siblings = []
    for each in required:
        if len(each.words) != 2 or not golang(*each.words):
            skipped.append(Skipped(each.line, " ".join(each.words)))
            continue
        path, version = each.words
        built = replaced.of(path, version)
        purl = golang(*built) if built else None
        if purl:
            scope = Scope.BUILD if path in tools and each.indirect else Scope.RUNTIME
            direct = not each.indirect or path in tools
            mark = f"{path} {version}"
            components.append(component(purl, scope, file, mark=mark, line=each.line, direct=direct))
        elif built is None:
            siblings += [golang(path)]
    named = [golang(each.words[0]) for each in found if each.verb == "module" and each.words]
    own = tuple(purl for purl in named if purl)
    within = tuple(filter(None, siblings))
    return Reading((), tuple(components), own=own, skipped=tuple(skipped), siblings=within)


def _tools(required: Sequence[Directive], packages: Iterable[str]) -> set[str]:
    """The modules of those REQUIRED that hold PACKAGES, which `go tool` runs; of several, the one of the longest path.

    One that nothing else in the project imports is marked as indirect.
    """
    known = {each.words[0] for each in required if each.words}
    found: set[str] = set()
    for package in packages:
        parts = package.split("/")
        paths = ("/".join(parts[:count]) for count in range(len(parts), 0, -1))
        found.update([next((path for path in paths if path in known), package)])
    return found
