# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`maven_install.json`, which Bazel's rules for Maven lock with (https://github.com/bazel-contrib/rules_jvm_external).

The first version of the format has a tree of coordinates with what each needs; later ones have versions and needs
apart. What is asked for itself newer files say by the hashes of what was asked for; where they do not, the scripts
beside say it; without any, it is what nothing else needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    lines_of,
    parents,
    parse_json,
    rows,
    spread,
    table,
    word,
)
from licet.scanner.lockfiles.reading.bazel import Asked, artifacts, parse_starlark
from licet.scanner.packages.maven import is_name, maven

NAME = "maven_install.json"
LOCKS = True

_KEY = re.compile(r'^\s*"((?:[^"\\]|\\.)*)"\s*:\s*\{', re.MULTILINE)
_COORDINATES = re.compile(r'"coord"\s*:\s*"([^"\\]*)"')
_SCRIPTS = ("MODULE.bazel", "WORKSPACE", "WORKSPACE.bazel")
_ASIDE = ("sources", "javadoc")


def read(file: Opened) -> Reading:
    """What FILE locks."""
    parsed = parse_json(file.text)
    tree = table(parsed.get("dependency_tree"))
    if not tree and "artifacts" not in parsed:
        raise Unreadable("is not a maven_install.json: it has no artifacts", 1)
    needs, names = _of_tree(tree) if tree else _of_artifacts(parsed)
    asked = table(parsed.get("__INPUT_ARTIFACTS_HASH"))
    above = parents(needs)
    direct, scopes = _asked_for(file, names, table(asked), needs)
    direct = direct or {purl for purl in names if purl not in above}
    lines = lines_of(_COORDINATES if tree else _KEY, file.text)
    components = []
    for purl, name in names.items():
        others = tuple(each for each in above.get(purl, ()) if each != purl)
        evidence = (Evidence(file.path, lines.get(name), name),)
        components.append(Component(purl, scopes.get(purl, Scope.RUNTIME), purl in direct, others, None, evidence))
    return Reading((), tuple(components))


def _asked_for(
    file: Opened, names: Mapping[str, str], hashed: Mapping[str, object], needs: Mapping[str, Sequence[str]]
) -> tuple[set[str], Mapping[str, Scope]]:
    """Which of NAMES are asked for: those of HASHED, or of the scripts above FILE; and why each purl is there."""
    wanted = {each.module: each.scope for each in _of_scripts(file)}
    modules = {purl: ":".join(name.split(":")[:2]) for purl, name in names.items()}
    direct = {purl for purl, module in modules.items() if module in (hashed or wanted)}
    roots = {purl: wanted.get(modules[purl], Scope.RUNTIME) for purl in direct}
    return direct, spread(roots, needs)


def _of_scripts(file: Opened) -> Iterator[Asked]:
    """What the nearest scripts of Bazel ask Maven for."""
    for script in filter(None, map(file.above, _SCRIPTS)):
        try:
            yield from (each for each in artifacts(parse_starlark(script.text)) if isinstance(each, Asked))
        except Unreadable:
            continue  # that is said where it is read itself


Graph = tuple[dict[str, list[str]], dict[str, str]]
"""What each purl needs, and how the file names it."""


def _of_tree(tree: dict[str, object]) -> Graph:
    """Version 1: `group:artifact[:type[:classifier]]:version`, with the needs by the same words."""
    entries = [entry for entry in map(table, rows(tree.get("dependencies"))) if word(entry.get("coord"))]
    purls = {entry["coord"]: purl for entry in entries if (purl := _purl(entry["coord"].split(":")))}
    needs: dict[str, list[str]] = {}
    for entry in entries:
        if entry["coord"] in purls:
            wanted = rows(entry.get("directDependencies"))
            needs.setdefault(purls[entry["coord"]], []).extend(purls[e] for e in wanted if word(e) and e in purls)
    return needs, {purl: name for name, purl in purls.items()}


def _of_artifacts(parsed: dict[str, object]) -> Graph:
    """Later versions: `group:artifact[:type[:classifier]]` to its version, and to what it needs apart from that."""
    versions = {name: word(table(entry).get("version")) for name, entry in table(parsed.get("artifacts")).items()}
    purls = {name: purl for name, version in versions.items() if (purl := _purl([*name.split(":"), version or ""]))}
    needs: dict[str, list[str]] = {}
    for name, wanted in table(parsed.get("dependencies")).items():
        if name in purls:
            needs[purls[name]] = [purls[e] for e in _words(wanted) if e in purls]
    return needs, {purl: name for name, purl in purls.items()}


def _words(value: object) -> Iterable[str]:
    return (each for each in rows(value) if isinstance(each, str))


def _purl(parts: list[str]) -> str | None:
    """The purl of coordinates in PARTS; sources and documentation are no packages of their own."""
    if not 3 <= len(parts) <= 5:
        return None
    group, artifact, kind, classifier, version = (*parts[:-1], *[""] * (5 - len(parts)), parts[-1])
    if not (is_name(group) and is_name(artifact)) or classifier in _ASIDE:
        return None
    return maven(group, artifact, version if is_name(version) else None, kind, classifier)
