# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Model and dataset cards: the table of YAML at the head of a README, as hubs of models read it.

Sources: https://huggingface.co/docs/hub/model-cards, https://huggingface.co/docs/hub/datasets-cards,
https://huggingface.co/docs/hub/spaces-config-reference
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

from licet.data import FOLDER
from licet.scanner.packages.purls import purl

LONGEST = 256 * 1024
"""A table of more characters at the head of a README was not written by anybody."""

DEEPEST = 50
"""Lists and tables within one another; cards have a few."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ID = re.compile(r"(?:(?P<owner>[A-Za-z0-9][\w.-]*)/)?(?P<name>[A-Za-z0-9][\w.-]*)")
_OTHER = ("other", "unknown")

# What only cards have; and what they have beside a license that others have as well.
_MARKS = frozenset((
    "base_model", "base_model_relation", "library_name", "pipeline_tag", "model-index", "model_name", "datasets",
    "dataset_info", "task_categories", "task_ids", "size_categories", "annotations_creators", "language_creators",
    "source_datasets", "multilinguality", "license_name", "license_link", "sdk", "co2_eq_emissions", "widget",
))  # fmt: skip
_BESIDE = frozenset(("license", "language", "languages", "tags", "metrics", "thumbnail", "pretty_name", "inference"))
_OF_DATASETS = frozenset((
    "dataset_info", "task_categories", "task_ids", "size_categories", "annotations_creators", "language_creators",
    "source_datasets", "multilinguality",
))  # fmt: skip


def front_matter(text: str) -> str | None:
    """The table at the head of TEXT, without its marks; None where there is none."""
    plain = text.removeprefix("\ufeff")
    start = plain.find("\n") + 1
    if plain[:start].rstrip() != "---":
        return None
    end = _END.search(plain, start, start + LONGEST)
    return plain[start : end.start()] if end else None


def parse_card(text: str) -> Mapping[str, Any] | None:
    """The table of the card TEXT; None where it is a README of another kind, or its table cannot be read."""
    head = front_matter(text)
    try:
        # The loader makes nothing but text, lists and tables.
        card = yaml.load(head, Loader=_LOADER) if head and _is_tame(head) else None  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(card, dict):
        return None
    keys = {key for key in card if isinstance(key, str)}
    is_card = keys & _MARKS or ("license" in keys and keys <= _BESIDE)
    return {str(key): value for key, value in card.items()} if is_card else None


def _is_tame(head: str) -> bool:
    """Whether HEAD neither repeats itself by aliases, which can unfold without end, nor nests deeper than cards do."""
    depth = 0
    for event in yaml.parse(head, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def stated_license(card: Mapping[str, Any]) -> tuple[str, str] | None:
    """What CARD states: the words there, and the license that they stand for as far as that is known.

    Several licenses hold at once: cards name those of all the parts that the work is made of.
    """
    written = [one for one in _texts(card.get("license")) if one.lower() not in _OTHER]
    if not written:
        named = next(iter(_texts(card.get("license_name"))), None)
        return (named, _known()["name"].get(named.lower(), named)) if named else None
    known = _known()["license"]
    return ", ".join(written), " AND ".join(known.get(one.lower(), one) for one in written)


def is_dataset(card: Mapping[str, Any]) -> bool:
    """Whether CARD is of a dataset rather than of a model."""
    return bool(_OF_DATASETS.intersection(card))


def needs(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(id as written, purl) of the models that CARD builds upon or uses, and of the datasets."""
    for key, kind in (("base_model", ""), ("models", ""), ("datasets", "datasets"), ("source_datasets", "datasets")):
        for written in _texts(card.get(key)):
            made = of_id(written, kind)
            # Sources of a dataset are words such as `original` as well.
            if made and not (key == "source_datasets" and "/" not in written):
                yield written, made


def of_id(written: str, kind: str = "", revision: str | None = None) -> str | None:
    """The purl of the model WRITTEN as `owner/name` or `name`; of a dataset where KIND is `datasets`."""
    found = _ID.fullmatch(written.strip())
    if found is None:
        return None
    namespace = "/".join(filter(None, (kind, found["owner"])))
    return purl("huggingface", found["name"], revision, namespace=namespace)


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [one.strip() for one in listed if isinstance(one, str) and one.strip()]


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Mapping[str, str]]:
    """Ids, and names below `other`, to what they stand for."""
    listed = tomllib.loads((FOLDER / "hub-licenses.toml").read_text(encoding="utf-8"))
    return {kind: {id: row["means"] for row in listed[kind] for id in row["ids"]} for kind in ("license", "name")}
