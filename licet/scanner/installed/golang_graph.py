# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which Go modules need which, as the `go.mod` files say that the go command keeps in its cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.reading.go_directives import directives
from licet.scanner.packages.golang import escaped
from licet.scanner.packages.graph import parents, spread
from licet.scanner.text import decode

_LARGEST = 4 * 1024 * 1024
_PURL = "pkg:golang/"


def expanded(components: Sequence[Component], cache: Path) -> Sequence[Component]:
    """COMPONENTS with what needs each of them, as far as CACHE tells: of each module one version is built.

    What they are there for follows from that only where CACHE tells of all.
    """
    ours = {component.purl: component for component in components if component.purl.startswith(_PURL)}
    modules = {purl: _module(purl) for purl in ours}
    built = {path: purl for purl, (path, _) in modules.items()}
    texts = {purl: _text(cache, path, version) for purl, (path, version) in modules.items()}
    if not any(texts.values()):
        return components
    needs = {
        purl: sorted({built[path] for path in _required(text) if path in built} - {purl})
        for purl, text in texts.items()
        if text is not None
    }
    above = parents(needs)
    whole = all(text is not None for text in texts.values())
    scopes = spread({purl: each.scope for purl, each in ours.items() if each.direct}, needs) if whole else {}
    made: Mapping[str, Component] = {
        purl: replace(
            each,
            scope=each.scope if each.direct else scopes.get(purl, each.scope),
            parents=tuple(sorted({*each.parents, *above.get(purl, ())})),
        )
        for purl, each in ours.items()
    }
    return [made.get(component.purl, component) for component in components]


def _module(purl: str) -> tuple[str, str]:
    parsed = PackageURL.from_string(purl)
    path = f"{parsed.namespace}/{parsed.name}" if parsed.namespace else parsed.name
    return path, parsed.version or ""


def _text(cache: Path, path: str, version: str) -> str | None:
    """The go.mod of the module PATH at VERSION; None where CACHE has none."""
    if ".." in path.split("/") or "/" in version or not version:
        return None
    place = cache / "cache" / "download" / escaped(path) / "@v" / f"{escaped(version)}.mod"
    try:
        return decode(place.read_bytes()) if place.stat().st_size <= _LARGEST else None
    except (OSError, ValueError):
        return None


def _required(text: str) -> list[str]:
    """The modules that a go.mod with this TEXT requires; none where it is cut off."""
    try:
        return [each.words[0] for each in directives(Opened("go.mod", text)) if each.verb == "require" and each.words]
    except Unreadable:
        return []
