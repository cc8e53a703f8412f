# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The table of licenses as text: marks under numbers where the names of the columns do not fit the window."""

from __future__ import annotations

from licet.templates.formats.canvas import Canvas
from licet.templates.matrix.grid import Grid


def text(grid: Grid, canvas: Canvas) -> str:
    """GRID as a table for a window of the canvas's width, with what its marks mean."""
    widest = max(map(len, grid.licenses))
    heads = list(grid.licenses)
    if widest + sum(len(head) + 2 for head in heads) + 2 > canvas.width:
        heads = [str(number) for number in range(1, len(heads) + 1)]
    numbered = heads != list(grid.licenses)
    names = [f"{head} {name}" if numbered else name for head, name in zip(heads, grid.licenses, strict=True)]
    first = max(map(len, names))
    lines = [*canvas.wrap(f"{grid.title}, {grid.how}?", 0), ""]
    lines.append("  " + " " * first + "".join(f"  {head}" for head in heads))
    for name, row in zip(names, grid.cells, strict=True):
        cells = (
            "  " + canvas.paint(cell.mark.sign, cell.mark.style) + " " * (len(head) - 1)
            for cell, head in zip(row, heads, strict=True)
        )
        lines.append(f"  {name:<{first}}" + "".join(cells).rstrip())
    lines.append("")
    for mark in grid.legend:
        lines += canvas.wrap(f"{mark.sign} {mark.means}", 2, 4)
    narrowed = [
        f"{inbound} into {outbound}: {cell.under}"
        for inbound, row in zip(grid.licenses, grid.cells, strict=True)
        for outbound, cell in zip(grid.licenses, row, strict=True)
        if cell.under
    ]
    if narrowed:
        lines += ["", *(line for each in narrowed for line in canvas.wrap(f"↓ {each}", 2, 4))]
    return "\n".join(lines) + "\n"
