# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`rebar.config` of Erlang, with the name and the licenses that the `*.app.src` below it states.

Sources: https://rebar3.org/docs/configuration/dependencies/, https://rebar3.org/docs/configuration/profiles/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.model import Component, Declaration, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, declare, lines_of
from licet.scanner.lockfiles.reading.hex import environment_scope, exact, hex_purl
from licet.scanner.lockfiles.reading.terms import parse_terms
from licet.scanner.metadata.erlang_terms import Atom, Term, pairs, texts
from licet.scanner.packages.purls import is_name

NAME = "rebar.config"
LOCKS = False

_PLUGINS = ("plugins", "project_plugins")
_GIT = ("git", "git_subdir")
_ROW = re.compile(r"[\[{,]\s*'?([a-z][\w@]*)")


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    terms = [term for _, term in parse_terms(file.text)]
    found = tuple(_asked(pairs(terms), file))
    own: list[str] = []
    declarations: list[Declaration] = []
    for name, licenses, source in _applications(file):
        own.append(hex_purl(name))
        declarations += declare(name, ", ".join(licenses), (), source)
    return Reading(tuple(declarations), found, own=tuple(own))


def _asked(fields: dict[str, Term], file: Opened) -> Iterator[Component]:
    lines = lines_of(_ROW, file.text)
    is_locked = file.above("rebar.lock") is not None
    lists = [(fields.get("deps"), Scope.RUNTIME), *((fields.get(key), Scope.BUILD) for key in _PLUGINS)]
    for profile, inner in pairs(fields.get("profiles", [])).items():
        scope = environment_scope([profile])
        lists += [(pairs(inner).get(key), scope) for key in ("deps", *_PLUGINS)]
    for row, scope in lists:
        for term in row if isinstance(row, list) else ():
            name, made = _dependency(term, is_locked=is_locked and scope is Scope.RUNTIME)
            if made:
                yield component(made, scope, file, mark=name, line=lines.get(name, 1))


def _dependency(term: Term, *, is_locked: bool) -> tuple[str, str | None]:
    """Name and purl of `name`, `{name, "1.0.0"}`, `{name, {git, "url", {tag, "1"}}}`, `{name, "1", {pkg, other}}`."""
    if isinstance(term, Atom):
        return term, hex_purl(term) if is_name(term) else None
    if not isinstance(term, tuple) or not term or not isinstance(term[0], Atom) or not is_name(term[0]):
        return "", None
    name, package, version, git = term[0], term[0], None, None
    for part in term[1:]:
        if isinstance(part, str) and not isinstance(part, Atom):
            version = exact(part)
        elif isinstance(part, tuple) and part:
            if part[0] == "pkg" and len(part) > 1 and is_name(part[1]):
                package = Atom(part[1])
            elif part[0] in _GIT and len(part) > 1 and isinstance(part[1], str):
                git = (part[1], _revision(part))
    if git:
        return name, hex_purl(name, git=None if is_locked else git)
    return name, hex_purl(package, version)


def _revision(source: tuple[Term, ...]) -> str | None:
    """What of its repository SOURCE names: `{tag, "1.0"}`, `{branch, "main"}`, `{ref, "..."}`, or the bare word."""
    wanted = source[2] if len(source) > 2 else None
    if isinstance(wanted, tuple) and len(wanted) > 1:
        wanted = wanted[1]
    return wanted if isinstance(wanted, str) and wanted else None


def _applications(file: Opened) -> Iterator[tuple[str, tuple[str, ...], Opened]]:
    """The applications that FILE is the configuration of: name, licenses, and the file that says so."""
    for source in (*file.around("src/*.app.src"), *file.around("apps/*/src/*.app.src")):
        try:
            terms = parse_terms(source.text)
        except Unreadable:  # a template, or a script: who builds it makes the file of it
            continue
        for _, term in terms[:1]:
            if isinstance(term, tuple) and len(term) == 3 and term[0] == "application" and is_name(term[1]):
                yield term[1], texts(pairs(term[2]).get("licenses", [])), source
