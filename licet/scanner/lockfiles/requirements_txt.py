# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements*.txt`, as pip reads it: a requirement a line, options and comments beside them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from licet.model import Component, Scope
from licet.scanner.classify import REQUIREMENTS_NAME
from licet.scanner.lockfiles.reading import Reading
from licet.scanner.lockfiles.requirement import from_requirement

NAME = "requirements.txt"

_CONTINUED = re.compile(r"\\\r?\n")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_OPTION = re.compile(r"\s--?[a-z][\w-]*(?:[= ]\S+)?")
_EGG = re.compile(r"[#&]egg=([\w.-]+)")
_FOR_TESTS = re.compile(r"(?:^|[._/-])tests?(?:ing)?(?:[._/-]|$)", re.IGNORECASE)
_FOR_DEVELOPERS = re.compile(
    r"(?:^|[._/-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|lint|ci|build|bench\w*)(?:[._/-]|$)", re.IGNORECASE
)


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return REQUIREMENTS_NAME.fullmatch(name) is not None


def read(text: str, path: str) -> Reading:
    """What the file at PATH asks for; files that it includes are read by their own names."""
    scope = _scope(path)
    found: list[Component] = []
    for line in _CONTINUED.sub(" ", text).splitlines():
        wanted = _OPTION.sub("", _COMMENT.sub("", line)).strip()
        egg = _EGG.search(line)
        if egg and "://" in wanted:
            wanted = egg[1]
        if wanted and not wanted.startswith("-"):
            component = from_requirement(wanted, scope, path, text)
            found += [component] if component else []
    return Reading((), tuple(found))


def _scope(path: str) -> Scope:
    place = str(PurePosixPath(path))
    if _FOR_TESTS.search(place):
        return Scope.TEST
    return Scope.DEV if _FOR_DEVELOPERS.search(place) else Scope.RUNTIME
