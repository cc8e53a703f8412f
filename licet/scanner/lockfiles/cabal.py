# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.cabal`: what the parts of a Haskell package ask for, its name and its license.

What stands under a condition is asked for; what a common stanza asks for, whoever imports it does.
Source: https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component, declare, stronger
from licet.scanner.lockfiles.reading.haskell import NOT_PACKAGES, asked_in, hackage
from licet.scanner.packages.purls import is_name

NAME = "cabal"
LOCKS = False

_SCOPES = {
    "": Scope.RUNTIME,
    "library": Scope.RUNTIME,
    "executable": Scope.RUNTIME,
    "foreign-library": Scope.RUNTIME,
    "test-suite": Scope.TEST,
    "benchmark": Scope.DEV,
    "custom-setup": Scope.BUILD,
}
_HEADER = re.compile(
    r"(library|executable|foreign-library|test-suite|benchmark|custom-setup|common|flag|source-repository)"
    r"(?:\s+([^\s{]+))?\s*\{?",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([A-Za-z][\w-]*)\s*:(.*)", re.DOTALL)
_CONDITION = re.compile(r"\}?\s*(?:if|elif|else)\b.*", re.IGNORECASE | re.DOTALL)
_ASKS = ("build-depends", "setup-depends")
_TOOLS = ("build-tool-depends", "build-tools")


@dataclass(slots=True)
class _Field:
    """A field: its name in lower case, the line that it begins in, and its lines."""

    name: str
    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Section:
    """A part of the package: its kind, empty for the whole, its name, and its fields, those under conditions too."""

    kind: str
    name: str
    fields: list[_Field] = field(default_factory=list)

    def words(self, name: str) -> str:
        """What the first field NAME says."""
        return next((" ".join(each.text.split()) for each in self.fields if each.name == name), "")


def read(file: Opened) -> Reading:
    """What FILE says."""
    sections = _sections(file.text)
    whole = sections[0]
    name = whole.words("name")
    if not is_name(name):
        raise Unreadable("is no package description: it has no name", 1)
    own = {name.lower(), *(section.name.lower() for section in sections if section.kind == "library")}
    found: list[Component] = []
    skipped: list[Skipped] = []
    for section, scope in _scoped(sections):
        for each in section.fields:
            wanted = scope if each.name in _ASKS else Scope.BUILD if each.name in _TOOLS else None
            if wanted:
                _add(each, wanted, own, file, found, skipped)
    declarations = declare(name, whole.words("license"), (), file)
    return Reading(
        declarations, tuple(found), own=(hackage(name, whole.words("version") or None),), skipped=tuple(skipped)
    )


def _add(
    row: _Field, scope: Scope, own: set[str], file: Opened, found: list[Component], skipped: list[Skipped]
) -> None:
    for asked in asked_in(row.text):
        if isinstance(asked, tuple):
            skipped.append(Skipped(row.line + asked[0], asked[1]))
        elif asked.name.lower() not in own and asked.name not in NOT_PACKAGES:
            found.append(component(asked.purl, scope, file, mark=asked.name, line=row.line + asked.line))


def _scoped(sections: Sequence[_Section]) -> Iterator[tuple[_Section, Scope]]:
    """SECTIONS that ask for something with their scopes; common ones that nobody imports are left out."""
    common = {section.name.lower(): section for section in sections if section.kind == "common"}
    scopes: dict[str, Scope] = {}
    for section in sections:
        if section.kind in _SCOPES:
            _import(section, _SCOPES[section.kind], common, scopes)
            yield section, _SCOPES[section.kind]
    yield from ((section, scopes[name]) for name, section in common.items() if name in scopes)


def _import(section: _Section, scope: Scope, common: Mapping[str, _Section], scopes: dict[str, Scope]) -> None:
    """Note in SCOPES that all which SECTION imports, in turn, is there for SCOPE."""
    waiting = [section]
    seen: set[str] = set()
    while waiting:
        names = [
            n.lower() for row in waiting.pop().fields if row.name == "import" for n in re.split(r"[,\s]+", row.text)
        ]
        for name in names:
            if name in common and name not in seen:
                seen.add(name)
                scopes[name] = stronger(scope, scopes.get(name, scope))
                waiting.append(common[name])


def _sections(text: str) -> list[_Section]:
    """The sections of TEXT, the first of which is the whole package."""
    sections = [_Section("", "")]
    depth = 0
    goes_on = False
    for number, raw in enumerate(text.expandtabs(8).splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("--"):
            if goes_on:
                sections[-1].fields[-1].lines.append("")
            continue
        indent = len(raw) - len(raw.lstrip())
        if goes_on and indent > depth:
            sections[-1].fields[-1].lines.append(line)
        elif header := _HEADER.fullmatch(line):
            sections.append(_Section(header[1].lower(), header[2] or ""))
            goes_on = False
        elif _CONDITION.fullmatch(line) or line in ("{", "}"):
            goes_on = False
        elif found := _FIELD.fullmatch(line):
            sections[-1].fields.append(_Field(found[1].lower(), number, [found[2].strip()]))
            goes_on, depth = True, indent
        else:
            goes_on = False
    return sections
