# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What was found in files: licenses and copyright statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from licet.licenses.expression import Expression, all_of
from licet.model.explanations import Passage
from licet.model.files import Evidence, FileKind


class Method(StrEnum):
    """How a detection was made; `clarified` is a person's word in the policy."""

    SPDX_TAG = "spdx-tag"
    HASH = "hash"
    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"
    CLARIFIED = "clarified"


class Role(StrEnum):
    """What the words that were found do: they are the license, grant it, tag the file with it, or only name it."""

    TEXT = "text"
    NOTICE = "notice"
    TAG = "tag"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Followed:
    """Where words led that only refer to other files: what they say by themselves, and what those files say."""

    stated: Expression
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Detection:
    """One license found in a file. `score` is the part of the rule that was there: 0 none of it, 1 all of it.

    `refers` are the files that its words name as the place of the license, as they are written there; `.` is that of
    the package. Where they were `followed`, the expression is what those files say.
    """

    expression: Expression
    start_line: int
    end_line: int
    score: float
    method: Method
    rule: str
    role: Role = Role.NOTICE
    refers: tuple[str, ...] = ()
    followed: Followed | None = None


@dataclass(frozen=True, slots=True)
class Copyright:
    """One copyright statement; `holder` and `years` are empty where the statement names none."""

    statement: str
    holder: str
    years: str
    line: int


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the scanner knows about one file; `sha256` is empty where not all of it was read.

    `fronts` are as in `SourceFile`. `pointers` are sentences that name a license file in words that no rule has;
    one that was followed is a detection.
    """

    path: str
    kind: FileKind
    size: int = 0
    sha256: str = ""
    detections: tuple[Detection, ...] = ()
    copyrights: tuple[Copyright, ...] = ()
    unaccounted: tuple[Passage, ...] = ()
    pointers: tuple[Detection, ...] = ()
    fronts: tuple[str, ...] = ("",)

    @property
    def front(self) -> bool:
        """Whether it speaks for the whole."""
        return self.path.rpartition("/")[0] in self.fronts

    @property
    def expression(self) -> Expression | None:
        """Everything found in the file holds at once: the AND of its detections, or None where there is none."""
        return all_of(d.expression for d in self.detections) if self.detections else None
