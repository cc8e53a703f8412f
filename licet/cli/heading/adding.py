# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files change so that each says who holds its copyright and how it is licensed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from licet.cli.heading.state import FileState, TreeState
from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression
from licet.model import Change, FileFacts, FileKind
from licet.rules.stated import HEAD_LINES, stated_expression
from licet.templates.headers import Header, NoPlaceError, added, side_text


@dataclass(frozen=True, slots=True)
class Adding:
    """What files get that say nothing: the project's license and copyrights ("YEARS HOLDER")."""

    license: Expression
    copyrights: tuple[str, ...]


def additions(
    state: TreeState, facts: Mapping[str, FileFacts], adding: Adding
) -> tuple[list[Change], dict[str, list[str]]]:
    """The changes that give each file what it lacks; and the files with licenses of their own, by these.

    What a file says in plain words is what its tags say: FACTS (by path) are what was found in it.
    """
    changes: list[Change] = []
    own: dict[str, list[str]] = {}
    for each in state.lacking:
        found = facts.get(each.file.path)
        said = _said(found) if found else None
        header = Header(
            _copyrights(found, adding) if "copyright" in each.lacks else (),
            str(canonical(said or adding.license)) if "license" in each.lacks else "",
        )
        if said is not None and header.license and header.license != str(adding.license):
            own.setdefault(header.license, []).append(each.file.path)
        changes.append(_change(each, found, header, adding))
    return changes, own


def _said(found: FileFacts) -> Expression | None:
    """What FOUND states for itself; a test that speaks of a license below its head has it as data."""
    if found.kind is FileKind.TEST:
        found = replace(found, detections=tuple(each for each in found.detections if each.start_line <= HEAD_LINES))
    return stated_expression(found)


def _copyrights(found: FileFacts | None, adding: Adding) -> tuple[str, ...]:
    stated = _plain(found) if found else ()
    return tuple(dict.fromkeys(stated)) or adding.copyrights


def _plain(found: FileFacts) -> Iterator[str]:
    """What FOUND states in words, as "YEARS HOLDER"."""
    for each in found.copyrights:
        if each.holder:
            yield " ".join(filter(None, (each.years, each.holder)))


def _change(state: FileState, found: FileFacts | None, header: Header, adding: Adding) -> Change:
    location = state.file.location
    side = location.with_name(f"{location.name}.license")
    if side.is_file():
        said = side.read_bytes()
        return Change(side, said, side_text(said, header))
    before = location.read_bytes()
    try:
        return Change(location, before, added(before, location.name, header))
    except NoPlaceError:
        # The text beside a file speaks in its place: what the file says itself has to be said there again.
        license = header.license or " AND ".join(f"({each})" if " " in each else each for each in state.licenses)
        whole = Header(header.copyrights or _copyrights(found, adding), license)
        return Change(side, None, side_text(b"", whole))
