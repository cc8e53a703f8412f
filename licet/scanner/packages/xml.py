# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""XML as a small tree, with lines, without namespaces, and without anything that a file may make unfold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 200
"""Elements within one another; more are made to exhaust what reads them."""

MOST_ENTITIES = 50
"""So many names for words may a file declare that may declare any."""

LONGEST_ENTITY = 100
"""So many characters may stand behind such a name: a version or an address, never something that unfolds."""

UNFOLDED = 100_000
"""So many characters may stand behind all such names together, wherever they are used."""


class XmlError(ValueError):
    """Text that is no XML, or XML that is not read; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Element:
    """One element: its name without namespace, its own characters, and the line that it begins in."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """The children called NAME."""
        return (child for child in self.children if child.name == name)

    def first(self, path: str) -> Element | None:
        """The first element at PATH, names with slashes between, below this one."""
        found: Element | None = self
        for name in path.split("/"):
            found = next(found.all(name), None) if found else None
        return found

    def word(self, path: str) -> str | None:
        """What stands in the first element at PATH; None where there is none, or nothing stands there."""
        found = self.first(path)
        return (found.text.strip() or None) if found else None

    def walk(self) -> Iterator[Element]:
        """The element itself and all below it, in their order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


_MARKUP = frozenset("&<%")
"""What makes the words behind a name more than words."""


class _RefusedError(Exception):
    """What a manifest may not have."""


def read_xml(text: str, *, entities: bool = False) -> Element:
    """The root element of TEXT, or `XmlError` with the line of the mistake.

    Entities of a file's own are refused: they can be made to unfold without end. Where a format has use for them
    (ENTITIES), names for a few plain words are read, none that stand for other names or other files.
    """
    root = Element("", {}, 0)
    path = [root]
    said: list[list[str]] = [[]]
    parser = expat.ParserCreate("utf-8")  # whatever the file names: TEXT was decoded already
    parser.buffer_text = True
    parser.specified_attributes = True  # one that a file's own grammar gives every element could fill the memory
    declared = _Entities(text, allowed=entities)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(path) > DEEPEST:
            raise _RefusedError(f"nests more than {DEEPEST} elements")
        element = Element(name.rpartition(":")[2], attributes, parser.CurrentLineNumber)
        path[-1].children.append(element)
        path.append(element)
        said.append([])

    def characters(data: str) -> None:
        said[-1].append(data)

    def end(_: str) -> None:
        path.pop().text = "".join(said.pop())

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = declared.add
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise XmlError(f"is not valid XML: {expat.ErrorString(error.code)}", error.lineno) from error
    except (_RefusedError, UnicodeError) as error:
        raise XmlError(f"is XML that {error}", parser.CurrentLineNumber) from error
    return root.children[0]


class _Entities:
    """What TEXT declares of entities, as far as that is ALLOWED and harmless."""

    def __init__(self, text: str, *, allowed: bool) -> None:
        self._text = text
        self._allowed = allowed
        self._names = 0
        self._unfolded = 0

    def add(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        """NAME stands for VALUE, or for another file where that is None. Raises `_RefusedError`."""
        if not self._allowed:
            raise _RefusedError("declares entities of its own")
        if is_parameter or value is None or not _MARKUP.isdisjoint(value):
            raise _RefusedError("declares entities that are more than plain words")
        self._names += 1
        if self._names <= MOST_ENTITIES and len(value) <= LONGEST_ENTITY:
            self._unfolded += len(value) * self._text.count(f"&{name};")
        if self._names > MOST_ENTITIES or len(value) > LONGEST_ENTITY or self._unfolded > UNFOLDED:
            raise _RefusedError("declares entities that unfold to more than a manifest needs")
