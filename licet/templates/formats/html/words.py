# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the HTML report says in each language, from `licet/data/messages/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from licet.data import FOLDER
from licet.templates.formats.meanings import MEANINGS

MESSAGES = FOLDER / "messages"

Table = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one `language` (a BCP 47 tag, as HTML's `lang` has it)."""

    language: str
    table: Table

    def __call__(self, section: str, key: str, **values: object) -> str:
        """What KEY of SECTION says, with VALUES filled in; a KEY that no language has stands for itself."""
        said = self.table.get(section, {}).get(key)
        return key if said is None else said.format_map(values) if values else said

    def __contains__(self, place: tuple[str, str]) -> bool:
        """Whether this language has words at PLACE (section and key)."""
        section, key = place
        return key in self.table.get(section, {})


@lru_cache(maxsize=4)
def words(language: str) -> Words:
    """The words of LANGUAGE, which is one of those that have a file."""
    with (MESSAGES / f"{language}.toml").open("rb") as file:
        table: dict[str, Mapping[str, str]] = tomllib.load(file)
    return Words(language, {"meaning": MEANINGS, **table})
