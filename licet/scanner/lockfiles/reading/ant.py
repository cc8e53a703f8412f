# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The properties of a build of Ant, as far as they stand in its files: nothing of the build is run.

A property keeps the value that it is given first. Those that hold for the whole build come before those of a target.
Sources: https://ant.apache.org/manual/Tasks/property.html,
https://ant.apache.org/ivy/history/latest-milestone/settings/properties.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.xml import Element, parse_xml

DEEPEST = 10
"""So often does one property stand for another."""

LONGEST = 500
"""A value of more characters is no name and no version, but was made to unfold."""

MOST_FILES = 20
"""So many files of properties are read for one build."""

_BUILD = "build.xml"
_SETTINGS = ("ivysettings.xml", "ivyconf.xml", "ivy/ivysettings.xml")
_FOLDERS = ("basedir", "ivy.settings.dir")
_TASKS = ("property", "properties", "loadproperties")
_NAME = re.compile(r"\$\{([^${}]+)\}")
_PAIR = re.compile(r"\s*((?:[^\s=:\\]|\\.)+)(?:\s*[=:]\s*|\s+)(.*)")


class Properties:
    """What the nearest build of Ant, and the settings of Ivy, say that names stand for around FILE."""

    def __init__(self, file: Opened) -> None:
        self._values = dict.fromkeys(_FOLDERS, ".")
        self._files = 0
        for script in filter(None, map(file.above, (_BUILD, *_SETTINGS))):
            self._add(script)

    def expanded(self, text: str) -> str:
        """TEXT with properties put in; the names of unknown ones are left as they stand."""
        for _ in range(DEEPEST):
            made = _NAME.sub(self._value, text) if len(text) <= LONGEST else text
            if made == text:
                break
            text = made
        return text

    def _value(self, found: re.Match[str]) -> str:
        value = self._values.get(found[1], found[0])
        return value if len(value) <= LONGEST else found[0]

    def _add(self, script: Opened) -> None:
        """Add what SCRIPT sets. Which of its targets run nobody can tell: what those set differently is unknown."""
        try:
            root = parse_xml(script.text, entities=True)
        except Unreadable:
            return  # it is no manifest, so that nobody asks what it says
        for element in root.children:
            for name, value in self._set_by(element, script):
                self._values.setdefault(name, value)
        maybe: dict[str, set[str]] = {}
        for element in (each for child in root.children for each in child.walk() if each is not child):
            for name, value in self._set_by(element, script):
                maybe.setdefault(name, set()).add(value)
        for name, values in maybe.items():
            if len(values) == 1:
                self._values.setdefault(name, values.pop())

    def _set_by(self, element: Element, script: Opened) -> Iterator[tuple[str, str]]:
        """The properties that ELEMENT of SCRIPT sets, by itself or by the file that it names."""
        said = element.attributes
        if element.name not in _TASKS:
            return
        value = said.get("value", said.get("location"))
        if said.get("name") and value is not None:
            yield said["name"], value
        place = self.expanded(said.get("file") or said.get("srcfile") or said.get("srcFile") or "")
        if place and "$" not in place and self._files < MOST_FILES:
            self._files += 1
            found = script.beside(place)
            yield from _pairs(found.text) if found else ()


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The names and values of TEXT, a file of properties as Java has them."""
    for line in text.splitlines():
        pair = None if line.lstrip().startswith(("#", "!")) else _PAIR.fullmatch(line)
        if pair:
            yield pair[1], pair[2].strip()
