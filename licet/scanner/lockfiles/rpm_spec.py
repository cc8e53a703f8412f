# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.spec` of RPM: what a package needs to be built and to run, in all branches of its conditions. Nothing is run.

Sources: https://rpm-software-management.github.io/rpm/manual/spec.html, .../dependencies.html,
.../boolean_dependencies.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from licet.model import Component, Declaration, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, declare
from licet.scanner.lockfiles.reading.macros import UNKNOWN, expanded
from licet.scanner.packages.purls import purl

NAME = "RPM spec"
LOCKS = False

SCOPES = {
    "buildrequires": Scope.BUILD,
    "buildprereq": Scope.BUILD,
    "requires": Scope.RUNTIME,
    "prereq": Scope.RUNTIME,
    "recommends": Scope.OPTIONAL,
    "suggests": Scope.OPTIONAL,
}
"""The tags that list packages, and why what they list is there."""

_DEFINED = re.compile(r"\s*%(?:global|define)\s+(\w+)\s+(\S.*)")
_DEFAULT = re.compile(r"\s*%\{!\?\w+:\s*%(?:global|define)\s+(\w+)\s+(\S.*)\}\s*")
_SECTION = re.compile(
    r"\s*%(package|description|prep|generate_buildrequires|conf|build|install|check|clean|pre|post|preun|postun|pretrans|"
    r"posttrans|preuntrans|postuntrans|verifyscript|verify|trigger\w*|filetrigger\w*|transfiletrigger\w*|files|changelog|"
    r"sourcelist|patchlist)\b(.*)"
)
_TAG = re.compile(r"\s*([A-Za-z]+)\s*(?:\([^)]*\))?\s*:\s*(.*)")
_OPERATOR = re.compile(r"[<>=!]{1,2}")
_NAME = re.compile(r"[A-Za-z0-9_][^\s,/%\x00]*")


@dataclass(slots=True)
class _Spec:
    """What a spec file says: tags with values and lines, in order, and the names of its own packages."""

    tags: list[tuple[str, str, int]] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)

    def first(self, tag: str) -> str | None:
        """The value of the first TAG."""
        return next((value for name, value, _ in self.tags if name == tag), None)


def read(file: Opened) -> Reading:
    """What FILE asks for, and the license that it states; a file without a name is a spec of something else."""
    spec = _read(file.text)
    name = spec.first("name")
    if not name or not any(tag in ("version", "license", "summary") for tag, _, _ in spec.tags):
        return Reading()
    provided = {value.split()[0] for tag, value, _ in spec.tags if tag == "provides" and value.split()}
    found: list[Component] = []
    skipped: list[Skipped] = []
    for tag, value, line in spec.tags:
        for wanted, version in _relations(value) if tag in SCOPES else ():
            if not _NAME.fullmatch(wanted):
                skipped.append(Skipped(line, wanted.replace(UNKNOWN, "%{…}")))
            elif wanted not in spec.own and wanted not in provided and not wanted.startswith("rpmlib("):
                found.append(component(purl("rpm", wanted, version), SCOPES[tag], file, mark=wanted, line=line))
    own = tuple(purl("rpm", each) for each in sorted(spec.own) if UNKNOWN not in each)
    return Reading(_declared(name, spec, file), tuple(found), own=own, skipped=tuple(dict.fromkeys(skipped)))


def _declared(name: str, spec: _Spec, file: Opened) -> tuple[Declaration, ...]:
    raw = spec.first("license")
    return declare(name, raw, (), file) if raw and UNKNOWN not in raw else ()


def _read(text: str) -> _Spec:
    spec = _Spec()
    in_preamble = True
    for number, line in enumerate(text.splitlines(), start=1):
        if defined := _DEFINED.match(line):
            spec.known[defined[1]] = expanded(defined[2].strip(), spec.known)
        elif default := _DEFAULT.fullmatch(line):
            spec.known.setdefault(default[1], expanded(default[2].strip(), spec.known))
        elif section := _SECTION.match(line):
            in_preamble = section[1] == "package"
            if in_preamble:
                spec.own.add(_package(expanded(section[2], spec.known).split(), spec.first("name") or ""))
        elif in_preamble and (tag := _TAG.match(line)):
            _take(spec, tag[1].lower(), expanded(tag[2].strip(), spec.known), number)
    return spec


def _take(spec: _Spec, name: str, value: str, line: int) -> None:
    """Add the tag NAME; those that say what the package is are macros as well."""
    if name in ("name", "version", "release", "epoch") and name not in spec.known:
        spec.known[name] = spec.known[name.upper()] = value
    if name == "name" and value:
        spec.own.add(value)
    if value:
        spec.tags.append((name, value, line))


def _package(words: list[str], name: str) -> str:
    """The package that `%package WORDS` begins, in a spec of the package NAME."""
    if "-n" in words[:-1]:
        return words[words.index("-n") + 1]
    return f"{name}-{words[-1]}" if words else name


def _relations(value: str) -> Iterator[tuple[str, str | None]]:
    """The names in VALUE with the versions that they are to have; of a condition in brackets, what stands first."""
    words = [word for word in re.split(r"[\s,]+", value) if word]
    at = 0
    while at < len(words):
        name, at = words[at], at + 1
        if name.startswith("("):
            depth = name.count("(") - name.count(")")
            while depth > 0 and at < len(words):
                depth += words[at].count("(") - words[at].count(")")
                at += 1
            name = name.lstrip("(")
            yield (name if name.count("(") >= name.count(")") else name.rstrip(")")), None
            continue
        version = None
        if at + 1 < len(words) and _OPERATOR.fullmatch(words[at]):
            is_known = words[at] in ("=", "==") and UNKNOWN not in words[at + 1]
            version, at = words[at + 1] if is_known else None, at + 2
        yield name, version
