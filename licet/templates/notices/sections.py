# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Works whose license texts are the same but for copyright lines share one section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from licet.licenses.catalog import find
from licet.licenses.catalog import text as catalog_text
from licet.licenses.expression import Expression, ids
from licet.model import Attribution, Document, TextSource

# C0 and C1 controls but for tab and newline, and what turns the direction of text around: a terminal would obey them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COPYRIGHT = re.compile(
    r"^\W*(?:(?:portions\s+)?copyright\b.*(?:\d{4}|\(c\)|©)|\(c\)\s.*\d{4}|©|all rights reserved\W*$)", re.IGNORECASE
)
_ADDRESS = re.compile(r"<[^>]*>|https?://\S+")
_FORMULA = re.compile(r"copyright (?:notice|holder|owner|license|law|act|interest)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Works of the same holders, and their copyright lines where the text of the section does not have them."""

    works: tuple[Attribution, ...]
    copyrights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Works under one text, which lacks copyright lines where they differ from work to work."""

    entries: tuple[Entry, ...]
    text: str

    @property
    def works(self) -> tuple[Attribution, ...]:
        """All works of the section."""
        return tuple(work for entry in self.entries for work in entry.works)

    @property
    def title(self) -> str:
        """The licenses of the works, as they were concluded."""
        return ", ".join(sorted({str(work.license) for work in self.works if work.license})) or "License"


def sections(works: Iterable[Attribution]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections of license texts of WORKS, and those of what their NOTICE files say; in the order of first works."""
    clean = [_clean(each) for each in works]
    return _grouped(clean, "texts"), _grouped(clean, "notices")


def _grouped(works: Sequence[Attribution], field: str) -> tuple[Section, ...]:
    groups: dict[str, list[tuple[Attribution, str]]] = defaultdict(list)
    for work in works:
        for document in getattr(work, field):
            groups[_words(document.text)].append((work, document.text))
    return tuple(_section(members) for members in groups.values())


def _section(members: Sequence[tuple[Attribution, str]]) -> Section:
    first = members[0][1]
    alike = all(" ".join(text.split()) == " ".join(first.split()) for _, text in members)
    holders: dict[tuple[str, ...], dict[tuple[str, str, str], Attribution]] = defaultdict(dict)
    for work, text in members:
        lines = tuple(line.strip() for line in text.splitlines() if _is_copyright(line))
        held = work.source is TextSource.OWN and any(_plain(line) not in _standing(work.license) for line in lines)
        stated = () if alike and held else lines
        holders[stated if held else work.copyrights][work.name, work.version, work.path] = work
    entries = tuple(Entry(tuple(works.values()), copyrights) for copyrights, works in holders.items())
    return Section(entries, _trimmed(first if alike else _without_copyrights(first)))


def _words(text: str) -> str:
    """What two texts have in common that say the same: the words, without copyright lines and typography."""
    words = re.findall(r"\w+", _without_copyrights(text).lower())
    return " ".join(words)


def _without_copyrights(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not _is_copyright(line))


def _is_copyright(line: str) -> bool:
    return bool(_COPYRIGHT.match(line)) and not _FORMULA.search(line)


@lru_cache(maxsize=512)
def _standing(license: Expression | None) -> frozenset[str]:
    """The copyright lines that the texts of LICENSE have of their authors: they say nothing of a work."""
    known = [identifier for identifier in (ids(license) if license else ()) if find(identifier)]
    lines = [line for identifier in known for line in catalog_text(identifier).splitlines()]
    return frozenset({_plain(line) for line in lines if _is_copyright(line)} | {_plain("All rights reserved.")})


def _plain(line: str) -> str:
    """LINE without addresses, which license texts have changed over the years."""
    return _ADDRESS.sub("", line).strip(" .,").lower()


def _trimmed(text: str) -> str:
    """TEXT without empty lines at its ends, and without spaces at the ends of lines."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def safe(text: str) -> str:
    """TEXT without characters that a terminal obeys."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _clean(work: Attribution) -> Attribution:
    return Attribution(
        safe(work.name),
        safe(work.version),
        safe(work.purl),
        safe(work.path),
        work.license,
        work.source,
        tuple(Document(safe(each.path), safe(each.text)) for each in work.texts),
        tuple(Document(safe(each.path), safe(each.text)) for each in work.notices),
        tuple(safe(each) for each in work.copyrights),
    )
