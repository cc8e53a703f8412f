# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a script writes out: statements, arguments, options and lists of texts, of the nodes of `script`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from licet.scanner.lockfiles.reading.script import Group, Node, Text, Word

_LONGEST = 80
_GOES_ON = frozenset((",", "=>", "=", "|>", "++", "+", "(", "||", "&&", "->"))


def split(nodes: Iterable[Node], *marks: str) -> Iterator[list[Node]]:
    """NODES in parts between MARKS; parts of nothing are left out."""
    part: list[Node] = []
    for node in nodes:
        if isinstance(node, Word) and node.text in marks:
            if part:
                yield part
            part = []
        else:
            part.append(node)
    if part:
        yield part


def arguments(nodes: Iterable[Node]) -> list[list[Node]]:
    """NODES between commas, without line breaks."""
    return list(split((node for node in nodes if not is_mark(node, "\n")), ","))


def statements(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """NODES line by line; a line that ends in a comma or an operator goes on in the next."""
    part: list[Node] = []
    for node in nodes:
        if is_mark(node, ";") or (is_mark(node, "\n") and not (part and is_mark(part[-1], *_GOES_ON))):
            if part:
                yield part
            part = []
        elif not is_mark(node, "\n"):
            part.append(node)
    if part:
        yield part


def is_mark(node: Node, *marks: str) -> bool:
    """Whether NODE is one of MARKS, or of these words."""
    return isinstance(node, Word) and node.text in marks


def options(parts: Iterable[Sequence[Node]]) -> dict[str, list[Node]]:
    """What PARTS name: `git: "x"`, `:git => "x"`, `"git" => "x"`; a name to the nodes of its value."""
    found: dict[str, list[Node]] = {}
    for part in parts:
        if len(part) < 2:
            continue
        first, second = part[0], part[1]
        if isinstance(first, Word) and first.text.endswith(":") and len(first.text) > 1:
            found.setdefault(first.text[:-1], list(part[1:]))
        elif is_mark(second, "=>", ":") and len(part) > 2 and not isinstance(first, Group):
            found.setdefault(first.text.removeprefix(":"), list(part[2:]))
    return found


def text_of(nodes: Sequence[Node]) -> str | None:
    """The text that NODES are; None where they are anything else, or a part of it is computed."""
    if len(nodes) == 1 and isinstance(nodes[0], Text) and nodes[0].plain:
        return nodes[0].text
    return None


def texts_of(nodes: Sequence[Node]) -> list[str]:
    """The texts that NODES are, one or a list of them; names with a colon, as of Elixir, count as texts."""
    if len(nodes) == 1 and isinstance(nodes[0], Group):
        return [text for part in arguments(nodes[0].nodes) for text in texts_of(part)]
    if len(nodes) == 1 and isinstance(nodes[0], Word) and nodes[0].text.startswith(":"):
        return [nodes[0].text[1:]]
    text = text_of(nodes)
    return [] if text is None else [text]


def groups_of(nodes: Iterable[Node]) -> Iterator[tuple[list[Node], Group]]:
    """Every group in NODES, at any depth, with the nodes before it in its own row."""
    waiting: list[list[Node]] = [list(nodes)]
    while waiting:
        row = waiting.pop()
        for at, node in enumerate(row):
            if isinstance(node, Group):
                yield row[max(0, at - 3) : at], node
                waiting.append(node.nodes)


def said(nodes: Iterable[Node]) -> str:
    """NODES as somebody may recognise them."""
    shown = " ".join(_shown(node) for node in nodes)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _shown(node: Node) -> str:
    if isinstance(node, Text):
        return f'"{node.text}"'
    return f"{node.text}…" if isinstance(node, Group) else node.text
