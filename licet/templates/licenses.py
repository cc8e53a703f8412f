# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of licenses: one record, a list, a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from licet.licenses.compare import Row
from licet.licenses.record import Record, Tags
from licet.licenses.vocabulary import meaning
from licet.templates.formats.canvas import Canvas

_SOURCES = 6


def record_text(record: Record, canvas: Canvas) -> str:
    """One license, for a person."""
    lines = [canvas.paint(f"{record.id}  {record.name}", "bold"), *canvas.wrap(record.summary, 2), ""]
    flags = [f"OSI approved: {_yes(record.osi_approved)}", f"FSF free: {_yes(record.fsf_free)}"]
    if record.deprecated:
        flags.append(f"deprecated, now {record.superseded_by}" if record.superseded_by else "deprecated")
    lines.append(f"  {record.category} · " + " · ".join(flags))
    copyleft = record.copyleft or "unknown"
    words = meaning("copyleft", copyleft) if record.copyleft else "nobody has curated it yet"
    lines += ["", *canvas.labelled("copyleft", f"{copyleft}: {words}", 2)]
    for kind in ("permissions", "conditions", "limitations"):
        lines += _tags(kind, getattr(record, kind), canvas, record)
    for kind in ("terms", "restricts"):
        if getattr(record, kind):
            lines += _tags(kind, getattr(record, kind), canvas)
    lines += _beside(record, canvas)
    lines += ["", canvas.paint("  sources", "dim"), *(f"    {source}" for source in record.sources[:_SOURCES])]
    return "\n".join(lines) + "\n"


def records_text(records: Sequence[Record], canvas: Canvas) -> str:
    """Many licenses, one a line."""
    rows = [(r.id, r.category, r.copyleft or "unknown", _yes(r.osi_approved), r.name) for r in records]
    lines = canvas.table(("id", "category", "copyleft", "OSI", "name"), rows, indent=0)
    return "\n".join([*lines, canvas.paint(f"{len(rows)} licenses and exceptions", "dim")]) + "\n"


def comparison_text(records: Sequence[Record], rows: Sequence[Row], canvas: Canvas) -> str:
    """Licenses side by side; what differs is marked and painted."""
    head = ["", "", *(record.id for record in records)]
    body = [("≠" if row.differs else " ", row.label, *row.cells) for row in rows]
    lines = canvas.table(head, body, indent=0)
    painted = [canvas.paint(line, "yellow") if line.startswith("≠") else line for line in lines]
    return "\n".join(painted) + "\n"


def _beside(record: Record, canvas: Canvas) -> list[str]:
    """What is known of a license beside its tags."""
    lines: list[str] = []
    if record.approvals:
        lines += ["", canvas.paint("  approvals", "dim")]
        lines += [
            line
            for each in record.approvals
            for line in canvas.wrap(f"{each.authority}: {each.meaning} ({each.status}; {each.as_of})", 4, 6)
        ]
    told = [
        ("steward", record.steward or ""),
        ("fit for", ", ".join(record.fit)),
        ("usual in", ", ".join(record.usual_in)),
        ("patents", record.patents if record.curated else ""),
        ("network", "use over a network asks for the source" if record.network else ""),
        ("apply", record.apply if record.kind == "license" and record.curated else ""),
        ("한국어", record.summary_ko),
    ]
    said = [line for label, words in told if words for line in canvas.labelled(label, words, 2)]
    return [*lines, *([""] if said else []), *said]


def _tags(kind: str, tags: Tags, canvas: Canvas, record: Record | None = None) -> list[str]:
    if tags is None:
        return ["", *canvas.labelled(kind, "unknown: nobody has curated them yet", 2)]
    lines = ["", canvas.paint(f"  {kind}", "dim")]
    if not tags:
        return [*lines, "    none"]
    wide = max(map(len, tags))
    for tag in tags:
        clause = record.clause(tag) if record else None
        place = f" ({clause.place})" if clause else ""
        lines += canvas.wrap(f"{tag.ljust(wide)}  {meaning(kind, tag)}{place}", 4, 6 + wide)
    return lines


def _yes(flag: bool | None) -> str:
    return "unknown" if flag is None else "yes" if flag else "no"
