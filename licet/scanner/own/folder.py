# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The files of a folder of rules, as they are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from licet.errors import Mistake, RulesError
from licet.model import RulesFolder

ENDINGS = (".LICENSE", ".RULE")
"""What is read; all else is left alone. In capitals only, as `x.RULE.license` may say how x.RULE is licensed."""

LARGEST = 4 * 1024 * 1024
"""Bytes of a file of rules at the most."""

Shown: TypeAlias = str
"""The path of a file as the policy begins it: "licensing/rules/acme.RULE"."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of rules: what to call it in messages, and its bytes."""

    shown: Shown
    content: bytes

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.shown.rpartition("/")[2]


def read_folder(folder: RulesFolder) -> tuple[RuleFile, ...]:
    """The files of rules below FOLDER, at any depth, sorted by path.

    Raises `RulesError` where there are none, and of each that cannot be read.
    """
    files: list[RuleFile] = []
    wrong: list[Mistake] = []
    place = Mistake(folder.place.path, folder.place.line or 1, "")
    for path in _paths(folder, wrong, place):
        shown = f"{folder.written}/{path.relative_to(folder.path).as_posix()}"
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            wrong.append(Mistake(shown, 1, f"cannot be read: {error.strerror}"))
            continue
        if len(content) > LARGEST:
            wrong.append(Mistake(shown, 1, f"has more than {LARGEST} bytes: it is no rule"))
        files.append(RuleFile(shown, content))
    if not files and not wrong:
        endings = " and no ".join(ENDINGS)
        wrong.append(Mistake(place.path, place.line, f"no {endings} file is in the folder {folder.written!r}"))
    if wrong:
        raise RulesError(tuple(wrong))
    return tuple(files)


def _paths(folder: RulesFolder, wrong: list[Mistake], place: Mistake) -> list[Path]:
    def unlisted(error: OSError) -> None:
        what = f"the folder {folder.written!r} cannot be listed: {error.strerror}; make it, or mend the path"
        wrong.append(Mistake(place.path, place.line, what))

    found = [Path(root, name) for root, _, names in os.walk(folder.path, onerror=unlisted) for name in names]
    return sorted(path for path in found if path.suffix in ENDINGS)
