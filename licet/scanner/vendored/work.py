# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One work of others in the tree."""

from __future__ import annotations

from dataclasses import dataclass

from licet.licenses.expression import Expression, all_of
from licet.licenses.vague import is_vague
from licet.model import Declaration, Detection, FileFacts, FileKind, Role
from licet.scanner.packages.files import is_legal

SURE = 0.9
"""A detection of a lower score does not stand for a file."""

_READ = (FileKind.VENDORED, FileKind.SOURCE, FileKind.GENERATED, FileKind.LICENSE)


@dataclass(frozen=True, slots=True)
class Name:
    """What a work is called: its purl, what its manifest declares, and the file that says so."""

    purl: str
    declared: Declaration | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """The folder, or the single file, that one work is; its name; its files.

    `lines` are the first and last of those that are it, where it shares a file with others; `banner` are those of the
    comment by which it names itself.
    """

    place: str
    name: Name
    files: tuple[FileFacts, ...]
    lines: tuple[int, int] | None = None
    banner: tuple[int, int] | None = None

    @property
    def main_license(self) -> Expression | None:
        """What its license files say, else all that its files say; None where nothing does."""
        legal = [file for file in self.files if is_legal(file.path.rpartition("/")[2]) and self._said((file,))]
        top = min((file.path.count("/") for file in legal), default=0)
        return self._together([file for file in legal if file.path.count("/") == top] or list(self.files))

    @property
    def whole_license(self) -> Expression | None:
        """What all of its files say."""
        return self._together(list(self.files))

    @property
    def is_claimed(self) -> bool:
        """Whether anything in it says how it is licensed or who holds its copyright."""
        return any(file.detections or any(c.holder for c in file.copyrights) for file in self.files)

    def _together(self, files: list[FileFacts]) -> Expression | None:
        said = self._said(files)
        return all_of(detection.expression for detection in said) if said else None

    def _said(self, files: list[FileFacts] | tuple[FileFacts, ...]) -> list[Detection]:
        found = (d for file in files if file.kind in _READ for d in file.detections)
        first, last = self.lines or (0, 10**9)
        return [
            d for d in found if d.score >= SURE and self._is_said(d) and d.start_line <= last and first <= d.end_line
        ]

    def _is_said(self, detection: Detection) -> bool:
        """Whether DETECTION says it of the work; what a banner names beside the name is its license, in one word."""
        if detection.role is not Role.MENTION:
            return True
        first, last = self.banner or (1, 0)
        return first <= detection.start_line <= detection.end_line <= last and not is_vague(detection.expression)
