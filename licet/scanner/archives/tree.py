# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Opens what is to be scanned: a folder as it is, an artifact by unpacking it where nobody else looks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from licet.errors import CannotJudgeError
from licet.model import Problem
from licet.scanner.archives import limits
from licet.scanner.archives.budget import Budget, RefusedError, Target
from licet.scanner.archives.deb import unpack_deb
from licet.scanner.archives.gem import unpack_gem
from licet.scanner.archives.image import is_file_system, is_image, unpack_image
from licet.scanner.archives.kinds import ArtifactKind, Form, form_of, fronts, kind_of
from licet.scanner.archives.tar import unpack_tar
from licet.scanner.archives.zip import unpack_zip
from licet.scanner.classify import is_for_trial

INNER = "!"
"""What the folder of an archive within another is called behind the archive's name, as Java's addresses have it."""

_NESTED = (
    *(".jar", ".war", ".ear", ".aar", ".whl", ".egg", ".zip", ".tgz", ".gem", ".nupkg", ".deb", ".crate", ".tar"),
    *(".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"),
)
"""Endings of the archives within an artifact that are unpacked as well."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What is scanned: the folder ROOT, what it is, and the folders in it that speak for the whole ("" is the top).

    `only` are the paths of the files that count, where that is not all of them. `home` is the folder beside which its
    packages are installed, where that is another one.
    """

    root: Path
    kind: ArtifactKind = ArtifactKind.FOLDER
    fronts: tuple[str, ...] = ("",)
    problems: tuple[Problem, ...] = field(default=())
    only: tuple[str, ...] | None = None
    home: Path | None = None


@contextmanager
def open_tree(path: Path) -> Iterator[Tree]:
    """The tree at PATH: a folder, a file as it is, or what an artifact ships, which is gone when this is left.

    Raises `CannotJudgeError` where PATH is an artifact that cannot be unpacked within bounds.
    """
    form = form_of(path) if path.is_file() else None
    stored = path.is_dir() and is_image(path)
    if form is None and not stored:
        yield Tree(path, ArtifactKind.IMAGE, ()) if path.is_dir() and is_file_system(path) else Tree(path)
        return
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="licet-", ignore_cleanup_errors=True)))
        try:
            yield _unpacked_image(path, scratch) if stored else _unpacked(path, form or Form.TAR, scratch)
        except RefusedError as error:
            raise CannotJudgeError(f"{path} {error}; it was not unpacked") from error


def _unpacked_image(folder: Path, scratch: Path) -> Tree:
    budget = Budget(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))
    root = scratch / "image"
    root.mkdir()
    unpack_image(folder, Target(root, budget))
    return Tree(root, ArtifactKind.IMAGE, (), tuple(_nested(root, budget, 1)))


def _unpacked(path: Path, form: Form, scratch: Path) -> Tree:
    budget = Budget(path.stat().st_size)
    root = _unpack(path, form, scratch / "artifact", budget)
    kind = kind_of(root, form)
    if kind is ArtifactKind.IMAGE:
        return _unpacked_image(root, scratch)
    return Tree(root, kind, fronts(root, kind), tuple(_nested(root, budget, 1)))


def _unpack(path: Path, form: Form, folder: Path, budget: Budget) -> Path:
    """Unpack the archive at PATH into FOLDER; the folder in it that holds everything, where there is one."""
    try:
        folder.mkdir()
    except FileExistsError as error:
        raise RefusedError(f"would be unpacked to {folder.name!r}, which is there already") from error
    target = Target(folder, budget)
    match form:
        case Form.ZIP:
            unpack_zip(path, target)
        case Form.GEM:
            unpack_gem(path, target)
        case Form.DEB:
            unpack_deb(path, target)
        case Form.TAR:
            with path.open("rb") as stream:
                unpack_tar(stream, target)
    target.make_links()
    inside = list(folder.iterdir())
    alone = len(inside) == 1 and inside[0].is_dir() and not inside[0].name.lower().endswith(("-inf", "-info"))
    return inside[0] if alone and form in (Form.TAR, Form.ZIP) else folder


def _nested(root: Path, budget: Budget, depth: int, below: str = "") -> Iterator[Problem]:
    """Unpack the archives below ROOT beside where they lie, and say which could not be."""
    for place in sorted((root / below).rglob("*")):
        path = place.relative_to(root).as_posix()
        if not path.lower().endswith(_NESTED) or not place.is_file() or place.is_symlink() or _is_trial(path):
            continue
        form = form_of(place)
        if form is None:
            continue
        if depth >= limits.DEEPEST:
            message = f"is an archive within {limits.DEEPEST} others, and was not unpacked; give it as PATH by itself"
            yield Problem(path, "archive-nested", message, matters=True)
            continue
        try:
            _unpack(place, form, place.with_name(place.name + INNER), budget)
        except RefusedError as error:
            yield Problem(path, "archive-refused", f"{error}; what is in it is missing from the verdict", matters=True)
        else:
            place.unlink()
            yield from _nested(root, budget, depth + 1, path + INNER)


def _is_trial(path: str) -> bool:
    """Archives that tests are made of are packed to be odd, and ship as what they are."""
    return is_for_trial(PurePosixPath(path).parts[:-1])
