# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files of a tree say who holds their copyright and how they are licensed, and which do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from licet.errors import CannotJudgeError, ExpressionError
from licet.licenses.catalog import find
from licet.licenses.expression import ids, parse
from licet.model import SourceFile
from licet.scanner.reuse import Annotations, Precedence, covered_files, read_annotations
from licet.scanner.walk import walk
from licet.templates.headers import TagKind, has_notice, tags

_LOCAL = ("LicenseRef-", "DocumentRef-", "AdditionRef-")


@dataclass(frozen=True, slots=True)
class FileState:
    """What holds for one file: whether a copyright is stated, the expressions that are, and the ones that are none."""

    file: SourceFile
    copyrighted: bool
    licenses: tuple[str, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not said: "copyright", "license"."""
        return (*(() if self.copyrighted else ("copyright",)), *(() if self.licenses else ("license",)))


@dataclass(frozen=True)
class TreeState:
    """What holds for the files that REUSE covers; `texts` are the paths below LICENSES/ by the ids that they hold."""

    files: tuple[FileState, ...]
    annotations: Annotations
    texts: dict[str, str]

    @cached_property
    def used(self) -> dict[str, str]:
        """The ids in use, each with a file that uses it."""
        found: dict[str, str] = {}
        for path, expression in self._expressions():
            try:
                found.update((identifier, path) for identifier in ids(parse(expression)) if identifier not in found)
            except ExpressionError:
                continue
        return found

    @cached_property
    def invalid(self) -> tuple[tuple[str, str], ...]:
        """(path, expression) of what is no expression, or names what no list has."""
        return tuple((path, expression) for path, expression in self._expressions() if not _is_known(expression))

    @property
    def lacking(self) -> tuple[FileState, ...]:
        """The files that do not say everything."""
        return tuple(state for state in self.files if state.lacks)

    @property
    def unused(self) -> tuple[str, ...]:
        """The ids of texts that nothing uses."""
        return tuple(sorted(set(self.texts) - set(self.used)))

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids in use whose text LICENSES/ does not have, of those that there are."""
        known = (each for each in self.used if each.startswith(_LOCAL) or find(each))
        return tuple(sorted(set(known) - set(self.texts)))

    def _expressions(self) -> Iterator[tuple[str, str]]:
        for state in self.files:
            yield from ((state.file.path, expression) for expression in state.licenses)
        yield from (("REUSE.toml", expression) for expression in sorted(self.annotations.licenses()))


def _is_known(expression: str) -> bool:
    try:
        parsed = ids(parse(expression))
    except ExpressionError:
        return False
    return all(each.startswith(_LOCAL) or find(each) for each in parsed)


def tree_state(root: Path) -> TreeState:
    """What holds for the tree at ROOT.

    Raises `CannotJudgeError` where a file, or what is said of files, cannot be read.
    """
    if not root.is_dir():
        raise CannotJudgeError(f"{root} is no folder: give the folder of a project")
    files = walk(root).files
    annotations = read_annotations(root, [file.path for file in files])
    texts = {file.path.rpartition("/")[2]: file.path for file in files if file.path.startswith("LICENSES/")}
    states = tuple(_state(file, annotations) for file in covered_files(files))
    return TreeState(states, annotations, {_id_of(name): path for name, path in sorted(texts.items())})


def _id_of(name: str) -> str:
    stem = name.rpartition(".")[0]
    return stem if stem and (find(stem) or stem.startswith(_LOCAL)) else name


def _state(file: SourceFile, annotations: Annotations) -> FileState:
    stated = annotations.of(file.path)
    copyrighted = False
    licenses: tuple[str, ...] = ()
    if not any(each.precedence is Precedence.OVERRIDE for each in stated):
        copyrighted, licenses = _own_words(file)
    for each in stated:
        both = each.precedence is not Precedence.CLOSEST
        if each.licenses and (both or not licenses):
            licenses = (*licenses, *each.licenses)
        copyrighted = copyrighted or bool(each.copyrights)
    return FileState(file, copyrighted, licenses)


def _own_words(file: SourceFile) -> tuple[bool, tuple[str, ...]]:
    """Whether FILE, or the text beside it that speaks for it, has a copyright; and its expressions."""
    location = file.location
    side = location.with_name(f"{location.name}.license")
    try:
        data = (side if side.is_file() else location).read_bytes()
    except OSError as error:
        raise CannotJudgeError(f"cannot read {error.filename}: {error.strerror}") from error
    known = tags(data)
    licenses = tuple(dict.fromkeys(tag.value for tag in known if tag.kind is TagKind.LICENSE))
    copyrighted = any(tag.kind is TagKind.COPYRIGHT for tag in known)
    return copyrighted or has_notice(data), licenses
