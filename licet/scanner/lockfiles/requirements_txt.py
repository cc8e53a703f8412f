# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements*.txt`, as pip reads it: a requirement a line, options and comments beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from licet.model import Component, Scope
from licet.scanner.classify import REQUIREMENTS_NAME
from licet.scanner.lockfiles.reading import Reading, component, pypi
from licet.scanner.lockfiles.requirement import from_requirement, is_for_tests

NAME = "requirements.txt"

_COMMENT = re.compile(r"(?:^|\s)#.*")
_OPTION = re.compile(r"\s--?[a-z][\w-]*(?:[= ]\S+)?")
_EDITABLE = re.compile(r"(?:-e|--editable)[= ]\s*")
_EGG = re.compile(r"[#&]egg=([\w.-]+)")
_WHEEL = re.compile(r"([\w.]+)-([\w.!+]+)(?:-\d\w*)?-[\w.]+-[\w.]+-[\w.]+\.whl")
_SDIST = re.compile(r"([\w.-]+)-(\d[\w.!+]*)\.(?:tar\.\w+|zip|tgz)")
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
    for number, line in _lines(text):
        wanted = _OPTION.sub("", _COMMENT.sub("", line)).strip()
        wanted = _EDITABLE.sub("", wanted) if "://" in wanted else wanted
        if wanted and not wanted.startswith("-"):
            made = from_requirement(wanted, scope, path, "") or _from_address(line, wanted, scope, path)
            found += [replace(made, evidence=(replace(made.evidence[0], line=number),))] if made else []
    return Reading((), tuple(found))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of TEXT with their numbers; those that end with a backslash go on in the next."""
    start, whole = 1, ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        start = start if whole else number
        whole += line.removesuffix("\\") + " "
        if not line.endswith("\\"):
            yield start, whole
            whole = ""


def _from_address(line: str, wanted: str, scope: Scope, path: str) -> Component | None:
    """What the address WANTED brings, as far as it says: an archive by its name, a repository by `#egg=` or its own."""
    if "://" not in wanted:
        return None
    last = PurePosixPath(wanted.partition("://")[2].partition("#")[0].partition("?")[0]).name
    egg, archive = _EGG.search(line), _WHEEL.fullmatch(last) or _SDIST.fullmatch(last)
    if egg:
        name, version = egg[1], None
    elif archive:
        name, version = archive[1], archive[2]
    else:
        name, version = last.partition("@")[0].removesuffix(".git"), None
    return component(pypi(name, version), scope, path, mark=wanted) if name.strip("-_.") else None


def _scope(path: str) -> Scope:
    if is_for_tests(path):
        return Scope.TEST
    return Scope.DEV if _FOR_DEVELOPERS.search(path) else Scope.RUNTIME
