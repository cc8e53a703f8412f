# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""YAML within bounds: aliases may not unfold without end, and nothing is made but plain values."""

from __future__ import annotations

import re
from typing import Any

import yaml

from licet.scanner.lockfiles.reading.result import Unreadable

DEEPEST = 100
"""Lists and tables within one another; more are made to exhaust what reads them."""

MOST_UNFOLDED = 1_000_000
"""So many values may there be at most once all aliases are followed."""

_MAY_ALIAS = re.compile(r"(?m)(?:^|[\s:,\[{-])\*[^\s*]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Plain(_LOADER):  # type: ignore[misc] # whichever of two loaders the installed PyYAML has
    """Times stay the text that they are: a version may look like one."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag in ("tag:yaml.org,2002:merge", "tag:yaml.org,2002:null")]
    for first, found in _LOADER.yaml_implicit_resolvers.items()
}
"""Numbers and truth values stay the text that they are as well: `1.10` is a version, and `no` a name."""


def _untagged(loader: Any, _: str, node: yaml.Node) -> object:
    """What NODE is without the tag that a tool has of its own, such as `!reference`: nothing is made of it."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else str(node.value)


_Plain.add_multi_constructor("!", _untagged)


def parse_yaml(text: str) -> dict[str, Any]:
    """The one document of TEXT, a table, with all scalars but null as text.

    Raises `Unreadable` with the line of the mistake.
    """
    documents = parse_documents(text)
    if len(documents) != 1 or not isinstance(documents[0], dict):
        raise Unreadable("is YAML, but not one table", 1)
    return documents[0]


def parse_documents(text: str) -> list[Any]:
    """The documents of TEXT, with all scalars but null as text. Raises `Unreadable` with the line of the mistake."""
    try:
        if _MAY_ALIAS.search(text):
            _bound(text)
        _bound_depth(text)
        return [document for document in yaml.load_all(text, Loader=_Plain) if document is not None]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise Unreadable(f"is not valid YAML: {error.problem or error.context}", line) from error
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        raise Unreadable(f"is not valid YAML: {error}".splitlines()[0], 1) from error


def _bound(text: str) -> None:
    """Raise `Unreadable` where aliases make more of TEXT than anybody wrote."""
    sizes: dict[str, int] = {}
    open_: list[tuple[str | None, int]] = [(None, 0)]
    for event in yaml.parse(text, Loader=_LOADER):
        anchor, size = getattr(event, "anchor", None), 0
        if isinstance(event, yaml.AliasEvent):
            size = sizes.get(event.anchor or "", 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_.append((anchor, 1))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size = open_.pop()
        elif isinstance(event, yaml.ScalarEvent):
            size = 1
        if anchor and not isinstance(event, yaml.AliasEvent):
            sizes[anchor] = size
        open_[-1] = (open_[-1][0], open_[-1][1] + size)
        if open_[-1][1] > MOST_UNFOLDED:
            raise Unreadable("has aliases that unfold without end", _line(event))


def _bound_depth(text: str) -> None:
    """Raise `Unreadable` where TEXT may nest deeper than what reads it can follow."""
    brackets = max(text.count("["), text.count("{"))
    longest = (
        max((len(line) - len(line.lstrip(" -")) for line in text.splitlines()), default=0) if brackets <= DEEPEST else 0
    )
    if brackets <= DEEPEST and longest <= DEEPEST:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable(f"nests more than {DEEPEST} lists and tables", _line(event))


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None
