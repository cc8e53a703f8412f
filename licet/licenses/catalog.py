# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The catalog: what is known of every license and exception that SPDX lists, and of those that ScanCode adds.

One record is read without parsing the others: the artefact is memory-mapped, and its directory of ids is searched as
bytes. Written by `tools/compile_catalog.py`. A second artefact, of the same format, may hold a user's own licenses.
"""

from __future__ import annotations

import difflib
import json
import zlib
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from pathlib import Path

from licet.data import compiled
from licet.data.artefact import Artefact
from licet.errors import UnknownLicenseError
from licet.licenses.record import Record, from_json


@dataclass(frozen=True, slots=True)
class _Place:
    record: tuple[int, int]
    text: tuple[int, int]
    file: tuple[int, int]


class _Catalog:
    """The sections of the artefact at PATH, and how to find an id in them."""

    def __init__(self, path: Path) -> None:
        self.file = Artefact(path, "catalog")
        self.ids_at, self.ids_size = self.file.span("ids")

    def place(self, identifier: str) -> _Place | None:
        """Where the record and text of IDENTIFIER are, whatever its case."""
        try:
            key = b"\n" + identifier.lower().encode("ascii") + b"\t"
        except UnicodeEncodeError:
            return None
        at = self.file.map.find(key, self.ids_at, self.ids_at + self.ids_size)
        if at < 0 or b"\n" in key[1:]:
            return None
        line = self.file.map[at + len(key) : self.file.map.find(b"\n", at + 1)]
        numbers = list(map(int, line.split()))
        return _Place((numbers[0], numbers[1]), (numbers[2], numbers[3]), (numbers[4], numbers[5]))

    def record(self, place: _Place) -> Record:
        return from_json(json.loads(self._bytes("records", place.record)))

    def text(self, span: tuple[int, int]) -> str:
        return zlib.decompress(self._bytes("texts", span)).decode()

    def _bytes(self, section: str, place: tuple[int, int]) -> bytes:
        start = self.file.span(section)[0] + place[0]
        return self.file.map[start : start + place[1]]

    def sorted_keys(self) -> list[str]:
        """All ids in lower case, sorted."""
        return [line.split("\t", 1)[0] for line in self.file.text("ids").split("\n") if line]


@dataclass(slots=True)
class _Chosen:
    """The artefact of a user's own licenses, where there is one."""

    own: Path | None = None


_chosen = _Chosen()
_opened = lru_cache(maxsize=4)(_Catalog)


def choose(own: Path | None) -> None:
    """Let the licenses in the artefact OWN be in the catalog from now on, or the bundled ones alone."""
    _chosen.own = own
    find.cache_clear()


def _bundled() -> _Catalog:
    return _opened(compiled("catalog.bin"))


def _catalogs() -> tuple[_Catalog, ...]:
    return (_bundled(),) if _chosen.own is None else (_opened(_chosen.own), _bundled())


@lru_cache(maxsize=4096)
def find(identifier: str) -> Record | None:
    """The record of IDENTIFIER (a license or exception id, in any case), or None where the catalog has none."""
    found = ((each, each.place(identifier)) for each in _catalogs())
    return next((each.record(place) for each, place in found if place), None)


def is_bundled(identifier: str) -> bool:
    """Whether licet itself brings IDENTIFIER, in any case."""
    return _bundled().place(identifier) is not None


def record(identifier: str) -> Record:
    """The record of IDENTIFIER, in any case.

    Raises `UnknownLicenseError`, with the ids that look most like it, where the catalog has none.
    """
    found = find(identifier)
    if found is None:
        near = difflib.get_close_matches(identifier.lower(), _sorted_keys(), n=3, cutoff=0.75)
        raise UnknownLicenseError(identifier, tuple(record(key).id for key in near))
    return found


def text(identifier: str) -> str:
    """The full text of IDENTIFIER, empty where no source carries it.

    Raises `UnknownLicenseError` where the catalog has no such id.
    """
    catalog, place = _placed(identifier)
    return catalog.text(place.text)


def file_text(identifier: str) -> str:
    """The file of IDENTIFIER as its steward lays it out, with marks such as `{{years}}` where it has blanks.

    Empty where no source carries the text. Raises `UnknownLicenseError` where the catalog has no such id.
    """
    catalog, place = _placed(identifier)
    return catalog.text(place.file)


def _placed(identifier: str) -> tuple[_Catalog, _Place]:
    id = record(identifier).id
    found = ((each, each.place(id)) for each in _catalogs())
    return next((each, place) for each, place in found if place)


def all_records() -> tuple[Record, ...]:
    """Every record, sorted by id without regard to case."""
    return tuple(record(key) for key in _sorted_keys())


def versions() -> tuple[str, str]:
    """Which rules and which SPDX license list the catalog was made of."""
    meta = _catalogs()[0].file.meta
    return meta["rules"], meta["license_list"]


def _sorted_keys() -> list[str]:
    return list(merge(*(each.sorted_keys() for each in _catalogs())))
