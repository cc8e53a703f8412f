# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What REUSE.toml and `.reuse/dep5` say of other files.

Source: https://reuse.software/spec-3.3/ (REUSE.toml, DEP5).
"""

# REUSE-IgnoreStart: the tags below are keys of REUSE.toml.

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from licet.errors import CannotJudgeError


class Precedence(StrEnum):
    """What holds where a file says something itself: that, both, or the annotation."""

    CLOSEST = "closest"
    AGGREGATE = "aggregate"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said of a file elsewhere."""

    copyrights: tuple[str, ...]
    licenses: tuple[str, ...]
    precedence: Precedence


@dataclass(frozen=True, slots=True)
class _Annotation:
    """One table: the file that has it, the folder it speaks of (with `/` behind it), its globs, and what it says."""

    source: str
    folder: str
    paths: tuple[re.Pattern[str], ...]
    stated: Stated


@dataclass(frozen=True, slots=True)
class Annotations:
    """All annotations of a tree, those of outer folders first."""

    all: tuple[_Annotation, ...] = ()

    def of(self, path: str) -> tuple[Stated, ...]:
        """What holds for PATH: the last match in each file; of files that override the outermost, and nothing else."""
        by_source: dict[str, Stated] = {}
        for each in self.all:
            below = path.removeprefix(each.folder)
            if path.startswith(each.folder) and any(glob.fullmatch(below) for glob in each.paths):
                by_source[each.source] = each.stated
        found = list(by_source.values())
        strong = next((each for each in found if each.precedence is Precedence.OVERRIDE), None)
        if strong is not None:
            return (strong,)
        closest = [each for each in found if each.precedence is Precedence.CLOSEST]
        return (*(each for each in found if each.precedence is Precedence.AGGREGATE), *closest[-1:])

    def licenses(self) -> set[str]:
        """The expressions that any of them states."""
        return {license for each in self.all for license in each.stated.licenses}


def read_annotations(root: Path, paths: Iterable[str]) -> Annotations:
    """The annotations in those of PATHS below ROOT that are REUSE.toml or dep5.

    Raises `CannotJudgeError` where one cannot be read.
    """
    found: list[_Annotation] = []
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        if path.rpartition("/")[2] == "REUSE.toml":
            found += _toml(root / path, path)
        elif path == ".reuse/dep5":
            found += _dep5(root / path, path)
    return Annotations(tuple(found))


def _toml(location: Path, path: str) -> Iterator[_Annotation]:
    folder = path.removesuffix("REUSE.toml")
    try:
        for table in tomllib.loads(location.read_text(encoding="utf-8")).get("annotations", []):
            stated = Stated(
                _listed(table.get("SPDX-FileCopyrightText", [])),
                _listed(table.get("SPDX-License-Identifier", [])),
                Precedence(table.get("precedence", "closest")),
            )
            yield _Annotation(path, folder, tuple(map(_glob, _listed(table["path"]))), stated)
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        raise CannotJudgeError(f"cannot read {location}: {error}; see https://reuse.software/spec-3.3/") from error


def _listed(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _glob(pattern: str) -> re.Pattern[str]:
    r"""A glob of REUSE.toml: `*` is all but a slash, `**` (with a slash behind it) anything, `\*` an asterisk."""
    parts = {"**": ".*", "**/": ".*", "*": "[^/]*", r"\*": r"\*", r"\\": r"\\"}
    pieces = re.split(r"(\\\*|\\\\|\*\*/?|\*)", pattern)
    return re.compile("".join(parts.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)


def _dep5(location: Path, path: str) -> Iterator[_Annotation]:
    """The paragraphs of a machine-readable `debian/copyright` (DEP 5), whose globs know `*` and `?`."""
    try:
        text = location.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"cannot read {location}: {error}") from error
    for paragraph in re.split(r"\n(?:[ \t]*\n)+", text):
        fields = {
            match["name"].lower(): re.sub(r"^[ \t]+", "", match["value"], flags=re.MULTILINE)
            for match in re.finditer(r"^(?P<name>[\w-]+):[ \t]*(?P<value>.*(?:\n[ \t].*)*)", paragraph, re.MULTILINE)
        }
        if "files" in fields:
            copyrights = tuple(line for line in fields.get("copyright", "").splitlines() if line)
            licenses = tuple(fields.get("license", "").splitlines()[:1])
            stated = Stated(copyrights, licenses, Precedence.AGGREGATE)
            globs = tuple(map(_dep5_glob, fields["files"].split()))
            yield _Annotation(path, "", globs, stated)


def _dep5_glob(pattern: str) -> re.Pattern[str]:
    parts = {"*": ".*", "?": "."}
    return re.compile("".join(parts.get(each, re.escape(each)) for each in pattern), re.DOTALL)


# REUSE-IgnoreEnd
