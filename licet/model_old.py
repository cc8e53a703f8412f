# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The nouns that cross rooms: frozen values without behaviour beyond derived properties.

Every value here pickles, compares and (where its parts do) hashes. Paths are POSIX style and relative to the scanned
root; bytes that are not UTF-8 are kept by `surrogateescape`. Lines count from 1. Scores run from 0 to 1.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from licet.licenses.expression import Expression, all_of


class FileKind(StrEnum):
    """What a file is, as far as its name, place and first bytes tell."""

    LICENSE = "license"
    NOTICE = "notice"
    README = "readme"
    MANIFEST = "manifest"
    LOCKFILE = "lockfile"
    SOURCE = "source"
    TEST = "test"
    DOCUMENT = "document"
    VENDORED = "vendored"
    GENERATED = "generated"
    BINARY = "binary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One regular file below `root`; its bytes are read on demand, never kept.

    `stamp` is what the file system says of it, and what changes when it does; empty where nobody asked. `fronts` are
    the folders of its tree whose files speak for the whole: the top (""), or those of a package's own metadata.
    """

    root: Path
    path: str
    size: int
    kind: FileKind
    stamp: tuple[int, ...] = ()
    fronts: tuple[str, ...] = ("",)

    @property
    def front(self) -> bool:
        """Whether it speaks for the whole."""
        return self.path.rpartition("/")[0] in self.fronts

    @property
    def location(self) -> Path:
        """Where its bytes are."""
        return self.root / self.path


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of one file: its bytes `before` and `after`, each None where there is no file."""

    path: Path
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was read, so that a person can open it: a file and line, or a URL, and the words that say it."""

    path: str
    line: int | None = None
    text: str = ""


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
class Passage:
    """Lines that speak as licenses do and that no known license accounts for; `phrases` are what says so in them."""

    start_line: int
    end_line: int
    phrases: tuple[str, ...]


class Contrast(StrEnum):
    """How words of a file stand to those of a known text.

    `form` is what the SPDX matching guidelines tell to pass over: spelling, list labels, names filled in. `differs`
    says that other words stand there; `added` are words of the file alone, `missing` those of the known text alone.
    """

    SAME = "same"
    FORM = "form"
    DIFFERS = "differs"
    ADDED = "added"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a file beside those of a known text, as each writes them; either may be empty, and then lines are None.

    `words` counts them in the file and in the known text; `reason` says of a difference of form which it is.
    """

    contrast: Contrast
    file: str
    reference: str
    words: tuple[int, int]
    start_line: int | None = None
    end_line: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in parts, in order; a missing one stands where it would be."""

    contrast: Contrast
    parts: tuple[Part, ...]
    start_line: int | None = None
    end_line: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A detection set beside the text it stands for, sentence by sentence; empty where there is no such text.

    `share` is the part of the reference's words that the file has, from 0 to 1; differences of form do not lower it.
    `reference` says which words those are and how they came to be written as they are shown.
    """

    share: float
    reference: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether nothing differs but form."""
        return all(sentence.contrast in (Contrast.SAME, Contrast.FORM) for sentence in self.sentences)

    @property
    def added(self) -> int:
        """How many words the file has beyond the reference's, where nothing stands in their place."""
        parts = (part for sentence in self.sentences for part in sentence.parts)
        return sum(part.words[0] for part in parts if part.contrast is Contrast.ADDED)


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


class Scope(StrEnum):
    """Why a component is there; `runtime` ships, the others as their names say."""

    RUNTIME = "runtime"
    OPTIONAL = "optional"
    DEV = "dev"
    BUILD = "build"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Component:
    """One dependency as a manifest or lockfile names it.

    `purl` is a canonical package URL, without version where none is pinned. `parents` are the purls that require it
    (empty for a direct dependency that nothing else requires). `declared` is the license text as the lockfile itself
    states it, raw; most state none. `place` is the folder or file below the root that it lies in, where it does. `use`
    is how it is used, where that is clear from how it was found: what no manifest asks for and lies here is copied.
    """

    purl: str
    scope: Scope = Scope.RUNTIME
    direct: bool = True
    parents: tuple[str, ...] = ()
    declared: str | None = None
    evidence: tuple[Evidence, ...] = ()
    place: str = ""
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """No license could be concluded, and `why`, in words that say how to mend it.

    `missing` is True only where the work was looked at and grants nothing (all rights reserved), which is another
    thing than not having been able to tell. `candidates` are the ids that an open text such as "BSD" may mean.
    """

    why: str
    missing: bool = False
    candidates: tuple[str, ...] = ()


Conclusion: TypeAlias = Expression | Unknown


