# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`setup.cfg` of setuptools."""

from __future__ import annotations

import configparser

from licet.model import Component, Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import Reading, Unreadable
from licet.scanner.lockfiles.requirement import extra_scope, from_requirement

NAME = "setup.cfg"


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """What the file at PATH says."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        first = next(iter(getattr(error, "errors", ())), (None,))
        line = getattr(error, "lineno", None) or first[0]
        raise Unreadable(f"is not a valid setup.cfg: {error.message.splitlines()[0]}", line) from error
    name = parser.get("metadata", "name", fallback="project")
    raw = parser.get("metadata", "license", fallback="")
    classifiers = parser.get("metadata", "classifiers", fallback="").splitlines()
    declarations = declare(name, raw, [line.strip() for line in classifiers], path, text)
    components: list[Component] = []
    sections = [("options", "install_requires", Scope.RUNTIME), ("options", "setup_requires", Scope.BUILD)]
    sections += [("options", "tests_require", Scope.TEST)]
    if parser.has_section("options.extras_require"):
        sections += [("options.extras_require", key, extra_scope(key)) for key in parser["options.extras_require"]]
    for section, key, scope in sections:
        for line in _lines(parser.get(section, key, fallback="")):
            found = from_requirement(line.strip(), scope, path, text)
            components += [found] if found else []
    return Reading(declarations, tuple(components))


def _lines(value: str) -> list[str]:
    """VALUE as setuptools reads lists: a requirement a line, or several on one line with semicolons between."""
    return value.splitlines() if "\n" in value.strip() else value.split(";")
