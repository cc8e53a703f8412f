# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The table of licenses as one SVG: it asks nobody for fonts or styles, and needs no colour to be read."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from licet.templates.matrix.grid import MARKS, Grid

_SIDE = 34
_LETTER = 7.4
_EDGE = 16
_LINE = 22
_SLANT = 0.71
"""Of the length of a name, so much is the height of one that is written at 45 degrees."""

_STYLE = (
    "text{font:13px ui-sans-serif,system-ui,sans-serif;fill:#1a1a1a}.sign{font-size:16px;text-anchor:middle}"
    ".ground{fill:#fff}.line{stroke:#fff;stroke-width:2}"
    + "".join(f".{kind}{{fill:{mark.colour}}}" for kind, mark in MARKS.items())
    + "@media(prefers-color-scheme:dark){text{fill:#f2f2f2}.ground{fill:#161616}.line{stroke:#161616}"
    + "".join(f".{kind}{{fill:{mark.dark}}}" for kind, mark in MARKS.items())
    + "}"
)


def svg(grid: Grid) -> str:
    """GRID as a drawing; each cell says in its title what it means and why."""
    left = _EDGE + max(map(len, grid.licenses)) * _LETTER + 10
    top = _EDGE + 2 * _LINE + max(map(len, grid.licenses)) * _LETTER * _SLANT
    side = len(grid.licenses) * _SIDE
    words = max([len(grid.title), *(len(mark.means) + 4 for mark in grid.legend)])
    reach = left + side + max(map(len, grid.licenses)) * _LETTER * _SLANT
    width = round(max(reach, words * _LETTER) + 2 * _EDGE)
    height = round(top + side + _LINE * (len(grid.legend) + 1) + _EDGE)
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" {size}>',
        f'<title id="title">{escape(grid.title)}, {escape(grid.how)}?</title>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
        f'<text x="{_EDGE}" y="{_EDGE + 13}">{escape(grid.title)},</text>',
        f'<text x="{_EDGE}" y="{_EDGE + 13 + _LINE}">{escape(grid.how)}?</text>',
        *_names(grid, left, top),
        *_cells(grid, left, top),
        *_legend(grid, top + side + _LINE),
        "</svg>",
    ]
    return "\n".join(pieces) + "\n"


def _names(grid: Grid, left: float, top: float) -> Iterator[str]:
    for number, name in enumerate(grid.licenses):
        middle = number * _SIDE + _SIDE / 2
        yield f'<text x="{left - 8:g}" y="{top + middle + 4:g}" text-anchor="end">{escape(name)}</text>'
        turned = f"rotate(-45 {left + middle + 4:g} {top - 6:g})"
        yield f'<text x="{left + middle + 4:g}" y="{top - 6:g}" transform="{turned}">{escape(name)}</text>'


def _cells(grid: Grid, left: float, top: float) -> Iterator[str]:
    for down, (inbound, row) in enumerate(zip(grid.licenses, grid.cells, strict=True)):
        for across, (outbound, cell) in enumerate(zip(grid.licenses, row, strict=True)):
            x, y = left + across * _SIDE, top + down * _SIDE
            under = f" ({cell.under})" if cell.under else ""
            said = f"{inbound} into {outbound}: {cell.mark.means}{under}. {cell.why}"
            yield (
                f"<g><title>{escape(said)}</title>"
                f'<rect class="{cell.kind} line" x="{x:g}" y="{y:g}" width="{_SIDE}" height="{_SIDE}"/>'
                f'<text class="sign" x="{x + _SIDE / 2:g}" y="{y + _SIDE / 2 + 6:g}">{cell.mark.sign}</text></g>'
            )


def _legend(grid: Grid, top: float) -> Iterator[str]:
    kinds = {mark: kind for kind, mark in MARKS.items()}
    for number, mark in enumerate(grid.legend):
        y = top + number * _LINE
        yield f'<rect class="{kinds[mark]}" x="{_EDGE}" y="{y - 14:g}" width="18" height="18"/>'
        yield f'<text x="{_EDGE + 28}" y="{y:g}">{mark.sign} {escape(mark.means)}</text>'
