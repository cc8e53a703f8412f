# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`mix.exs` of Elixir: the dependencies that the script writes out, its name and its licenses. It is never run.

What comes with Elixir and Erlang (`:logger`, `:crypto`) is asked for elsewhere and is no package of others. What
`runtime: false` asks for is there while the project is built.
Sources: https://hexdocs.pm/mix/Mix.Tasks.Deps.html, https://hexdocs.pm/hex/Mix.Tasks.Hex.Build.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, component, declare
from licet.scanner.lockfiles.reading.hex import environment_scope, exact, hex_purl
from licet.scanner.lockfiles.reading.literals import arguments, groups_of, is_mark, options, text_of, texts_of
from licet.scanner.lockfiles.reading.script import ELIXIR, Group, Node, Word, read_script
from licet.scanner.packages.purls import is_name

NAME = "mix.exs"
LOCKS = False

_DEFINES = ("def", "defp")
_NO_NAMES = frozenset((":ok", ":error", ":unix", ":win32"))
_HOSTS = {
    "github": "https://github.com/{}.git",
    "gitlab": "https://gitlab.com/{}.git",
    "bitbucket": "https://bitbucket.org/{}.git",
}


def read(file: Opened) -> Reading:
    """What FILE says."""
    nodes = read_script(file.text, ELIXIR)
    tables = [options(arguments(group.nodes)) for _, group in groups_of(nodes)]
    functions = _functions(nodes)
    is_locked = file.above("mix.lock") is not None
    made = (_dependency(group, file, is_locked=is_locked) for group in _tuples(functions, tables))
    app = _first(tables, "app")
    package = next((table for table in tables if {"licenses", "links"} & table.keys()), {})
    published = _first([package], "name")
    licenses = ", ".join(texts_of(package.get("licenses", [])))
    own = tuple(dict.fromkeys(hex_purl(name, _first(tables, "version")) for name in (app, published) if is_name(name)))
    return Reading(declare(app or "project", licenses, (), file), tuple(filter(None, made)), own=own)


def _first(tables: Sequence[Mapping[str, list[Node]]], key: str) -> str | None:
    """The first text that one of TABLES has for KEY."""
    found = (text for table in tables for text in texts_of(table.get(key, [])))
    return next(filter(None, found), None)


def _functions(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    """What the functions of the module say, by their names."""
    found: dict[str, list[Node]] = {}
    name = ""
    for at, node in enumerate(nodes):
        if is_mark(node, *_DEFINES) and at + 1 < len(nodes):
            name = nodes[at + 1].text
        elif name:
            found.setdefault(name, []).append(node)
    return found


def _tuples(functions: Mapping[str, Sequence[Node]], tables: Sequence[Mapping[str, list[Node]]]) -> Iterator[Group]:
    """The tuples of what `deps:` stands for, and of functions called after dependencies, with all that these call."""
    inline = [node for table in tables for node in table.get("deps", [])]
    waiting = [inline, *(body for name, body in functions.items() if "dep" in name)]
    bodies: list[list[Node]] = []
    unread = {name: body for name, body in functions.items() if "dep" not in name}
    while waiting:
        body = waiting.pop()
        bodies.append(list(body))
        words = [node.text for node in body if isinstance(node, Word) and node.text in unread]
        waiting += [unread.pop(word) for word in dict.fromkeys(words)]
    found = [group for body in bodies for before, group in groups_of(body)
             if group.text == "{" and not (before and is_mark(before[-1], "%"))]  # fmt: skip
    seen: set[int] = set()
    for group in sorted(found, key=lambda group: group.line):
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _dependency(group: Group, file: Opened, *, is_locked: bool) -> Component | None:
    """The package that the tuple GROUP asks for; None where it asks for none, or for a part of the project."""
    parts = arguments(group.nodes)
    if len(parts) < 2 or len(parts[0]) != 1:
        return None
    first = parts[0][0]
    if not isinstance(first, Word) or not first.text.startswith(":") or first.text in _NO_NAMES:
        return None
    name = first.text[1:]
    rest = parts[1:] if text_of(parts[1]) is None else parts[2:]
    given = options(_flat(rest))
    if "path" in given or "in_umbrella" in given or not is_name(name):
        return None
    git = None if is_locked else _git(given)
    package = next(filter(is_name, texts_of(given.get("hex", []))), name)
    organization = text_of(given.get("organization", []))
    repository = f"hexpm:{organization}" if organization else text_of(given.get("repo", []))
    purl = hex_purl(package, exact(text_of(parts[1])), repository=repository, git=git)
    return component(purl, _scope(given), file, mark=first.text, line=group.line)


def _flat(parts: Sequence[list[Node]]) -> Iterator[list[Node]]:
    """PARTS, with those of a list in brackets in its place."""
    for part in parts:
        if len(part) == 1 and isinstance(part[0], Group) and part[0].text == "[":
            yield from arguments(part[0].nodes)
        else:
            yield part


def _git(given: Mapping[str, list[Node]]) -> tuple[str, str | None] | None:
    """The repository that the options GIVEN name, and what of it."""
    address = text_of(given.get("git", []))
    for host, form in _HOSTS.items():
        named = text_of(given.get(host, []))
        address = form.format(named.removesuffix(".git")) if named else address
    if not address:
        return None
    return address, next(filter(None, (text_of(given.get(key, [])) for key in ("ref", "tag", "branch"))), None)


def _scope(given: Mapping[str, list[Node]]) -> Scope:
    """Why a package is there by the options GIVEN; an option that is computed says nothing."""
    environments = texts_of(given.get("only", []))
    if environments:
        return environment_scope(environments)
    if _is(given, "optional", "true"):
        return Scope.OPTIONAL
    return Scope.BUILD if _is(given, "runtime", "false") else Scope.RUNTIME


def _is(given: Mapping[str, list[Node]], key: str, word: str) -> bool:
    value = given.get(key, [])
    return len(value) == 1 and is_mark(value[0], word)
