# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Under which license REUSE.toml puts the sources of each package of a tree.

Source: https://reuse.software/spec-3.3/ (REUSE.toml).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from licet.errors import CannotJudgeError, ExpressionError
from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression, parse
from licet.model import Declaration, Evidence, FileFacts, FileKind, Package, Problem
from licet.scanner.reuse.annotations import Annotations, read_annotations

_NAMES = ("REUSE.toml", "dep5")


def with_statements(
    packages: Sequence[Package], root: Path, files: Sequence[FileFacts]
) -> tuple[tuple[Package, ...], tuple[Problem, ...]]:
    """PACKAGES of the tree at ROOT with what REUSE says of their sources among FILES; and why it could not be read.

    A tree without packages is one, as a whole.
    """
    stating = [file.path for file in files if file.path.rpartition("/")[2] in _NAMES]
    if not stating:
        return tuple(packages), ()
    try:
        annotations = read_annotations(root, stating)
    except CannotJudgeError as error:
        why = str(error).replace(f"{root}/", "")
        return tuple(packages), (Problem(stating[0], "reuse-unreadable", why),)
    every = packages or (Package("", ""),)
    said = _said(annotations, files, {each.folder for each in every})
    return tuple(_with(each, said.get(each.folder, set()), stating) for each in every), ()


def _with(package: Package, said: set[str], stating: Sequence[str]) -> Package:
    """PACKAGE with the one license that is SAID of its sources, in the file of those STATING that is nearest above."""
    license = _agreed(said)
    if license is None:
        return package
    above = [path for path in stating if f"{package.folder}/".startswith(_folder(path))]
    place = max(above or stating, key=len)
    return replace(package, stated=Declaration(package.name, str(license), license, Evidence(place)))


def _folder(path: str) -> str:
    """The folder that the file at PATH speaks of, with a slash behind it where it is not the tree."""
    return path.removesuffix("REUSE.toml").removesuffix(".reuse/dep5")


def _said(annotations: Annotations, files: Iterable[FileFacts], folders: set[str]) -> dict[str, set[str]]:
    """What is said of the sources that lie in each of FOLDERS, and in none further in."""
    found: dict[str, set[str]] = {}
    for file in files:
        if file.kind is FileKind.SOURCE:
            folder = file.path.rpartition("/")[0]
            while folder and folder not in folders:
                folder = folder.rpartition("/")[0]
            stated = annotations.of(file.path)
            licenses = [license for each in stated for license in each.licenses]
            found.setdefault(folder, set()).add(" AND ".join(f"({license})" for license in licenses))
    return found


def _agreed(said: set[str]) -> Expression | None:
    """The one expression that is SAID, or None where there are several, none, or one that cannot be read."""
    (only,) = said if len(said) == 1 else ("",)
    try:
        return canonical(parse(only)) if only else None
    except ExpressionError:
        return None
