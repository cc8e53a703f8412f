# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The steps by which a license came to be what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from licet.templates.formats.canvas import Canvas
from licet.templates.formats.structure import shown

State: TypeAlias = Sequence[str]
Step: TypeAlias = Mapping[str, Any]

_SHOWN = 12
"""So many characters of a commit's id are shown; JSON has all."""


def steps(rows: Sequence[tuple[str, str, str, str, State, State]]) -> list[Step]:
    """ROWS (the commit's id, date, author, subject; the license before and after) as plain values."""
    return [
        {
            "commit": id,
            "date": date,
            "author": shown(author),
            "subject": shown(subject),
            "before": list(map(shown, before)),
            "after": list(map(shown, after)),
        }
        for id, date, author, subject, before, after in rows
    ]


def render_steps(made: Sequence[Step], canvas: Canvas) -> str:
    """The steps as text, oldest first."""
    lines: list[str] = []
    for step in made:
        head = f"{step['date']}  {step['commit'][:_SHOWN]}  {step['author']}"
        lines += [canvas.paint(head, "bold"), *canvas.wrap(step["subject"], 2, 4)]
        lines += canvas.wrap(_told(step["before"], step["after"]), 2, 4)
        lines.append("")
    return "\n".join(lines) if lines else "No commit says anything of its license.\n"


def _told(before: State, after: State) -> str:
    if not before:
        return f"{'; '.join(after)} from here on"
    if not after:
        return f"not there any more; it was {'; '.join(before)}"
    kept = set(before) & set(after)
    old, new = ([each for each in state if each not in kept] for state in (before, after))
    return f"{'; '.join(old) or 'nothing else'} > {'; '.join(new) or 'nothing else'}"
