# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements*.txt`, as pip reads it: a requirement a line, options and comments beside them, files included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from licet.model import Component, Scope
from licet.scanner.lockfiles import conda_list
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.requirement import MOST_VERSIONS, file_scope, from_requirement, pinned
from licet.scanner.lockfiles.reading.via import notes
from licet.scanner.lockfiles.registry import format_of
from licet.scanner.packages.origins import of_address
from licet.scanner.packages.purls import bare, pypi
from licet.scanner.packages.requirements import requirement_of

NAME = "requirements.txt"
LOCKS = False

_COMMENT = re.compile(r"(?:^|\s)#.*")
_OPTION = re.compile(r"\s--?[a-z][\w-]*(?:[= ]\S+)?")
_EDITABLE = re.compile(r"(?:-e|--editable)[= ]\s*")
_INCLUDED = re.compile(r"(?:-r|--requirement)[= ]*(\S+)")
_CONSTRAINED = re.compile(r"(?:-c|--constraint)[= ]*(\S+)")
_EGG = re.compile(r"[#&]egg=([\w.-]+)")


def read(file: Opened) -> Reading:
    """What FILE asks for, with what it includes; what it is constrained to, where that is one version, is the version.

    A file that has more lines that ask for nothing than lines that do is prose, which some call requirements, too.
    """
    if conda_list.is_list(file.text):
        return conda_list.read(file)
    if conda_list.is_wishes(file):
        return conda_list.read_wishes(file)
    found, skipped, pins = asked_for(file, _lines(file.text), file_scope(file.path))
    if len(skipped) > len(found):
        return Reading()
    made = [replace(each, purl=pins.get(each.purl, each.purl)) for each in found]
    return Reading((), tuple(_placed(made, notes(file.text), file.path)), skipped=tuple(skipped))


def _placed(
    components: list[Component], noted: Mapping[int, tuple[frozenset[str], bool]], path: str
) -> Iterator[Component]:
    """COMPONENTS of the file at PATH, with what is NOTED of who needs them; what needs none of them is the project."""
    purls: dict[str, list[str]] = {}
    for each in components:
        purls.setdefault(bare(each.purl).removeprefix("pkg:pypi/"), []).append(each.purl)
    for each in components:
        evidence = each.evidence[0]
        names, is_asked = noted.get(evidence.line or 0, (frozenset(), True)) if evidence.path == path else ((), True)
        parents = tuple(sorted({purl for name in names for purl in purls.get(name, ())[:MOST_VERSIONS]} - {each.purl}))
        yield replace(each, direct=is_asked or not parents or any(name not in purls for name in names), parents=parents)


def asked_for(
    file: Opened, lines: Iterable[tuple[int, str]], scope: Scope, seen: frozenset[str] = frozenset()
) -> tuple[list[Component], list[Skipped], dict[str, str]]:
    """What LINES of FILE, with their numbers, ask for; what of it is no requirement; purls with constrained versions.

    SEEN are the files that are being read already.
    """
    found: list[Component] = []
    skipped: list[Skipped] = []
    pins: dict[str, str] = {}
    inside = {*seen, file.path}
    for number, line in lines:
        plain = _COMMENT.sub("", line).strip()
        if constraint := _CONSTRAINED.match(plain):
            pins |= _pins(file.beside(constraint[1]))
        elif included := _INCLUDED.match(plain):
            other = file.beside(included[1])
            if other and other.path not in inside and not _is_read_itself(other.path):
                inside.add(other.path)
                theirs = asked_for(other, _lines(other.text), scope, frozenset(inside))
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


def read_file(file: Opened, scope: Scope) -> list[Component]:
    """What all of FILE asks for, for SCOPE, with what constraints pin."""
    found, _, pins = asked_for(file, _lines(file.text), scope)
    return [replace(each, purl=pins.get(each.purl, each.purl)) for each in found]


def _is_read_itself(path: str) -> bool:
    format = format_of(path)
    return format is not None and format.NAME == NAME


def _is_place(wanted: str) -> bool:
    """A folder or an archive of the project's own is no package of others; `file:.` is the project itself."""
    return wanted.startswith((".", "/", "file:.")) or wanted.partition("[")[0].endswith("/")


def _pins(file: Opened | None) -> dict[str, str]:
    """Purls without versions to those of the one version that FILE, of constraints, allows."""
    pins: dict[str, str] = {}
    for _, line in _lines(file.text) if file else ():
        requirement = requirement_of(_OPTION.sub("", _COMMENT.sub("", line)).strip())
        version = pinned(requirement) if requirement else None
        if requirement and version:
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
    origin, egg = of_address(wanted), _EGG.search(line)
    name = egg[1] if egg else origin.name or ""
    if not name.strip("-_."):
        return None
    version = None if egg and pypi(egg[1]) != pypi(origin.name or "-") else origin.version
    return component(pypi(name, version, origin.qualifiers), scope, file, mark=wanted, line=number)
