# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Judgements, their reasons and their remedies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import product
from typing import NamedTuple

from licet.licenses.expression import Expression
from licet.licenses.mentioned import mentioned
from licet.model.files import Evidence


class Severity(StrEnum):
    """How much a finding weighs; `check` fails at or above the policy's `fail-on`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Order of severities: 0 is the mildest."""
        return {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}[self]


@dataclass(frozen=True, slots=True)
class Reason:
    """A step of an argument: the rule's name, what it says here, and the authority it rests on (a URL or clause)."""

    rule: str
    text: str
    source: str


class Cure(StrEnum):
    """The kinds of remedies, from what changes least to what changes most."""

    BRANCH = "branch"
    VERSION = "version"
    LINKING = "linking"
    PROCESS = "process"
    EXCEPTION = "exception"
    OUTBOUND = "outbound"
    DISTRIBUTION = "distribution"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way out of a conflict, in words; `change` is how `--what-if` spells it, empty where it cannot."""

    cure: Cure
    text: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Changes that together leave a whole without a conflict; `outbound` is what it then goes out under."""

    outbound: Expression
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement: its stable kebab-case code, what it is about, why with sources, and what mends it.

    `subject` is a purl, a path, or "project". `paths` are the ways by which what it is about came in: each begins with
    what the project asks for itself and ends with a component. `wholes` are the paths of those wholes that it is about,
    where that is not the tree itself. `remedies` are ways out that were judged and work, what changes least first.
    """

    code: str
    severity: Severity
    subject: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    because: tuple[Reason, ...] = ()
    how_to_fix: tuple[str, ...] = ()
    paths: tuple[tuple[str, ...], ...] = ()
    wholes: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What this finding is known by when it is found again: a mark for each place and each whole it is about."""
        licenses = " ".join(mentioned(self.message))
        return tuple(Mark(self.code, *about, licenses) for about in product(self._abouts(), self.wholes or ("",)))

    def _abouts(self) -> tuple[str, ...]:
        """The package without its version; or the files, where the subject is a folder of such; or else the subject."""
        if self.subject.startswith("pkg:"):
            return (self.subject.partition("#")[0].partition("?")[0].partition("@")[0],)
        files = tuple(dict.fromkeys(each.path for each in self.evidence))
        folder = "" if self.subject == "." else f"{self.subject}/"
        below = self.subject != "project" and all(path.startswith(folder) for path in files)
        return files if files and below else (self.subject,)


class Mark(NamedTuple):
    """What stays of a finding when lines move, versions rise and sentences are worded otherwise.

    `about` is a package without its version, a path, or "project"; `whole` is as in `Finding.wholes`, "" for the tree;
    `licenses` are those that the message names, sorted.
    """

    code: str
    about: str
    whole: str
    licenses: str

    @property
    def digest(self) -> str:
        """The mark as 32 hexadecimal digits."""
        return sha256("\0".join(self).encode("utf-8", "surrogatepass")).hexdigest()[:32]