class Basis(StrEnum):
    """What a conclusion stands on."""

    CLARIFIED = "clarified"
    DECLARED = "declared"
    DETECTED = "detected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A component and what its license was concluded to be.

    `declared` is the raw text of its metadata (expression, free text, or classifiers joined by "; ").
    `detected` is what its own license files say, where they were read; judged beside `concluded` when the two differ.
    `texts` is the part of it that stands there as whole license texts, and not as a sentence that may only talk of one.
    """

    component: Component
    concluded: Conclusion
    basis: Basis
    declared: str | None = None
    detected: Expression | None = None
    evidence: tuple[Evidence, ...] = ()
    texts: Expression | None = None


class TextSource(StrEnum):
    """Where the license text of a notice comes from: the work itself, the license list, or nowhere."""

    OWN = "own"
    CANONICAL = "canonical"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it was found, below the folder of the work."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is passed on with one work of others: its license texts, its NOTICE, who holds its copyright.

    `purl` is empty for code that was copied in and that nothing names; `path` is where such code lies, below the root.
    """

    name: str
    version: str
    purl: str
    path: str
    license: Expression | None
    source: TextSource
    texts: tuple[Document, ...] = ()
    notices: tuple[Document, ...] = ()
    copyrights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    """The license that a manifest of the project states for the project itself: raw, and resolved."""

    name: str
    raw: str
    concluded: Conclusion
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Problem:
    """The world was messy: what could not be read or understood, where, and how to mend it. Never aborts a scan.

    `matters` says that a verdict without it would not be the truth (exit code 3); `--strict` makes all matter.
    """

    path: str
    code: str
    message: str
    line: int | None = None
    matters: bool = False


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything that the scanner knows of one tree: facts, no judgement. All tuples are sorted.

    `stale` are the clarifications whose pinned files no longer match: they were not applied. `is_collection` says that
    this is no project but works side by side (an image, an environment), which passes on all that it names.
    """

    files: tuple[FileFacts, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    stale: tuple[Clarification, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_collection: bool = False

    @property
    def own_files(self) -> tuple[FileFacts, ...]:
        """The files that are no part of a work of others which lies in the tree."""
        places = {resolution.component.place for resolution in self.resolutions if resolution.component.place}
        return tuple(file for file in self.files if not _within(file.path, places))

    def way_to(self, purl: str) -> tuple[str, ...]:
        """The shortest way from what the project asks for itself down to PURL, without it; empty where it is direct."""
        parents = {r.component.purl: r.component.parents for r in self.resolutions if not r.component.direct}
        ways: deque[tuple[str, ...]] = deque([(purl,)])
        seen = {purl}
        while ways:
            way = ways.popleft()
            if not parents.get(way[0]):
                return way[:-1]
            for parent in parents[way[0]]:
                if parent not in seen:
                    seen.add(parent)
                    ways.append((parent, *way))
        return ()


def _within(path: str, places: set[str]) -> bool:
    """Whether PATH is one of PLACES, or below one."""
    while path:
        if path in places:
            return True
        path = path.rpartition("/")[0]
    return False


class Use(StrEnum):
    """How an inbound work is used; the words are those of the contract, from the closest tie to the loosest."""

    COPIED = "copied"
    STATIC = "static"
    DYNAMIC = "dynamic"
    SEPARATE = "separate"
    BUILD = "build"


class Distribution(StrEnum):
    """How the outbound work is passed on."""

    SOURCE = "source"
    BINARY = "binary"
    BROWSER = "browser"
    NETWORK = "network"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Clarification:
    """What a person concluded of a package (a purl, version optional) or path glob, pinned to the files read.

    `files` maps a path inside the package to "sha256:<hex>"; a file that no longer matches makes it stale.
    """

    package: str
    license: Expression
    files: tuple[tuple[str, str], ...] = ()
    place: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RulesFolder:
    """Where a user's own rules and licenses are: the folder at `path`, as it is `written` in the policy, and at what
    `place` there. Licenses without an id of their own get one with the `namespace`, if there is one.
    """

    path: Path
    written: str
    namespace: str
    place: Evidence


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement: its stable kebab-case code, what it is about, why with sources, and what mends it.

    `subject` is a purl, a path, or "project".
    """

    code: str
    severity: Severity
    subject: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    because: tuple[Reason, ...] = ()
    how_to_fix: tuple[str, ...] = ()


class OutboundBasis(StrEnum):
    """Where the outbound license was taken from."""

    POLICY = "policy"
    DECLARED = "declared"
    DETECTED = "detected"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Outbound:
    """The license that the project goes out under, and on what ground."""

    expression: Expression | None
    basis: OutboundBasis
    evidence: tuple[Evidence, ...] = ()


class Verdict(StrEnum):
    """The answer of `check`."""

    PASS = "pass"
    FAIL = "fail"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Versions:
    """Which licet, which rules and which license list an answer was made with."""

    licet: str
    rules: str
    license_list: str


@dataclass(frozen=True, slots=True)
class Report:
    """Inventory and findings. No clock, no host name, no absolute path: same input, same bytes."""

    versions: Versions
    outbound: Outbound
    verdict: Verdict
    inventory: Inventory
    findings: tuple[Finding, ...] = field(default=())
