# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Follows "see LICENSE" to that file: what it says holds for the file that points to it.

A name is looked for as a reader would: beside the file, then in the folders above it, nearest first and never above the
root, whatever the case of its letters and with or without an ending. A pure function of the facts of a whole scan: what
is remembered of single files is not touched by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import is_not

from licet.licenses.expression import Expression, License, all_of
from licet.licenses.vague import is_vague
from licet.model import Detection, Evidence, FileFacts, FileKind, Followed, Problem, Role
from licet.scanner.detect.referred import is_written_as_file
from licet.scanner.file_names import FileNames

CERTAIN = 0.9
"""A file that is pointed to is taken for the licenses found in it with this score or a higher one."""

LINES_BESIDE = 2
"""A license that is named so many lines or fewer from a reference is named by the same words."""

ASKED = (FileKind.SOURCE, FileKind.GENERATED, FileKind.VENDORED, FileKind.LICENSE, FileKind.README)
"""Kinds of files of which it is worth saying that they point to what is not there."""


def follow(files: Sequence[FileFacts]) -> tuple[tuple[FileFacts, ...], tuple[Problem, ...]]:
    """FILES, in their order, with the licenses that their references lead to; and where references lead nowhere.

    Who follows twice gets the same. References that only lead to one another in a circle lead nowhere.
    """
    if not any(map(_points, files)):
        return tuple(files), ()
    follower = _Follower(files)
    follower.run()
    return tuple(map(follower.result, files)), follower.problems()


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Detection number `at` of the file at `path`, and the files that it means."""

    path: str
    at: int
    targets: tuple[str, ...]


class _Follower:
    """One scan's files by their paths, and what was found out of them so far.

    A reference waits until the references in the files that it leads to are settled; those that wait for one another
    are settled as soon as one of these files is known to have a license.
    """

    def __init__(self, files: Iterable[FileFacts]) -> None:
        self._files = {file.path: file for file in files}
        self._found = {path: list(_said(file)) for path, file in self._files.items() if _points(file)}
        file_names = FileNames(self._files)
        self._pointers = [
            _Pointer(path, at, file_names.find(path, detection.refers))
            for path, found in self._found.items()
            for at, detection in enumerate(found)
            if detection.refers and detection.followed is None and _is_asked(self._files[path])
        ]
        self._unsettled = Counter(pointer.path for pointer in self._pointers)
        self._astray: dict[tuple[str, str], list[Evidence]] = {}

    def run(self) -> None:
        """Settle every reference."""
        waiting: dict[str, list[_Pointer]] = defaultdict(list)
        blocked: dict[_Pointer, int] = {}
        for pointer in self._pointers:
            blockers = [target for target in pointer.targets if self._unsettled[target]]
            blocked[pointer] = len(blockers)
            for target in blockers:
                waiting[target].append(pointer)
        ready = deque(pointer for pointer in self._pointers if not blocked[pointer])
        while blocked:
            if not ready:  # what is left goes in circles
                ready.extend(p for p in blocked if any(_licenses(self._known(target)) for target in p.targets))
            if not ready:
                break
            pointer = ready.popleft()
            if blocked.pop(pointer, None) is None:
                continue
            self._settle(pointer)
            self._unsettled[pointer.path] -= 1
            for other in waiting[pointer.path] if not self._unsettled[pointer.path] else ():
                if other in blocked:
                    blocked[other] -= 1
                    if not blocked[other]:
                        ready.append(other)
        for pointer in blocked:
            self._note(pointer)

    def result(self, file: FileFacts) -> FileFacts:
        """FILE with its references as they were settled."""
        found = self._found.get(file.path)
        if found is None or not any(map(is_not, found, _said(file))):
            return file
        known = len(file.detections)
        followed = [pointer for pointer in found[known:] if pointer.followed]
        detections = [*found[:known], *followed]
        if followed:
            detections.sort(key=lambda detection: detection.start_line)
        return replace(
            file,
            detections=tuple(detections),
            pointers=tuple(pointer for pointer in found[known:] if not pointer.followed),
        )

    def _known(self, path: str) -> FileFacts:
        return self.result(self._files[path])

    def _settle(self, pointer: _Pointer) -> None:
        """Put what the files that POINTER leads to say in its place."""
        said = [(target, kept) for target in pointer.targets if (kept := _licenses(self._known(target)))]
        if not said:
            self._note(pointer)
            return
        file, detection = self._files[pointer.path], self._found[pointer.path][pointer.at]
        places = tuple(
            Evidence(target, kept[0].start_line, str(all_of(each.expression for each in kept))) for target, kept in said
        )
        # Words that do nothing but point license the file as a tag does, where it has no license of its own.
        tags = detection.role is Role.MENTION and not _stated(file)
        beside = _beside(file, detection)
        self._found[pointer.path][pointer.at] = replace(
            detection,
            expression=all_of(_as_granted(each.expression, beside) for _, kept in said for each in kept),
            role=Role.TAG if tags else detection.role,
            followed=Followed(detection.expression, places),
        )

    def _note(self, pointer: _Pointer) -> None:
        """Remember that POINTER led nowhere, where that means that something is amiss."""
        file = self._files[pointer.path]
        detection = _said(file)[pointer.at]
        if file.kind not in ASKED:
            return
        place = Evidence(file.path, detection.start_line)
        if pointer.targets:
            self._astray.setdefault(("reference-unclear", pointer.targets[0]), []).append(place)
        elif named := [name for name in detection.refers if _is_sure(name, file.path)]:
            self._astray.setdefault(("reference-missing", named[0]), []).append(place)

    def problems(self) -> tuple[Problem, ...]:
        """One problem for each file that is not there, or says nothing; it stands at the first place that names it."""
        return tuple(_problem(code, name, sorted(places, key=_place)) for (code, name), places in self._sorted())

    def _sorted(self) -> list[tuple[tuple[str, str], list[Evidence]]]:
        return sorted(self._astray.items(), key=lambda item: item[0])


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.path, evidence.line or 0


def _points(file: FileFacts) -> bool:
    return bool(file.pointers) or any(detection.refers for detection in file.detections)


def _said(file: FileFacts) -> tuple[Detection, ...]:
    return (*file.detections, *file.pointers)


def _is_asked(file: FileFacts) -> bool:
    """Whether what FILE points to is its license; a license points to those of other works, or to more of the same."""
    return file.kind not in (FileKind.LICENSE, FileKind.NOTICE) or not _stated(file)


def _problem(code: str, name: str, places: Sequence[Evidence]) -> Problem:
    message = _message(code, name, len({place.path for place in places}))
    return Problem(places[0].path, code, message, places[0].line)


def _message(code: str, name: str, files: int) -> str:
    others = f" (as {files - 1} more do)" if files > 1 else ""
    if code == "reference-missing":
        return f"refers to {name} for its license{others}, which is not there; add that file, or state the license"
    return f"refers to {name} for its license{others}, in which licet knows none; read it, and clarify what it is"


def _is_sure(name: str, path: str) -> bool:
    """Whether NAME, in the file at PATH, is that of a license file and not of itself: it may be just a word."""
    base = name.rpartition("/")[2]
    own = path.rpartition("/")[2].lower()
    return base != "LICENSES" and base.lower() != own and is_written_as_file(base) and FileNames.is_of_license(base)


def _beside(file: FileFacts, detection: Detection) -> frozenset[Expression]:
    """The licenses that FILE names itself, for all of it or with the words of DETECTION."""
    return frozenset(
        d.expression
        for d in file.detections
        if d.role is not Role.MENTION or abs(d.start_line - detection.start_line) <= LINES_BESIDE
    )


def _as_granted(found: Expression, beside: frozenset[Expression]) -> Expression:
    """FOUND, the license of a file pointed to, with the later versions that the words BESIDE the pointer grant.

    The text of a GNU license does not say whether later versions may be used; "GPLv3+ (see COPYING)" does.
    """
    if not isinstance(found, License) or not found.id.endswith("-only"):
        return found
    later = License(f"{found.id.removesuffix('-only')}-or-later")
    return later if later in beside else found


def _stated(file: FileFacts) -> bool:
    """Whether FILE names a license itself, and not only in passing."""
    return any(d.role is not Role.MENTION and not is_vague(d.expression) for d in file.detections if not d.followed)


def _licenses(file: FileFacts) -> tuple[Detection, ...]:
    """The detections in FILE that say what a file that points to it is licensed under."""
    known = [d for d in file.detections if d.score >= CERTAIN and not is_vague(d.expression)]
    granting = tuple(d for d in known if d.role is not Role.MENTION)
    return granting or (tuple(known) if file.kind is FileKind.LICENSE else ())
