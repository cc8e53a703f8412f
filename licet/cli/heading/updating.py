# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files change when years or a license go on, and when headers go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from licet.cli.heading.state import FileState, TreeState
from licet.errors import ExpressionError
from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression, parse
from licet.model import Change
from licet.templates.headers import Tag, TagKind, changed, later, removed


@dataclass(frozen=True, slots=True)
class Updating:
    """What goes on: the years of `holders` up to that of each path (or `year`); `old` becomes `new` where given."""

    holders: tuple[str, ...]
    years: Mapping[str, int]
    year: int | None = None
    old: Expression | None = None
    new: Expression | None = None


def updates(state: TreeState, updating: Updating) -> Iterator[Change]:
    """The changes that bring years and licenses of tags up to date; ids that SPDX has given up become today's."""
    for each in state.files:
        year = updating.year or updating.years.get(each.file.path)
        value = partial(_value, updating=updating, year=year)
        yield from _rewritten(each, partial(_with_values, change=value))


def _value(tag: Tag, updating: Updating, year: int | None) -> str:
    if tag.kind is TagKind.COPYRIGHT:
        ours = any(holder.casefold() in tag.value.casefold() for holder in updating.holders)
        return later(tag.value, year) if ours and year else tag.value
    try:
        said = parse(tag.value)
    except ExpressionError:
        return tag.value
    if updating.new is not None and canonical(said) == updating.old:
        return str(updating.new)
    return str(canonical(said)) if canonical(said) != said else tag.value


def _with_values(data: bytes, _: str, change: Callable[[Tag], str]) -> bytes:
    return changed(data, change)


def removals(state: TreeState) -> Iterator[Change]:
    """The changes that take all tags out; texts beside files that held nothing else go."""
    for each in state.files:
        yield from _rewritten(each, removed)


def _rewritten(state: FileState, edit: Callable[[bytes, str], bytes]) -> Iterator[Change]:
    """What EDIT makes of the file of STATE and of the text beside it."""
    location = state.file.location
    for path in (location, location.with_name(f"{location.name}.license")):
        if path.is_file():
            before = path.read_bytes()
            after = edit(before, path.name)
            if after != before:
                yield Change(path, before, after if after.strip() or path == location else None)
