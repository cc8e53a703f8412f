# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One attribution for each work of others that is passed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from packageurl import PackageURL

from licet.licenses.catalog import find, text
from licet.licenses.expression import Expression, Or, all_of, ids
from licet.model import Attribution, Copyright, Document, Inventory, Resolution, Role, TextSource, Unknown
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
from licet.scanner.notices.vendored import Copied, copied
from licet.scanner.packages.files import is_legal, is_notice


def gather(
    root: Path,
    inventory: Inventory,
    shipped: Iterable[Resolution],
    places: Places,
    chosen: Mapping[str, Expression],
) -> tuple[Attribution, ...]:
    """The attributions for what is SHIPPED, and for what is copied into ROOT; sorted by name.

    CHOSEN are the branches taken of components that offer a choice, by purl. A work's own text is taken before that of
    the license list.
    """
    components = [_of_component(each, places, chosen) for each in shipped]
    listed = [each.component.purl for each in inventory.resolutions]
    works = [_of_copied(root, each) for each in copied(root, inventory.files, listed)]
    found = [*components, *works]
    return tuple(sorted(found, key=lambda each: (each.name.lower(), each.version, each.purl, each.path)))


def _of_component(resolution: Resolution, places: Places, chosen: Mapping[str, Expression]) -> Attribution:
    purl = PackageURL.from_string(resolution.component.purl)
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    license = None if isinstance(resolution.concluded, Unknown) else resolution.concluded
    made = Attribution(name, purl.version or "", resolution.component.purl, "", license, TextSource.NONE)
    installed = places.find(resolution.component)
    if installed is not None and (not purl.version or installed.version == purl.version):
        texts, notices = licenses_and_notices(installed.files)
        if not texts and (said := readme_text(installed.files)):
            texts = [said]
        made = _with(replace(made, version=made.version or installed.version or ""), texts, notices)
        if not made.copyrights:
            made = replace(made, copyrights=_distinct(source_copyrights(installed.files)))
    return _completed(made, chosen.get(made.purl, license))


def _of_copied(root: Path, work: Copied) -> Attribution:
    texts: list[Document] = []
    notices: list[Document] = []
    copyrights: list[Copyright] = []
    for file in work.files:
        name = file.path.rpartition("/")[2]
        if is_legal(name):
            said = read(root / file.path)
            if len(said.split()) > FEWEST:
                shown = file.path.removeprefix(f"{work.path}/")
                (notices if is_notice(name) else texts).append(Document(shown, said))
        else:
            copyrights += file.copyrights
            if not texts and file.path == work.path:
                texts += _inside(root, work)
    license = work.declared or _detected(work)
    made = Attribution(work.name, work.version, work.purl, work.path, license, TextSource.NONE)
    made = _with(made, texts, notices)
    held = made.copyrights or _distinct(each.statement for each in copyrights if each.holder)
    return _completed(replace(made, copyrights=held), license)


def _inside(root: Path, work: Copied) -> Iterator[Document]:
    """The license texts that stand in a single file."""
    said = [d for d in work.files[0].detections if d.role is Role.TEXT and d.score >= TEXT_SCORE]
    if said:
        lines = read(root / work.path).splitlines()[min(d.start_line for d in said) - 1 : max(d.end_line for d in said)]
        yield Document(work.path.rpartition("/")[2], "\n".join(lines))


def _detected(work: Copied) -> Expression | None:
    licenses = [file for file in work.files if is_legal(file.path.rpartition("/")[2])] or work.files
    said = [d for file in licenses for d in file.detections if d.score >= TEXT_SCORE and d.role is not Role.MENTION]
    return all_of(d.expression for d in said) if said else None


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
