# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A header comes into a file's bytes, changes there, and goes; every other byte stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from licet.templates.headers.header import Header
from licet.templates.headers.parse import Tag, split, tags
from licet.templates.headers.place import BOM, first_line
from licet.templates.headers.styles import Style, style_for


class NoPlaceError(Exception):
    """A file that cannot hold a header: what it says has to stand beside it."""


def added(data: bytes, name: str, header: Header) -> bytes:
    """DATA, of a file called NAME, that says HEADER as well: beside its tags, or in a comment of its own at the top.

    Raises `NoPlaceError` where it holds no comment.
    """
    told = header.lines()
    if not told:
        return data
    style = style_for(name, data)
    if style is None or not all(map(style.holds, told)) or not _is_one_encoding(data, told):
        raise NoPlaceError(name)
    bom, lines = _opened(data)
    newline = b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n"
    known = [tag for tag in tags(b"".join(lines)) if _is_in_comment(tag, style)]
    if known:
        at, placed = known[-1].index + 1, _as_beside(known[-1], told, style)
    else:
        place = first_line(lines, name)
        if place is None:
            raise NoPlaceError(name)
        at, placed = place, style.comment(told)
        if lines[at:] and (lines[at].strip() or not at):
            placed = [*placed, ""]
    if at and not lines[at - 1].endswith(b"\n"):
        lines[at - 1] += newline
        lines[at - 1 :] = [*lines[at - 1 : at], *_encoded(placed, newline)]
        return bom + b"".join(lines).removesuffix(newline)  # it had no end of line at its end, and has none
    return bom + b"".join([*lines[:at], *_encoded(placed, newline), *lines[at:]])


def _opened(data: bytes) -> tuple[bytes, list[bytes]]:
    bom = BOM if data.startswith(BOM) else b""
    return bom, split(data[len(bom) :])


def _encoded(lines: Sequence[str], newline: bytes) -> list[bytes]:
    return [line.encode("utf-8", "surrogateescape") + newline for line in lines]


def _is_one_encoding(data: bytes, lines: Sequence[str]) -> bool:
    """Whether LINES can be written as UTF-8 without mixing two encodings."""
    if all(map(str.isascii, lines)):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_beside(tag: Tag, lines: Sequence[str], style: Style) -> list[str]:
    """LINES in the comment that TAG stands in."""
    before = tag.before.decode("utf-8", "surrogateescape")
    closing = tag.closing.decode("utf-8", "surrogateescape").rstrip()
    opens = style.start.strip()
    if opens and opens in before and not closing:  # the first line of a block that goes on
        indent = before[: len(before) - len(before.lstrip())]
        before = f"{indent}{style.middle} " if style.middle else indent
    return [f"{before}{line}{closing}" for line in lines]


def changed(data: bytes, change: Callable[[Tag], str]) -> bytes:
    """DATA with what CHANGE makes of the value of each tag."""
    bom, lines = _opened(data)
    for tag in tags(b"".join(lines)):
        value = change(tag)
        if value != tag.value:
            old = tag.value.encode("utf-8", "surrogateescape")
            start = lines[tag.index].index(old, len(tag.before))
            new = value.encode("utf-8", "surrogateescape")
            lines[tag.index] = lines[tag.index][:start] + new + lines[tag.index][start + len(old) :]
    return bom + b"".join(lines)


def removed(data: bytes, name: str) -> bytes:
    """DATA without the tags in its comments, and without a comment that held nothing else."""
    bom, lines = _opened(data)
    style = style_for(name, data) or Style()
    gone = [tag for tag in tags(b"".join(lines)) if _is_in_comment(tag, style)]
    for begin, end in reversed(_runs(gone)):
        left = [*_left_of(lines[begin : end + 1], [tag for tag in gone if begin <= tag.index < end], style)]
        first, last = begin, end
        if not left and first and last < len(lines) and _is_empty_block(lines[first - 1], lines[last], style):
            first, last = first - 1, last + 1
        whole = not left and (not style.start or first < begin or _is_block(gone, begin, style))
        if whole and first == 0 and last < len(lines) and not lines[last].strip():
            last += 1  # the blank line that set the header off
        lines[first:last] = left
    return bom + b"".join(lines)


def _is_in_comment(tag: Tag, style: Style) -> bool:
    """Whether nothing but marks of comments stands before TAG: no code goes with it."""
    before = tag.before.decode("utf-8", "replace").strip()
    return before in (style.line, style.start) or not any(character.isalnum() for character in before)


def _left_of(lines: Sequence[bytes], gone: Sequence[Tag], style: Style) -> Iterator[bytes]:
    """What has to stay of LINES, which hold the tags that are GONE: where a block begins or ends."""
    start, stop = style.start.encode(), style.stop.strip().encode()
    if not start:
        return
    newline = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    opens = any(start in tag.before and stop not in tag.closing for tag in gone)
    closes = any(stop in tag.closing and start not in tag.before for tag in gone)
    if opens and not closes:
        yield start + newline
    if closes and not opens:
        yield b" " * style.stop.startswith(" ") + stop + newline


def _is_empty_block(above: bytes, below: bytes, style: Style) -> bool:
    return bool(style.start) and (above.strip(), below.strip()) == (style.start.encode(), style.stop.strip().encode())


def _is_block(gone: Sequence[Tag], begin: int, style: Style) -> bool:
    """Whether the tag in line BEGIN, of those that are GONE, opens a block of its own."""
    return any(tag.index == begin and style.start.encode() in tag.before for tag in gone)


def _runs(known: Sequence[Tag]) -> list[tuple[int, int]]:
    """The runs of lines that hold KNOWN tags and nothing else, as (first, behind the last)."""
    runs: list[tuple[int, int]] = []
    for tag in known:
        if runs and runs[-1][1] == tag.index:
            runs[-1] = (runs[-1][0], tag.index + 1)
        else:
            runs.append((tag.index, tag.index + 1))
    return runs


def side_text(data: bytes, header: Header) -> bytes:
    """The text of a `.license` file that says HEADER besides the DATA that is there."""
    told = "".join(f"{line}\n" for line in header.lines()).encode("utf-8", "surrogateescape")
    return data + (b"" if not data or data.endswith(b"\n") else b"\n") + told
