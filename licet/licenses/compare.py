# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses side by side: a row for each thing that a record can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from licet.licenses.record import Record, Tags
from licet.licenses.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, and what each license says of it: "yes", "no", "unknown" or a word."""

    kind: str
    name: str
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name as a question that the cells answer: a limitation is what a license does not give."""
        return f"no {self.name}" if self.kind == "limitations" else self.name

    @property
    def differs(self) -> bool:
        """Whether the licenses do not all say the same."""
        return len(set(self.cells)) > 1


def compare(records: Sequence[Record]) -> tuple[Row, ...]:
    """Rows for RECORDS in their order: copyleft and category first, then every tag that one of them has."""
    rows = [
        Row("license", "category", tuple(r.category for r in records)),
        Row("license", "copyleft", tuple(r.copyleft or "unknown" for r in records)),
        Row("license", "OSI approved", tuple(_yes(r.osi_approved) for r in records)),
        Row("license", "FSF free", tuple(_yes(r.fsf_free) for r in records)),
    ]
    for kind in ("permissions", "conditions", "limitations", "terms", "restricts"):
        columns: list[Tags] = [getattr(record, kind) for record in records]
        rows += [
            Row(kind, tag, tuple(_has(column, tag) for column in columns))
            for tag in vocabulary()[kind]
            if any(column and tag in column for column in columns)
        ]
    return tuple(rows)


def _yes(flag: bool | None) -> str:
    return "unknown" if flag is None else "yes" if flag else "no"


def _has(tags: Tags, tag: str) -> str:
    return "unknown" if tags is None else _yes(tag in tags)
