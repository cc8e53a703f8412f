# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`README.md` where it is the card of a model or a dataset: its license, and what it is built upon.

Sources: https://huggingface.co/docs/hub/model-cards, https://huggingface.co/docs/hub/repositories-licenses
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from licet.model import Component, Declaration, Evidence, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, declare
from licet.scanner.metadata.model_card import front_matter, is_dataset, needs, of_id, parse_card, stated_license

NAME = "model card"
LOCKS = False

_VALUE = re.compile(r"^\s*(?:-\s+|[\w-]+:\s*)")
_CACHED = {"models--": "", "datasets--": "datasets"}


def read(file: Opened) -> Reading:
    """What FILE says: at the top of the tree of the project, else of a model or dataset that lies in its folder.

    One that states no license there is taken for what the project makes itself, from others.
    """
    card = parse_card(file.text) if file.text.startswith(("---", "\ufeff---")) else None
    if card is None:
        return Reading()
    stated = stated_license(card)
    its = _in_folder(file, card) if file.folder and stated else None
    parents = (its,) if its else ()
    lines = _lines(file.text)
    found = [
        Component(made, Scope.RUNTIME, not parents, parents, None, (Evidence(file.path, lines.get(written), written),))
        for written, made in needs(card)
        if made != its
    ]
    if its and stated:
        mark = stated[0].partition(",")[0]
        found.insert(0, Component(its, declared=stated[1], evidence=(Evidence(file.path, lines.get(mark), mark),)))
    return Reading(_declared(file, card), tuple(found))


def _declared(file: Opened, card: Mapping[str, Any]) -> tuple[Declaration, ...]:
    stated = stated_license(card)
    if stated is None:
        return ()
    written, means = stated
    mark = written.partition(",")[0]
    made = declare(_name(file, card) or "project", means, (), file)
    evidence = Evidence(file.path, _lines(file.text).get(mark), mark)
    return tuple(replace(one, raw=written, evidence=evidence) for one in made)


def _lines(text: str) -> dict[str, int]:
    """What stands in the table at the head of TEXT, as an item or behind a key, to its line."""
    found: dict[str, int] = {}
    for number, line in enumerate((front_matter(text) or "").splitlines(), start=2):
        for value in _VALUE.sub("", line).strip("[] \t").split(","):
            found.setdefault(value.strip("'\" \t"), number)
    return found


def _in_folder(file: Opened, card: Mapping[str, Any]) -> str | None:
    """The purl of what lies in the folder of FILE: by the cache of a hub that it is in, else by the folder's name."""
    parts = file.folder.split("/")
    for number, part in enumerate(parts):
        for mark, kind in _CACHED.items():
            if part.startswith(mark):
                revision = parts[number + 2] if parts[number + 1 : number + 2] == ["snapshots"] else None
                return of_id(part.removeprefix(mark).replace("--", "/", 1), kind, revision)
    return of_id(parts[-1], "datasets" if is_dataset(card) else "")


def _name(file: Opened, card: Mapping[str, Any]) -> str | None:
    named = card.get("model_name") or card.get("pretty_name")
    return named if isinstance(named, str) and named.strip() else file.folder.rpartition("/")[2] or None
