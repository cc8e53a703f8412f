# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `conda list --export` and `--explicit` print, as conda-lock writes it too: a package a line, by name or address.

    # This file may be used to create an environment using:
    # $ conda create --name <env> --file <this file>
    numpy=1.26.4=py312h8753938_0
    requests=2.32.1=pypi_0

    @EXPLICIT
    https://conda.example/conda-forge/linux-64/zlib-1.2.13-h166bdaf_4.tar.bz2#0123456789abcdef0123456789abcdef
    # pip idna @ https://index.example/idna-3.7-py3-none-any.whl#sha256=0123456789abcdef

Many keep the first of them as `requirements.txt`; what some keep as `conda_requirements.txt` is what `conda install
--file` takes, a match specification a line. Source: https://docs.conda.io/projects/conda/en/stable/commands/list.html
"""

from __future__ import annotations

import re

from licet.model import Component, Evidence
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.conda import conda, of_archive, of_spec
from licet.scanner.lockfiles.reading.requirement import file_scope
from licet.scanner.packages.origins import of_address
from licet.scanner.packages.purls import pypi

NAME = "conda list"
LOCKS = True

_HEAD = re.compile(r"^(?:# \$ conda create --name <env> --file <this file>|@EXPLICIT)[ \t]*\r?$", re.MULTILINE)
_BUILT = re.compile(r"(?P<name>[\w.-]+)=(?P<version>[^\s=<>!~]+)=(?P<build>[^\s=]+)")
_PIP = re.compile(r"# pip (?P<name>[\w.-]+) @ (?P<address>\S+)")
_BUILT_BY_PIP = "pypi_0"
_WISH = re.compile(r"(?:[\w./-]+::)?[\w.-]+(?: ?[ =<>!~]=? ?[\d*][\w.*+!<>=,|~ -]*)?(?:\[[^\]]*\])?")


def is_list(text: str) -> bool:
    """Whether TEXT says that it is such a list, or most of its lines are packages with versions and builds."""
    if _HEAD.search(text):
        return True
    lines = _said(text)
    return bool(lines) and sum(_BUILT.fullmatch(line) is not None for _, line in lines) * 2 > len(lines)


def read(file: Opened) -> Reading:
    """What FILE lists; why each is there, the manifests beside it say. Another file of that name lists nothing."""
    if not is_list(file.text):
        return read_wishes(file) if is_wishes(file) else Reading()
    found: list[Component] = []
    skipped: list[Skipped] = []
    scope = file_scope(file.path)
    for number, line in _said(file.text):
        purl = _purl(line)
        if purl:
            found.append(Component(purl, scope, evidence=(Evidence(file.path, number, line),)))
        elif not line.startswith("@"):
            skipped.append(Skipped(number, line))
    return Reading((), tuple(found), scoped=False, skipped=tuple(skipped))


def is_wishes(file: Opened) -> bool:
    """Whether FILE is called after conda and each line that says something is a match specification."""
    name, lines = file.name.lower(), _said(file.text)
    is_for_conda = "conda" in name and "pip" not in name
    return is_for_conda and bool(lines) and all(_WISH.fullmatch(_plain(line)) for _, line in lines)


def read_wishes(file: Opened) -> Reading:
    """What FILE asks conda for, a match specification a line."""
    found: list[Component] = []
    skipped: list[Skipped] = []
    scope = file_scope(file.path)
    for number, line in _said(file.text):
        named = of_spec(_plain(line))
        if named:
            found.append(component(conda(*named), scope, file, mark=_plain(line), line=number))
        else:
            skipped.append(Skipped(number, line))
    return Reading((), tuple(found), skipped=tuple(skipped))


def _plain(line: str) -> str:
    """LINE without its comment, and with single spaces."""
    return " ".join(line.partition("#")[0].split())


def _said(text: str) -> list[tuple[int, str]]:
    """The lines of TEXT that say something, with their numbers."""
    plain = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, line) for number, line in plain if line and (line[0] != "#" or _PIP.fullmatch(line))]


def _purl(line: str) -> str | None:
    if by_pip := _PIP.fullmatch(line):
        return pypi(by_pip["name"], of_address(by_pip["address"]).version)
    if "://" in line:
        archive = of_archive(line)
        return conda(*archive) if archive else None
    built = _BUILT.fullmatch(line)
    if built and built["build"] == _BUILT_BY_PIP:
        return pypi(built["name"], built["version"])
    named = of_spec(line)
    return conda(*named) if named else None
