# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What installed packages need in turn, for kinds of packages of which one version of each is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed.store import Installed
from licet.scanner.packages.graph import parents, spread

Find = Callable[[Component, PackageURL], Installed | None]
Make = Callable[[str, str | None], str]


def expanded(components: Sequence[Component], type: str, find: Find, make: Make) -> Sequence[Component]:
    """COMPONENTS with versions of the packages of TYPE that FIND has, and with what those need in turn.

    `requires` of what FIND has are names, of which MAKE makes purls. Whoever pins the whole graph in a lockfile has
    them all already.
    """
    ours = [component for component in components if component.purl.startswith(f"pkg:{type}/")]
    if any(not component.direct for component in ours):
        return components
    known: dict[str, Component] = {}
    waiting: list[str] = []
    for asked in ours:
        purl = PackageURL.from_string(asked.purl)
        installed = find(asked, purl)
        is_there = installed is not None and purl.version in (None, installed.version)
        named = purl._replace(version=installed.version).to_string() if installed and is_there else asked.purl
        known[named] = replace(asked, purl=named)
        waiting += [named] if is_there else []
    needs = _needs(known, waiting, find, make)
    above = parents(needs)
    scopes = spread({purl: each.scope for purl, each in known.items() if each.direct}, needs)
    made = [
        replace(each, scope=scopes.get(purl, each.scope), parents=tuple(sorted({*each.parents, *above.get(purl, ())})))
        for purl, each in known.items()
    ]
    return [*(component for component in components if component not in ours), *made]


def _needs(known: dict[str, Component], waiting: list[str], find: Find, make: Make) -> dict[str, list[str]]:
    """What each package needs that FIND has, from those WAITING on; what is reached so is taken into KNOWN."""
    needs: dict[str, list[str]] = {}
    while waiting:
        purl = waiting.pop()
        installed = find(known[purl], PackageURL.from_string(purl))
        for name in installed.requires if installed else ():
            other = Component(make(name, None), direct=False)
            there = find(other, PackageURL.from_string(other.purl))
            needed = make(name, there.version) if there else None
            if there and needed and needed != purl:
                needs.setdefault(purl, []).append(needed)
                if needed not in known:
                    known[needed] = replace(other, purl=needed, evidence=(Evidence(there.found.source),))
                    waiting.append(needed)
    return needs
