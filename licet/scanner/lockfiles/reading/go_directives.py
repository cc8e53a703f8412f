# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The directives of `go.mod` and `go.work`, a line each or many in a block, and what replaces what.

https://go.dev/ref/mod#go-mod-file-lexical
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.packages.purls import spaced

MOST_ABOVE = 32
"""So many folders above a module are looked into for its workspace."""

MOST_USED = 500
"""Of a workspace of more modules than anybody has, no more are looked into."""

MODULE_PATH = re.compile(r"[\w.~!+-]+(?:/[\w.~!+-]+)*")
"""What may be the path of a module: the command itself allows no other characters."""

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`\n]*`|//.*|[()]|(?:(?!//)[^\s()])+')
_MODULE = re.compile(r"^[ \t]*module[ \t]+([^\s()]+)", re.MULTILINE)
_INDIRECT = re.compile(r"//\s*indirect\s*(?:;|$)")
_VERSION = re.compile(r"v\d\S*")


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: its line, its verb, the words behind it, and whether a comment says `indirect`."""

    line: int
    verb: str
    words: tuple[str, ...]
    indirect: bool = False


@dataclass(frozen=True, slots=True)
class Replacements:
    """What stands in the place of what: (path, version) to (path, version), version None where any is meant."""

    modules: Mapping[tuple[str, str | None], tuple[str, str | None]] = field(default_factory=dict)

    def of(self, path: str, version: str) -> tuple[str, str] | None:
        """What is built for the module PATH at VERSION, or None where that is a folder."""
        target = self.modules.get((path, version)) or self.modules.get((path, None))
        if target is None:
            return path, version
        return None if is_folder(target[0]) or target[1] is None else (target[0], target[1])


def directives(file: Opened) -> Iterator[Directive]:
    """The directives of FILE in their order. Raises `Unreadable` where it ends within a block."""
    block: str | None = None
    number = 0
    for number, text in enumerate(file.text.splitlines(), start=1):
        words = [_plain(token) for token in _TOKEN.findall(text)]
        comment = words.pop() if words and words[-1].startswith("//") else ""
        if words == [")"]:
            block = None
        elif block is not None and words:
            yield Directive(number, block, tuple(words), _INDIRECT.match(comment) is not None)
        elif len(words) == 2 and words[1] == "(":
            block = words[0]
        elif words and words[-2:] != ["(", ")"]:
            yield Directive(number, words[0], tuple(words[1:]), _INDIRECT.match(comment) is not None)
    if block is not None:
        raise Unreadable(f"ends within its block of {block}", max(number, 1))


def replacements(found: Iterator[Directive] | tuple[Directive, ...]) -> Replacements:
    """What the `replace` directives among those FOUND say: `OLD [VERSION] => NEW [VERSION]`."""
    modules: dict[tuple[str, str | None], tuple[str, str | None]] = {}
    for each in found:
        if each.verb == "replace" and "=>" in each.words:
            at = each.words.index("=>")
            old, new = each.words[:at], each.words[at + 1 :]
            if old and new:
                modules[old[0], old[1] if len(old) > 1 else None] = (new[0], new[1] if len(new) > 1 else None)
    return Replacements(modules)


def replacements_around(file: Opened, found: tuple[Directive, ...]) -> Replacements:
    """What FILE, a go.mod with the directives FOUND, replaces; the workspace that uses it goes before."""
    own = replacements(found).modules
    for up in range(min(file.path.count("/"), MOST_ABOVE) + 1):
        above = file.beside("../" * up + "go.work")
        if above:
            return Replacements({**own, **_of_workspace(above, file.folder or ".")})
    return Replacements(own)


def _of_workspace(file: Opened, folder: str) -> Mapping[tuple[str, str | None], tuple[str, str | None]]:
    """What the go.work FILE replaces, if it uses the module in FOLDER: the modules that it uses, by their folders, too.

    Source: https://go.dev/ref/mod#workspaces
    """
    try:
        found = tuple(directives(file))
    except Unreadable:
        return {}
    used = places_used(found)
    if folder not in [posixpath.normpath(posixpath.join(file.folder, place)) for place in used]:
        return {}
    return {**replacements(found).modules, **dict(_used(file, used[:MOST_USED]))}


def _used(file: Opened, places: tuple[str, ...]) -> Iterator[tuple[tuple[str, None], tuple[str, None]]]:
    """The modules in PLACES that the go.work FILE uses, as replaced by their folders, whatever version is asked for."""
    for place in places:
        manifest = file.beside(f"{place}/go.mod")
        named = _MODULE.search(manifest.text) if manifest else None
        if named:
            yield (_plain(named[1]), None), (f"./{place}", None)


def places_used(found: tuple[Directive, ...]) -> tuple[str, ...]:
    """The folders of the modules that a go.work with the directives FOUND uses, as it writes them."""
    return tuple(each.words[0] for each in found if each.verb == "use" and each.words)


def is_folder(path: str) -> bool:
    """Whether PATH, of a replacement, is a folder rather than a module."""
    return path.startswith(("./", "../", "/")) or path in (".", "..") or path[1:3] in (":\\", ":/")


def golang(path: str, version: str | None = None) -> str | None:
    """The purl of the module PATH, or None where that cannot be the path of one."""
    return spaced("golang", path, version) if MODULE_PATH.fullmatch(path) else None


def is_version(word: str) -> bool:
    """Whether WORD is a version as the go command writes them."""
    return _VERSION.fullmatch(word) is not None


def _plain(token: str) -> str:
    return token[1:-1] if len(token) > 1 and token[0] in '"`' and token[-1] == token[0] else token
