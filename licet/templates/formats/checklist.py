# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What has to be done to ship, as a list to tick off: each thing once, below it the licenses that ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from licet.model import Obligation
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.structure import shown

SHOWN = 6
"""So many components of one license are named; JSON names all."""


def checklist(obligations: Sequence[Obligation], canvas: Canvas) -> list[str]:
    """OBLIGATIONS as lines."""
    title = canvas.paint("What to do to ship this", "bold")
    if not obligations:
        return [title, "  nothing: no work of others reaches anybody this way"]
    lines = [title]
    for text, asking in _by_text(obligations):
        lines += canvas.wrap(f"[ ] {text}", 2, 6)
        for until in dict.fromkeys(each.until for each in asking if each.until):
            lines += canvas.wrap(f"for how long: {until}", 6)
        for each in asking:
            lines += canvas.wrap(_asked(each), 6, 8)
    return lines


def _by_text(obligations: Iterable[Obligation]) -> list[tuple[str, list[Obligation]]]:
    found: dict[str, list[Obligation]] = {}
    for each in obligations:
        found.setdefault(each.text, []).append(each)
    return list(found.items())


def _asked(made: Obligation) -> str:
    clause = f", {made.clause}" if made.clause else ""
    more = f" and {len(made.components) - SHOWN} more" if len(made.components) > SHOWN else ""
    return f"{made.license}{clause}: {', '.join(map(shown, made.components[:SHOWN]))}{more}"
