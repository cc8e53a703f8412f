# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`setup.cfg` of setuptools."""

from __future__ import annotations

import configparser
import re

from licet.model import Scope
from licet.scanner.lockfiles import requirements_txt
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, declare
from licet.scanner.lockfiles.reading.requirement import Requirements, extra_scope
from licet.scanner.packages.purls import pypi

NAME = "setup.cfg"
LOCKS = False

_REFERENCE = re.compile(r"%\((.+)\)s")
"""Another value of the section, which is read where it stands."""


def read(file: Opened) -> Reading:
    """What FILE says."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(file.text)
    except configparser.Error as error:
        first = next(iter(getattr(error, "errors", ())), (None,))
        line = getattr(error, "lineno", None) or first[0]
        raise Unreadable(f"is not a valid setup.cfg: {error.message.splitlines()[0]}", line) from error
    name = parser.get("metadata", "name", fallback="").strip()
    raw = parser.get("metadata", "license", fallback="")
    classifiers = parser.get("metadata", "classifiers", fallback="").splitlines()
    declarations = declare(name or "project", raw, [line.strip() for line in classifiers], file)
    asked = Requirements(file, {pypi(name): None} if name else {})
    sections = [("options", "install_requires", Scope.RUNTIME), ("options", "setup_requires", Scope.BUILD)]
    sections += [("options", "tests_require", Scope.TEST)]
    if parser.has_section("options.extras_require"):
        sections += [("options.extras_require", key, extra_scope(key)) for key in parser["options.extras_require"]]
    for section, key, scope in sections:
        value = parser.get(section, key, fallback="")
        if value.strip().startswith("file:"):
            for place in value.strip().removeprefix("file:").replace("\n", ",").split(","):
                other = file.beside(place.strip()) if place.strip() else None
                asked.components += requirements_txt.read_file(other, scope) if other else ()
        elif not value.strip().startswith("attr:"):
            for line in _lines(value):
                named = _REFERENCE.fullmatch(line.strip())
                if not (named and parser.has_option(section, named[1])):
                    asked.add(line, scope)
    version = parser.get("metadata", "version", fallback="").strip()
    stated = version if ":" not in version else None  # `attr:` and `file:` say where it is
    own = (pypi(name, stated or None),) if name else ()
    return Reading(declarations, tuple(asked.components), own=own, skipped=tuple(asked.skipped))


def _lines(value: str) -> list[str]:
    """VALUE as setuptools reads lists: a requirement a line, or several on one line with semicolons between."""
    return value.splitlines() if "\n" in value.strip() else value.split(";")
