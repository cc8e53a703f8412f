# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that is known of one tree before anything is judged."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from licet.licenses.expression import Expression
from licet.model.components import Conclusion, Resolution
from licet.model.detections import FileFacts
from licet.model.files import Evidence


@dataclass(frozen=True, slots=True)
class Declaration:
    """The license that a manifest of the project states for the project itself: raw, and resolved."""

    name: str
    raw: str
    concluded: Conclusion
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Package:
    """Something that the tree itself builds, as the manifests in `folder` name it ("" for those that speak for all).

    `license` is what they declare for it. `manifests` are the files that ask for what it needs: all those that lie
    nearer to it than to another. `stated` is what REUSE.toml says of all of its sources, where that is one license.
    `siblings` are the folders of other packages of the tree that it is built on, as far as its manifests tell.
    """

    folder: str
    name: str
    license: Declaration | None = None
    manifests: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    stated: Declaration | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """The world was messy: what could not be read or understood, where, and how to mend it. Never aborts a scan.

    `matters` says that a verdict without it would not be the truth (exit code 3); `--strict` makes all matter.
    """

    path: str
    code: str
    message: str
    line: int | None = None
    matters: bool = False


@dataclass(frozen=True)
class Inventory:
    """Everything that the scanner knows of one tree: facts, no judgement. All tuples are sorted.

    `stale` are the clarifications whose pinned files no longer match: they were not applied. `is_collection` says that
    this is no project but works side by side (an image, an environment), which passes on all that it names.
    `packages` are what the tree itself builds, a folder each. `subject` is the purl of the whole, where it has one.
    """

    files: tuple[FileFacts, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    stale: tuple[Clarification, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_collection: bool = False
    packages: tuple[Package, ...] = ()
    subject: str = ""

    @property
    def own_files(self) -> tuple[FileFacts, ...]:
        """The files that are no part of a work of others which lies in the tree."""
        places = {resolution.component.place for resolution in self.resolutions if resolution.component.place}
        return tuple(file for file in self.files if not _within(file.path, places))

    def way_to(self, purl: str) -> tuple[str, ...]:
        """The shortest way from what the project asks for itself down to PURL, without it; empty where it is direct."""
        way: list[str] = []
        above = self._above
        while purl := above.get(purl, ""):
            way.append(purl)
        return tuple(reversed(way))

    def above(self, purl: str) -> str:
        """What stands above PURL on the shortest way to it; empty where nothing does."""
        return self._above.get(purl, "")

    @cached_property
    def _above(self) -> Mapping[str, str]:
        """What stands above each component on the shortest way to it, by purl; nothing does above a direct one."""
        below: dict[str, list[str]] = {}
        known = {each.component.purl for each in self.resolutions}
        tops: dict[str, str] = {}
        for each in self.resolutions:
            parents = () if each.component.direct else each.component.parents
            for parent in parents:
                below.setdefault(parent, []).append(each.component.purl)
                if parent not in known:
                    tops[parent] = ""
            if not parents:
                tops[each.component.purl] = ""
        found = dict(sorted(tops.items()))
        waiting = deque(found)
        while waiting:
            purl = waiting.popleft()
            for child in below.get(purl, ()):
                if child not in found:
                    found[child] = purl
                    waiting.append(child)
        return found


def _within(path: str, places: set[str]) -> bool:
    """Whether PATH is one of PLACES, or below one."""
    while path:
        if path in places:
            return True
        path = path.rpartition("/")[0]
    return False


@dataclass(frozen=True, slots=True)
class Clarification:
    """What a person concluded of a package (a purl, version optional) or path glob, pinned to the files read.

    `files` maps a path inside the package to "sha256:<hex>"; a file that no longer matches makes it stale.
    """

    package: str
    license: Expression
    files: tuple[tuple[str, str], ...] = ()
    place: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RulesFolder:
    """Where a user's own rules and licenses are: the folder at `path`, as it is `written` in the policy, and at what
    `place` there. Licenses without an id of their own get one with the `namespace`, if there is one.
    """

    path: Path
    written: str
    namespace: str
    place: Evidence
