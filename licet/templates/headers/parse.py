# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The tags of REUSE in a file's bytes. Snippets and ignored blocks say nothing of the file.

Source: https://reuse.software/spec-3.3/ (Comment headers, In-line Snippet comments, Ignoring).
"""

# REUSE-IgnoreStart: the tags below are the words that this module is about.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_TAG = re.compile(rb"SPDX-(?P<kind>FileCopyrightText|SnippetCopyrightText|License-Identifier):[ \t]*(?P<value>.*)")
# What ends a comment, or a string that holds the tag, on the same line.
_CLOSING = re.compile(rb"""\s*(?:\*+/|-->|\*\)|#\}|:\)|-/|--\}\}|--%>|%>|["']\s*/?>|\]\s*::)*\s*\Z""")
_NOTICE = re.compile(rb"Copyright(?:\s*(?:\xc2\xa9|\([Cc]\))|(?=\s))|\xc2\xa9")
_BEGIN, _END = (b"REUSE-IgnoreStart", b"SPDX-SnippetBegin"), (b"REUSE-IgnoreEnd", b"SPDX-SnippetEnd")


class TagKind(StrEnum):
    """What a tag tells."""

    COPYRIGHT = "copyright"
    LICENSE = "license"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in line `index` (from 0): what stands before it, its value, and what closes the comment behind it."""

    index: int
    kind: TagKind
    before: bytes
    value: str
    closing: bytes


def split(data: bytes) -> list[bytes]:
    """The lines of DATA with their ends."""
    return data.splitlines(keepends=True) if b"\r" in data and b"\n" not in data else _by_newlines(data)


def _by_newlines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    return [*(line + b"\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]


def tags(data: bytes) -> tuple[Tag, ...]:
    """The tags in DATA that speak of the whole file, in their order."""
    if b"SPDX-" not in data:
        return ()
    lines = split(data)
    return tuple(tag for index in spoken(lines) if (tag := _tag(index, lines[index])) is not None)


def has_notice(line: bytes) -> bool:
    """Whether LINE has a copyright notice in one of the forms that REUSE takes for one."""
    return _NOTICE.search(line) is not None


def spoken(lines: Sequence[bytes]) -> Iterator[int]:
    """The indexes of LINES that are outside of snippets and ignored blocks."""
    until = b""
    for index, line in enumerate(lines):
        if until:
            until = b"" if until in line else until
            continue
        end = next((end for begin, end in zip(_BEGIN, _END, strict=True) if begin in line), b"")
        if not end:
            yield index
        elif end not in line.split(_BEGIN[_END.index(end)], 1)[1]:
            until = end


def _tag(index: int, line: bytes) -> Tag | None:
    found = _TAG.search(line)
    if found is None or found["kind"] == b"SnippetCopyrightText":
        return None
    rest = found["value"].rstrip(b"\r\n")
    close = _CLOSING.search(rest)
    assert close is not None  # it matches the empty end
    value = rest[: close.start()]
    # Some banners repeat on the right what they begin with on the left.
    mark = line[: found.start()].strip()[::-1]
    if mark and value.endswith(mark):
        value = value[: -len(mark)].rstrip()
    kind = TagKind.LICENSE if found["kind"] == b"License-Identifier" else TagKind.COPYRIGHT
    if not value:
        return None
    return Tag(index, kind, line[: found.start()], value.decode("utf-8", "surrogateescape"), rest[len(value) :])


# REUSE-IgnoreEnd
