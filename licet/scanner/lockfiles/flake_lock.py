# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`flake.lock` of Nix: the inputs of a flake, and theirs.

Source: https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake#lock-files
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import (
    Lines,
    Opened,
    Reading,
    Unreadable,
    component,
    parents,
    parse_json,
    rows,
    table,
    word,
)
from licet.scanner.packages.purls import purl
from licet.scanner.packages.repositories import of_repository

NAME = "flake.lock"
LOCKS = True

MOST_FOLLOWED = 16
"""So many inputs that follow others are followed; Nix refuses circles."""

_LINE = re.compile(r'^ {4}"([^"\n]+)": \{', re.MULTILINE)
_FORGES = {"github": "github", "gitlab": "gitlab"}


def read(file: Opened) -> Reading:
    """The graph that FILE locks: recipes that build the project, and nothing of which is in it."""
    parsed = parse_json(file.text)
    nodes = {name: table(node) for name, node in table(parsed.get("nodes")).items()}
    root = word(parsed.get("root")) or "root"
    if root not in nodes:
        raise Unreadable("is not a flake.lock: it has no root among its nodes", 1)
    purls = {name: made for name, node in nodes.items() if (made := _purl(table(node.get("locked"))))}
    needs: dict[str, list[str]] = {}
    for name, made in purls.items():
        needs.setdefault(made, []).extend(purls[n] for n in _inputs(name, nodes, root) if n in purls)
    above = parents({one: {other for other in others if other != one} for one, others in needs.items()})
    direct = _direct(nodes, root, purls)
    lines = Lines(_LINE, file.text)
    found: dict[str, Component] = {}
    for name, made in purls.items():
        if name != root and made not in found:
            found[made] = component(
                made, Scope.BUILD, file, use=Use.SEPARATE, mark=name, line=lines.of(name),
                direct=made in direct, parents=above.get(made, ()),
            )  # fmt: skip
    return Reading((), tuple(found.values()))


def _direct(nodes: dict[str, dict[str, Any]], root: str, purls: dict[str, str]) -> set[str]:
    """What the project asks for itself: the inputs of ROOT, and of those that are folders of the project."""
    found: set[str] = set()
    waiting, seen = [root], {root}
    while waiting:
        for name in _inputs(waiting.pop(), nodes, root):
            if name in purls:
                found.add(purls[name])
            elif name not in seen:
                seen.add(name)
                waiting.append(name)
    return found


def _inputs(name: str, nodes: dict[str, dict[str, Any]], root: str) -> Iterator[str]:
    """The nodes that are the inputs of the one called NAME; a list of names follows those, from ROOT on."""
    for target in table(nodes[name].get("inputs")).values():
        found = target if isinstance(target, str) else _followed(rows(target), nodes, root)
        if found in nodes:
            yield found


def _followed(path: Iterable[object], nodes: dict[str, dict[str, Any]], root: str) -> str | None:
    """The node that PATH, names of inputs one within the other, leads to."""
    at = root
    waiting = list(path)
    for _ in range(MOST_FOLLOWED):
        if not waiting:
            return at
        target = table(table(nodes.get(at)).get("inputs")).get(str(waiting.pop(0)))
        if isinstance(target, list):  # what is followed follows another one in turn
            waiting, at = [*target[:MOST_FOLLOWED], *waiting], root
        elif isinstance(target, str):
            at = target
        else:
            return None
    return None


def _purl(locked: dict[str, Any]) -> str | None:
    """What LOCKED, the place of one input, names; None for a folder, which is the project's own."""
    kind, revision = word(locked.get("type")), word(locked.get("rev"))
    owner, name, url = (word(locked.get(key)) for key in ("owner", "repo", "url"))
    if kind in _FORGES and owner and name and not locked.get("host"):
        return purl(_FORGES[kind], name, revision, namespace=owner)
    if kind in _FORGES and owner and name:
        return of_repository(f"https://{locked['host']}/{owner}/{name}", revision)
    if kind == "sourcehut" and owner and name:
        return purl("generic", name, revision, namespace=owner)
    if kind in ("git", "hg") and url:
        return of_repository(url, revision)
    if kind in ("tarball", "file") and url:
        file = url.partition("?")[0].rstrip("/").rpartition("/")[2]
        return purl("generic", file, qualifiers={"download_url": url}) if file else None
    return None
