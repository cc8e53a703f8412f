# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The files that a text names as the place of its license: "see LICENSE", "licensed as described in docs/terms.txt".

They are read from the lines of the detections that name no license themselves, whatever the name is and however it is
spelled. Whether such a file is there is asked later, when the whole tree is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from licet.licenses.vague import is_pointer
from licet.model import Detection
from licet.scanner.classify import LICENSE_NAME, THIRD_PARTY_NAME, names

PACKAGE = "."
"""Stands for the license file of the package, where the words say "the same license as the package"."""

LONGEST_LINE = 1000
"""A longer line (in bytes) is no prose, and is not read for names."""

MOST_NAMES = 8
"""So many names are kept of one detection: a longer list is an index and not a reference."""

_BREAK = re.compile(rb"\r\n|\r|\n")
_ADDRESS = re.compile(r"[a-z][a-z+.-]*://\S+|\bwww\.\S+", re.IGNORECASE)
_NAME = re.compile(r"[\w.@+~-]+(?:[/\\][\w.@+~-]+)*")
_PROSE = re.compile(r".*\.(?:adoc|html?|lic|md|pdf|rst|rtf|te?xt|tex)", re.IGNORECASE)
_SAME = re.compile(
    r"\bsame\s+(?:licen[cs]es?|terms|conditions)(?:\s+and\s+\w+)?\s+as\s+(?:\S+\s+){0,4}?\S*"
    r"(?:package|project|program|software|distribution|rest\s+of)\b",
    re.IGNORECASE,
)
_LICENSING = re.compile(r"licens|licenc|copying|permission|terms|conditions|redistribut|rights|usage", re.IGNORECASE)
_ENCLOSING = frozenset("\"'`“”‘’[(<")
_BEFORE = frozenset(("file", "files", "in", "named", "called", "read", "see", "to"))
_AFTER = frozenset(("file", "files"))
_ALSO_WORDS = frozenset(("COPYRIGHT", "EULA", "PATENTS"))
_OTHERS = re.compile(r"(?:readme|notices?|credits|authors|contributors|changelog|changes)(?:[._-].*)?", re.IGNORECASE)


def referring(detections: tuple[Detection, ...], text: bytes) -> tuple[Detection, ...]:
    """DETECTIONS in TEXT (UTF-8), those that only point to a license with the names of the files they point to."""
    if not any(is_pointer(detection.expression) for detection in detections):
        return detections
    lines = _lines(text, max(d.end_line for d in detections if is_pointer(d.expression)) + 1)
    return tuple(
        replace(detection, refers=_refers(detection, lines)) if is_pointer(detection.expression) else detection
        for detection in detections
    )


def _refers(detection: Detection, lines: Sequence[bytes]) -> tuple[str, ...]:
    """The names in the lines of DETECTION; where there is none, the sentence may end on the line after them."""
    first, end = detection.start_line - 1, detection.end_line
    return named(_prose(lines[first:end])) or named(_prose(lines[first : end + 1]))


def _lines(text: bytes, count: int) -> list[bytes]:
    """The first COUNT lines of TEXT."""
    lines: list[bytes] = []
    start = 0
    for line_end in _BREAK.finditer(text):
        lines.append(text[start : line_end.start()])
        start = line_end.end()
        if len(lines) == count:
            return lines
    return [*lines, text[start:]]


def _prose(lines: Sequence[bytes]) -> str:
    return "\n".join(line.decode("utf-8", "replace") for line in lines if len(line) <= LONGEST_LINE)


def named(words: str) -> tuple[str, ...]:
    """The files that WORDS name as the place of a license: those with a name for it first."""
    words = _ADDRESS.sub(" ", words)
    proper: list[str] = []
    other: list[str] = []
    for name, before, opening, after in _names(words):
        base = name.rpartition("/")[2]
        if name.startswith("/") or THIRD_PARTY_NAME.fullmatch(base):
            continue
        if _is_code(base) or _OTHERS.fullmatch(base):
            if before in _BEFORE and ("." in base or base.isupper()):
                other.append(name)
        elif _PROSE.fullmatch(base) or (LICENSE_NAME.fullmatch(base) and _is_meant(base, before, opening, after)):
            proper.append(name)
    # "Under the License, see LICENSE.txt": only where nothing else is written as a file does the word stand for one.
    proper = [name for name in proper if is_written_as_file(name.rpartition("/")[2])] or proper
    package = (PACKAGE,) if _SAME.search(words) else ()
    found = (*proper, *package, *(other if _LICENSING.search(words) else ()))
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _names(words: str) -> Iterator[tuple[str, str, str, str]]:
    """What looks like a name in WORDS; the word before it, the sign right before it, and the word after it."""
    found = list(_NAME.finditer(words))
    for at, match in enumerate(found):
        name = match[0].replace("\\", "/").rstrip(".-+~/")
        if not name.strip("./"):
            continue
        before = found[at - 1][0].lower() if at else ""
        after = found[at + 1][0].lower().rstrip(".") if at + 1 < len(found) else ""
        opening = words[match.start() - 1 : match.start()]
        yield ("/" if opening == "/" else "") + name.removeprefix("./"), before, opening, after


def _is_code(name: str) -> bool:
    """Whether NAME is that of a source file: its own notice may be the license of others beside it."""
    return "." in name and f".{name.rpartition('.')[2].lower()}" in names()["code"]


def _is_meant(name: str, before: str, opening: str, after: str) -> bool:
    """Whether NAME, a word for a license, is written as the name of a file and not as a word of the sentence."""
    if before == "see" and after == "in":  # npm: SEE LICENSE IN FILE
        return False
    if before == "see" or before in _AFTER or after in _AFTER:
        return name.isalpha() or is_written_as_file(name)
    if name in _ALSO_WORDS or (name.isalpha() and not name.isupper()):
        return name[0].isupper() and (before in _BEFORE or opening in _ENCLOSING - {"("})
    return is_written_as_file(name)


def is_written_as_file(name: str) -> bool:
    """Whether NAME can hardly be a word of a sentence, or a name in a program: LICENSE, LICENSE-MIT, license.txt."""
    return name[:7].isupper() or _PROSE.fullmatch(name) is not None
