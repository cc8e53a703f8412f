# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.yaml` of hpack, which makes a `*.cabal` of it. Files of other tools that are called so ask for nothing.

Source: https://github.com/sol/hpack#documentation
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
    component,
    declare,
    lines_of,
    parse_yaml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.haskell import NOT_PACKAGES, Asked, asked_in, hackage
from licet.scanner.packages.purls import is_name

NAME = "package.yaml"
LOCKS = False

_SIGNS = frozenset(("library", "executable", "executables", "tests", "benchmarks", "ghc-options", "internal-libraries"))
_SIGN = re.compile(r"\b(?:dependencies|library|executables?|tests|benchmarks|ghc-options|internal-libraries)\b")
_ONE = {"library": Scope.RUNTIME, "executable": Scope.RUNTIME, "custom-setup": Scope.BUILD}
_MANY = {
    "executables": Scope.RUNTIME, "internal-libraries": Scope.RUNTIME, "foreign-libraries": Scope.RUNTIME,
    "tests": Scope.TEST, "benchmarks": Scope.DEV,
}  # fmt: skip
_ROW = re.compile(
    r"^[ \t]*+(?:-[ \t]*+)?(?:(?:name|dependencies|build-tools):[ \t]*+)?\[?[\"']?([A-Za-z0-9-]+)", re.MULTILINE
)


def read(file: Opened) -> Reading:
    """What FILE says."""
    if not _SIGN.search(file.text):
        return Reading()
    parsed = parse_yaml(file.text)
    name = word(parsed.get("name"))
    if not _SIGNS & parsed.keys() and not (name and "dependencies" in parsed):
        return Reading()
    name = name or file.folder.rpartition("/")[2] or "project"
    own = {name, *table(parsed.get("internal-libraries"))}
    lines = lines_of(_ROW, file.text)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for line, scope in _asked(parsed):
        for asked in asked_in(line):
            if not isinstance(asked, Asked):
                skipped.append(Skipped(None, asked[1]))
            elif asked.name not in own and asked.name not in NOT_PACKAGES:
                found.append(component(asked.purl, scope, file, mark=asked.name, line=lines.get(asked.name, 1)))
    declarations = declare(name, word(parsed.get("license")), (), file)
    return Reading(
        declarations,
        tuple(found),
        own=(hackage(name, word(parsed.get("version"))),) if is_name(name) else (),
        skipped=tuple(skipped),
    )


def _asked(parsed: dict[str, Any]) -> Iterator[tuple[str, Scope]]:
    """What the package and its parts ask for, as hpack writes it, and why."""
    sections = [(parsed, Scope.RUNTIME)]
    sections += [(table(parsed.get(key)), scope) for key, scope in _ONE.items()]
    sections += [(table(part), scope) for key, scope in _MANY.items() for part in table(parsed.get(key)).values()]
    while sections:
        section, scope = sections.pop()
        yield from ((line, scope) for line in _lines(section.get("dependencies")))
        yield from ((line, Scope.BUILD) for line in _lines(section.get("build-tools")))
        conditions = section.get("when")
        for condition in map(table, rows(conditions) or [conditions]):
            parts = (condition, table(condition.get("then")), table(condition.get("else")))
            sections += [(part, scope) for part in parts if part]


def _lines(wanted: object) -> Iterator[str]:
    """WANTED, a line, a list of lines or a table with versions, as lines."""
    if isinstance(wanted, Mapping):
        for name, version in wanted.items():
            said = word(version) or word(table(version).get("version")) or ""
            yield f"{name} {'==' if re.match(r'[0-9]', said) else ''}{said}"
    else:
        for each in rows(wanted) or [wanted]:
            line = word(each) or word(table(each).get("name"))
            if line:
                yield line
