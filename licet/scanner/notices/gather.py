# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One attribution for each work of others that is passed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from packageurl import PackageURL

from licet.licenses.catalog import find, text
from licet.licenses.expression import Expression, Or, ids
from licet.model import (
    Attribution,
    Copyright,
    Document,
    FileFacts,
    Inventory,
    Resolution,
    Role,
    TextSource,
    Unknown,
    Use,
)
from licet.scanner.copyrights import find_copyrights
from licet.scanner.installed import Places
from licet.scanner.notices.documents import (
    FEWEST,
    TEXT_SCORE,
    licenses_and_notices,
    read,
    readme_text,
    source_copyrights,
)
from licet.scanner.packages.files import is_legal, is_notice


def gather(
    root: Path,
    inventory: Inventory,
    shipped: Sequence[Resolution],
    places: Places,
    chosen: Mapping[str, Expression],
) -> tuple[Attribution, ...]:
    """The attributions for what is SHIPPED, from PLACES or from where it lies below ROOT; sorted by name.

    CHOSEN are the branches taken of components that offer a choice, by purl. A work's own text is taken before that of
    the license list.
    """
    lying = _lying(inventory, [each.component.place for each in shipped if each.component.place])
    found = [_of_component(root, each, places, chosen, lying.get(each.component.place, [])) for each in shipped]
    return tuple(sorted(found, key=lambda each: (each.name.lower(), each.version, each.purl, each.path)))


def _lying(inventory: Inventory, places: Iterable[str]) -> Mapping[str, list[FileFacts]]:
    """The files at each of PLACES, by the innermost of them that they are in."""
    found: dict[str, list[FileFacts]] = {place: [] for place in places}
    for file in inventory.files:
        path = file.path
        while path and path not in found:
            path = path.rpartition("/")[0]
        if path:
            found[path].append(file)
    return found


def _of_component(
    root: Path, resolution: Resolution, places: Places, chosen: Mapping[str, Expression], lying: Sequence[FileFacts]
) -> Attribution:
    """The attribution of what is installed in one of PLACES, or LYING below ROOT; else by the license list's text."""
    component = resolution.component
    purl = PackageURL.from_string(component.purl)
    unnamed = component.use is Use.COPIED and purl.type == "generic"
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    license = None if isinstance(resolution.concluded, Unknown) else resolution.concluded
    shown = "" if unnamed else component.purl
    made = Attribution(name, purl.version or "", shown, component.place, license, TextSource.NONE)
    if lying:
        return _of_lying(root, made, lying, chosen.get(component.purl, license))
    installed = places.find(component)
    if installed is not None and (not purl.version or installed.version == purl.version):
        texts, notices = licenses_and_notices(installed.files)
        if not texts and (said := readme_text(installed.files)):
            texts = [said]
        made = _with(replace(made, version=made.version or installed.version or ""), texts, notices)
        if not made.copyrights:
            made = replace(made, copyrights=_distinct(source_copyrights(installed.files)))
    return _completed(made, chosen.get(component.purl, license))


def _of_lying(root: Path, made: Attribution, files: Sequence[FileFacts], license: Expression | None) -> Attribution:
    """MADE of the FILES that lie at its place below ROOT, whose license is LICENSE."""
    texts: list[Document] = []
    notices: list[Document] = []
    copyrights: list[Copyright] = []
    for file in files:
        name = file.path.rpartition("/")[2]
        if is_legal(name) and file.path != made.path:
            said = read(root / file.path)
            if len(said.split()) > FEWEST:
                shown = file.path.removeprefix(f"{made.path}/")
                (notices if is_notice(name) else texts).append(Document(shown, said))
        else:
            copyrights += file.copyrights
            if not texts and file.path == made.path:
                texts += _inside(root, file)
    made = _with(made, texts, notices)
    held = made.copyrights or _distinct(each.statement for each in copyrights if each.holder)
    return _completed(replace(made, copyrights=held), license)


def _inside(root: Path, file: FileFacts) -> Iterator[Document]:
    """The license texts that stand in a single file."""
    said = [d for d in file.detections if d.role is Role.TEXT and d.score >= TEXT_SCORE]
    if said:
        lines = read(root / file.path).splitlines()[min(d.start_line for d in said) - 1 : max(d.end_line for d in said)]
        yield Document(file.path.rpartition("/")[2], "\n".join(lines))


def _with(made: Attribution, texts: Iterable[Document], notices: Iterable[Document]) -> Attribution:
    """MADE with what its own files say."""
    texts, notices = tuple(_once(texts)), tuple(_once(notices))
    standing = _standing(made.license)
    statements = [
        each.statement for document in (*texts, *notices) for each in find_copyrights(document.text) if each.holder
    ]
    own = _distinct(each for each in statements if _plain(each) not in standing)
    return replace(made, source=TextSource.OWN if texts else made.source, texts=texts, notices=notices, copyrights=own)


def _once(documents: Iterable[Document]) -> Iterator[Document]:
    seen: set[str] = set()
    for each in documents:
        words = " ".join(each.text.split())
        if words not in seen:
            seen.add(words)
            yield each


def _standing(license: Expression | None) -> frozenset[str]:
    """The statements that a license's own text has of its authors: they say nothing of the work."""
    return frozenset(each for identifier in (ids(license) if license else ()) for each in _stated_in(identifier))


@lru_cache(maxsize=512)
def _stated_in(identifier: str) -> frozenset[str]:
    return frozenset(_plain(each.statement) for each in find_copyrights(text(identifier) if find(identifier) else ""))


def _plain(statement: str) -> str:
    """STATEMENT without addresses of any kind, which license texts have changed over the years."""
    return re.sub(r"<[^>]*>|https?://\S+", "", statement).strip(" .,").lower()


def _distinct(statements: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statements))


def _completed(made: Attribution, license: Expression | None) -> Attribution:
    """MADE with texts of the license list where it has none of its own: of a choice that was not made, the first."""
    if made.texts or license is None:
        return made
    taken = license.operands[0] if isinstance(license, Or) else license
    known = [each for each in ids(taken) if find(each) and text(each)]
    if len(known) < len(ids(taken)):
        return made
    texts = tuple(Document(each, text(each)) for each in known)
    return replace(made, source=TextSource.CANONICAL, texts=texts)
