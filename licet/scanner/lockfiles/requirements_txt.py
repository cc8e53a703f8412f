# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements*.txt`, as pip reads it: a requirement a line, options and comments beside them, files included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from packaging.requirements import InvalidRequirement, Requirement

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.requirement import from_requirement, is_for_tests, pinned
from licet.scanner.packages.purls import pypi

NAME = "requirements.txt"
FILES = ("*requirements*.txt", "*requirements*.in", "requirement.txt", "requirements/*.txt", "requirements/*.in")
LOCKS = False

_COMMENT = re.compile(r"(?:^|\s)#.*")
_OPTION = re.compile(r"\s--?[a-z][\w-]*(?:[= ]\S+)?")
_EDITABLE = re.compile(r"(?:-e|--editable)[= ]\s*")
_INCLUDED = re.compile(r"(?:-r|--requirement)[= ]*(\S+)")
_CONSTRAINED = re.compile(r"(?:-c|--constraint)[= ]*(\S+)")
_EGG = re.compile(r"[#&]egg=([\w.-]+)")
_WHEEL = re.compile(r"([\w.]+)-([\w.!+]+)(?:-\d\w*)?-[\w.]+-[\w.]+-[\w.]+\.whl")
_SDIST = re.compile(r"([\w.-]+)-(\d[\w.!+]*)\.(?:tar\.\w+|zip|tgz)")
_FOR_DEVELOPERS = re.compile(
    r"(?:^|[._/-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|lint|ci|build|bench\w*)(?:[._/-]|$)", re.IGNORECASE
)


def read(file: Opened) -> Reading:
    """What FILE asks for, with what it includes; what it is constrained to, where that is one version, is the version.

    A file that has more lines that ask for nothing than lines that do is prose, which some call requirements, too.
    """
    found, skipped, pins = _read(file, _scope(file.path), {file.path})
    if len(skipped) > len(found):
        return Reading()
    made = [replace(each, purl=pins.get(each.purl, each.purl)) for each in found]
    return Reading((), tuple(made), skipped=tuple(skipped))


def _read(file: Opened, scope: Scope, seen: set[str]) -> tuple[list[Component], list[Skipped], dict[str, str]]:
    """What FILE asks for, what of it is no requirement, and purls with versions that constraints pin."""
    found: list[Component] = []
    skipped: list[Skipped] = []
    pins: dict[str, str] = {}
    for number, line in _lines(file.text):
        plain = _COMMENT.sub("", line).strip()
        if constraint := _CONSTRAINED.match(plain):
            pins |= _pins(file.beside(constraint[1]))
        elif included := _INCLUDED.match(plain):
            other = file.beside(included[1])
            if other and other.path not in seen and not _is_read_itself(other.path):
                seen.add(other.path)
                theirs = _read(other, scope, seen)
                found += theirs[0]
                pins |= theirs[2]
        else:
            wanted = _OPTION.sub("", plain).strip()
            wanted = _EDITABLE.sub("", wanted) if "://" in wanted else wanted
            if not wanted or wanted.startswith("-") or _is_place(wanted):
                continue
            made = from_requirement(wanted, scope, file, number) or _from_address(line, wanted, scope, file, number)
            if made:
                found.append(made)
            else:
                skipped.append(Skipped(number, wanted))
    return found, skipped, pins


def _is_read_itself(path: str) -> bool:
    name = PurePosixPath(path).name
    near = "/".join(PurePosixPath(path).parts[-2:])
    return any(fnmatchcase(near if "/" in glob else name, glob) for glob in FILES)


def _is_place(wanted: str) -> bool:
    """A folder or an archive of the project's own is no package of others."""
    return wanted.startswith((".", "/")) or wanted.partition("[")[0].endswith("/")


def _pins(file: Opened | None) -> dict[str, str]:
    """Purls without versions to those of the one version that FILE, of constraints, allows."""
    pins: dict[str, str] = {}
    for _, line in _lines(file.text) if file else ():
        try:
            requirement = Requirement(_OPTION.sub("", _COMMENT.sub("", line)).strip())
        except InvalidRequirement:
            continue
        version = pinned(requirement)
        if version:
            pins[pypi(requirement.name)] = pypi(requirement.name, version)
    return pins


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of TEXT with their numbers; those that end with a backslash go on in the next."""
    start, whole = 1, ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        start = start if whole else number
        whole += line.removesuffix("\\") + " "
        if not line.endswith("\\"):
            yield start, whole
            whole = ""


def _from_address(line: str, wanted: str, scope: Scope, file: Opened, number: int) -> Component | None:
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
    return component(pypi(name, version), scope, file, mark=wanted, line=number) if name.strip("-_.") else None


def _scope(path: str) -> Scope:
    if is_for_tests(path):
        return Scope.TEST
    return Scope.DEV if _FOR_DEVELOPERS.search(path) else Scope.RUNTIME
