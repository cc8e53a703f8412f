# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What expressions of a script stand for, as far as they are literal or lead to what is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from licet.scanner.lockfiles.reading.gradle.bindings import bindings
from licet.scanner.lockfiles.reading.gradle.statements import statements
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_mark, parse, split
from licet.scanner.lockfiles.reading.result import Unreadable

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""Text, a list or a table; None for what nobody can tell without running the script."""

LONGEST = 2_000
"""Text of more characters is no name and no version, but made to unfold."""

DEEPEST = 30
"""So many values stand for one another at most."""

LONGEST_NAME = 20
"""So many parts does a dotted name have at most; longer ones are made to be looked up again and again."""

_FILL = re.compile(r"\$\{([^}]*)\}|\$([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)")
_AROUND = ("rootProject", "project", "parent", "ext", "extra", "this", "properties", "gradle", "libs.versions")
_CALLS = frozenset(("get", "toString", "getOrElse", "orNull", "orElse", "trim", "asProvider", "toInt"))
_LOOKED_UP = frozenset(
    ("property", "findProperty", "getProperty", "gradleProperty", "extra", "ext", "properties", "systemProperty", "by")
)


class Values:
    """The names that scripts bind; a later binding of one name goes before an earlier one."""

    def __init__(self) -> None:
        self._bound: dict[str, Sequence[Node] | str] = {}
        self._known: dict[str, Value] = {}
        self._depth = 0

    def add_properties(self, text: str) -> None:
        """Bind what TEXT, a `gradle.properties`, sets."""
        for line in text.splitlines():
            key, mark, value = line.partition("=")
            if mark and not line.lstrip().startswith(("#", "!")):
                self.add(key.strip(), value.strip())

    def add_script(self, root: Group) -> None:
        """Bind what the script ROOT binds in literals."""
        for statement in statements(root):
            for name, nodes in bindings(statement):
                self.add(name, nodes)

    def add_open(self, root: Group) -> None:
        """The same of a script in Scala, where what objects bind is imported without their names as well."""
        for statement in statements(root):
            for name, nodes in bindings(statement):
                parts = name.split(".")
                for start in range(len(parts)):
                    self.add(".".join(parts[start:]), nodes)

    def add(self, name: str, value: Sequence[Node] | str) -> None:
        """Bind NAME to VALUE, an expression or the text itself."""
        self._bound[name] = value
        self._known.clear()

    def of(self, nodes: Sequence[Node]) -> Value:
        """What the expression NODES stands for."""
        if self._depth >= DEEPEST or not nodes:
            return None
        self._depth += 1
        try:
            return self._of(list(nodes))
        finally:
            self._depth -= 1

    def text(self, nodes: Sequence[Node]) -> str | None:
        """The text that the expression NODES stands for; None where it is none."""
        value = self.of(nodes)
        return value if isinstance(value, str) else None

    def filled(self, template: str) -> str:
        """TEMPLATE with its places filled in; what nobody can tell stays as it is written."""
        made = _FILL.sub(self._fill, template)
        return made if len(made) <= LONGEST else template

    def named(self, names: Sequence[str]) -> Value:
        """What the dotted NAMES stand for."""
        kept = list(names) if len(names) <= LONGEST_NAME else []
        while len(kept) > 1 and kept[-1] in _CALLS:
            kept.pop()
        while kept:
            for end in range(len(kept), 0, -1):
                name = ".".join(kept[:end])
                if name in self._bound:
                    return _member(self._value(name), kept[end:])
            if len(kept) == 1 or kept[0] not in _AROUND:
                return None
            kept.pop(0)
        return None

    def _value(self, name: str) -> Value:
        """What NAME is bound to; it is made once, since names may stand for one another many times."""
        if name not in self._known:
            self._known[name] = None
            bound = self._bound[name]
            self._known[name] = bound if isinstance(bound, str) else self.of(bound)
        return self._known[name]

    def _of(self, nodes: list[Node]) -> Value:
        choices = _choices(nodes)
        if choices:
            found = (self.of(each) for each in choices)
            return next((value for value in found if value is not None), None)
        sums = list(split(nodes, "+"))
        if len(sums) > 1:
            parts = [self.text(part) for part in sums]
            whole = "".join(part for part in parts if part is not None)
            return whole if None not in parts and len(whole) <= LONGEST else None
        first = nodes[0]
        if isinstance(first, Group):
            return self._of_group(first) if first.open != "{" else None
        if first.kind is Kind.NAME:
            return self._of_name(nodes)
        if first.kind is Kind.TEMPLATE:
            return self.filled(first.text)
        return first.text[:LONGEST] if first.kind in (Kind.STRING, Kind.NUMBER) else None

    def _of_group(self, group: Group) -> Value:
        parts = list(split(group.nodes))
        if group.open == "(":
            return self.of(parts[0]) if len(parts) == 1 else None
        pairs = [_pair(part) for part in parts]
        named = [pair for pair in pairs if pair]
        if named:
            return {key: self.of(nodes) for key, nodes in named}
        return [self.of(part) for part in parts]

    def _of_name(self, nodes: list[Node]) -> Value:
        """A name, perhaps with members and calls."""
        names, at = dotted_name(nodes)
        following = nodes[at] if at < len(nodes) else None
        if not names or not (isinstance(following, Group) and following.open in ("(", "[")):
            return self.named(names)
        if names[-1] in _LOOKED_UP:
            key = self.text(following.nodes)
            return self.named(key.split(".")) if key else None
        if following.open == "[":
            key = self.text(following.nodes)
            return _member(self.named(names), [key]) if key else None
        if names[-1] in _CALLS:
            return self.named(names)
        if names[-2:] == ["dependencies", "create"]:
            return self.of(next(split(following.nodes), ()))
        return self._collection(names[-1], list(split(following.nodes)))

    def _collection(self, name: str, parts: Sequence[Sequence[Node]]) -> Value:
        """`listOf(...)` and `mapOf(a to b)` of Kotlin; None for any other call."""
        if name in ("listOf", "arrayOf", "setOf"):
            return [self.of(part) for part in parts]
        if name != "mapOf":
            return None
        made: dict[str, Value] = {}
        for part in parts:
            key, value = _arrow(part)
            named = self.text(key)
            if named is not None:
                made[named] = self.of(value)
        return made

    def _fill(self, place: re.Match[str]) -> str:
        if place[2]:
            value = self.named(place[2].split("."))
            return value if isinstance(value, str) else place[0]
        try:
            root = parse(place[1]) if len(place[1]) <= LONGEST else None
        except Unreadable:
            root = None
        made = self.text(root.nodes) if root else None
        return place[0] if made is None else made


def dotted_name(nodes: Sequence[Node], start: int = 0) -> tuple[list[str], int]:
    """The dotted name that NODES have from START on, through calls without arguments, and where it ends."""
    names: list[str] = []
    at = start
    while at < len(nodes):
        node = nodes[at]
        if isinstance(node, Token) and node.kind is Kind.NAME and (not names or is_mark(nodes[at - 1], ".")):
            names.append(node.text)
        elif not (names and _joins(nodes, at)):
            break
        at += 1
    return names, at


def _joins(nodes: Sequence[Node], at: int) -> bool:
    """Whether what stands AT among NODES goes on with a dotted name: `.`, `?.` or a call without arguments."""
    node = nodes[at]
    if isinstance(node, Group):
        return node.open == "(" and not node.statements
    return is_mark(node, ".") or (is_mark(node, "?") and at + 1 < len(nodes) and is_mark(nodes[at + 1], "."))


def _member(value: Value, names: Sequence[str]) -> Value:
    for name in names:
        if name in _CALLS and not isinstance(value, dict):
            continue
        if name == "values" and isinstance(value, dict) and name not in value:
            value = list(value.values())
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def _pair(part: Sequence[Node]) -> tuple[str, Sequence[Node]] | None:
    """`key: value` of Groovy, or `key = value` of Kotlin."""
    first = part[0] if part else None
    named = isinstance(first, Token) and first.kind in (Kind.NAME, Kind.STRING) and len(part) > 2
    if named and isinstance(first, Token) and (is_mark(part[1], ":") or is_mark(part[1], "=")):
        return first.text, part[2:]
    return None


def _choices(nodes: Sequence[Node]) -> Sequence[Sequence[Node]]:
    """What `a ? b : c` and `a ?: b` stand for, where the first that is known counts; nothing where NODES are neither.

    Scripts write them to let other scripts, which are not at hand, rule a version that they have a word on themselves.
    """
    for at, node in enumerate(nodes[:-1]):
        if is_mark(node, "?") and is_mark(nodes[at + 1], ":"):
            return nodes[:at], nodes[at + 2 :]
        if is_mark(node, "?") and not is_mark(nodes[at + 1], "."):
            rest = nodes[at + 1 :]
            end = next((place for place, each in enumerate(rest) if is_mark(each, ":")), len(rest))
            return rest[:end], rest[end + 1 :]
    return ()


def _arrow(part: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node]]:
    """Both sides of `key to value` of Kotlin."""
    for at, node in enumerate(part):
        if isinstance(node, Token) and node.kind is Kind.NAME and node.text == "to":
            return part[:at], part[at + 1 :]
    return (), ()


def arguments(nodes: Sequence[Node]) -> tuple[list[Sequence[Node]], Mapping[str, Sequence[Node]]]:
    """The arguments NODES of a call: those by place, and those by name."""
    by_place: list[Sequence[Node]] = []
    by_name: dict[str, Sequence[Node]] = {}
    for part in split(nodes):
        pair = _pair(part)
        if pair:
            by_name[pair[0]] = pair[1]
        elif part:
            by_place.append(part)
    return by_place, by_name
