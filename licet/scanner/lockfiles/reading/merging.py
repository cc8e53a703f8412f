# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What several manifests and lockfiles say of the same packages, as one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from licet.model import Component, Scope
from licet.scanner.packages.graph import parents, spread, stronger
from licet.scanner.packages.platforms import limited, platforms_of
from licet.scanner.packages.purls import bare


def scoped(components: Sequence[Component], asked: Iterable[Component]) -> tuple[Component, ...]:
    """COMPONENTS of a lockfile that does not say why each is there, as the manifests beside it, which ASKED, tell."""
    wanted: dict[str, Scope] = {}
    for component in asked:
        purl = bare(component.purl)
        wanted[purl] = stronger(component.scope, wanted.get(purl, component.scope))
    roots = {c.purl: wanted[bare(c.purl)] for c in components if bare(c.purl) in wanted}
    needs = parents({c.purl: c.parents for c in components})  # turned round once more
    scopes = spread(roots, needs)
    return tuple(
        replace(c, scope=scopes.get(c.purl, c.scope), direct=c.purl in roots if roots else c.direct)
        for c in components
    )  # fmt: skip


def merged(components: Iterable[Component]) -> tuple[Component, ...]:
    """COMPONENTS, one a purl: direct if any is, with the strongest scope, all parents and all evidence.

    What a manifest asks for without a version is the version that a lockfile pins, where there is one.
    """
    found: dict[str, Component] = {}
    for component in components:
        known = found.get(component.purl)
        found[component.purl] = _both(known, component) if known else component
    pinned: dict[str, list[str]] = {}
    for purl in found:
        if bare(purl) != purl:
            pinned.setdefault(bare(purl), []).append(purl)
    for name in [purl for purl in found if purl in pinned or _is_placed(purl)]:
        versions = [purl for purl in pinned.get(bare(name), ()) if _has_version(purl)]
        chosen = versions or [purl for purl in pinned.get(name, ()) if purl in found]
        if not chosen:
            continue
        asked = found.pop(name)
        for purl in _meant(asked, chosen, found):
            found[purl] = _both(found[purl], replace(asked, purl=purl))
    return tuple(found[purl] for purl in sorted(found))


def _has_version(purl: str) -> bool:
    return "@" in purl.partition("?")[0]  # in a name, an @ is written %40


def _is_placed(purl: str) -> bool:
    """Whether PURL says where a package comes from, but not of which version it is: a lockfile beside may know."""
    return "?" in purl and any(f"{key}=" in purl for key in ("vcs_url", "download_url")) and not _has_version(purl)


def _meant(asked: Component, purls: list[str], found: dict[str, Component]) -> list[str]:
    """Of several pinned versions, those that a lockfile calls direct, and of these, those that are there for as much.

    Where it calls none so, those at the top of `node_modules`; else all.
    """
    direct = [purl for purl in purls if found[purl].direct]
    if direct:
        return [purl for purl in direct if found[purl].scope is asked.scope] or direct
    top = "node_modules/" + unquote(asked.purl.removeprefix("pkg:npm/"))
    return [purl for purl in purls if any(e.text.lower() == top for e in found[purl].evidence)] or purls


def _both(one: Component, other: Component) -> Component:
    made = Component(
        purl=one.purl,
        scope=stronger(one.scope, other.scope),
        direct=one.direct or other.direct,
        parents=tuple(sorted({*one.parents, *other.parents})),
        declared=one.declared or other.declared,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        use=one.use if one.use is other.use else None,
    )
    return limited(made, platforms_of(one) | platforms_of(other))
