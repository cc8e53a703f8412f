# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an entry of the policy is about: packages by their purl, or files by a path glob."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from packageurl import PackageURL

from licet.rules.globs import Glob, matches, parse_glob
from licet.rules.versions import VersionRange, parse_range

Value = TypeVar("Value")

_RANGED = re.compile(r"(?P<package>[^?#]*?)@(?P<range>\s*[<>=!][^?#]*)(?P<rest>[?#].*)?\Z", re.DOTALL)
_WILD = re.compile(r"[*?]")

START = 4
"""So many first characters tell selectors apart where there are many."""


@dataclass(frozen=True, slots=True)
class Selector:
    """TEXT as the policy spells it: a purl, or a path glob (`*`, `?`, `**`; `.` is all).

    A purl may leave its version out or have a range of them there (`pkg:pypi/foo@>=1,<2`), and `*` in its name.
    """

    text: str

    @property
    def is_package(self) -> bool:
        """Whether it names packages and not files."""
        return self.text.startswith("pkg:")

    @property
    def is_exact(self) -> bool:
        """Whether it names one package, of one version or of any: neither wildcards nor a range of versions."""
        package = _package(self.text)
        return not isinstance(package.name, tuple) and not isinstance(package.version, VersionRange)

    def selects(self, subject: str) -> bool:
        """Whether SUBJECT, a purl or a path, is meant; a glob that names a folder means all below it."""
        if self.is_package != subject.startswith("pkg:"):
            return False
        return _package(self.text).means(_purl(subject)) if self.is_package else _below(self.text, subject)


@dataclass(frozen=True, slots=True)
class _Packages:
    """What a purl of a policy means; `name` is with the namespace before it, and `start` how all such names start."""

    type: str
    name: str | Glob
    start: str
    version: str | VersionRange | None
    qualifiers: frozenset[tuple[str, str]]

    def means(self, purl: PackageURL) -> bool:
        if self.type != purl.type or not self.qualifiers <= purl.qualifiers.items():
            return False
        name = _full_name(purl)
        if not (self.name == name if isinstance(self.name, str) else matches(self.name, name.split("/"))):
            return False
        if isinstance(self.version, VersionRange):
            return self.version.holds(purl.version)
        return self.version is None or self.version == purl.version


def parse_selector(text: str) -> Selector:
    """TEXT as a selector. Raises `ValueError` for a purl or a glob that is none, and for what leads out of the tree."""
    if text.startswith("pkg:"):
        _package(text)
    elif text.startswith("/") or "\\" in text or ".." in text.split("/"):
        raise ValueError(f"{text!r} must be a path below the project, with forward slashes")
    else:
        _path(text)
    return Selector(text)


class Selection(Generic[Value]):
    """Values, each with what it is about, asked which of them are about something.

    It is quick where there are many, and keeps its answers, as each thing is asked about more than once.
    """

    def __init__(self, entries: Iterable[tuple[Selector, Value]]) -> None:
        self._entries = tuple(entries)
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._found: dict[tuple[str, ...], tuple[Value, ...]] = {}
        for index, (selector, _) in enumerate(self._entries):
            self._places[_key(selector)].append(index)

    def of(self, subjects: Sequence[str]) -> tuple[Value, ...]:
        """The values that are about any of SUBJECTS, in their order."""
        if not self._entries:
            return ()
        key = tuple(subjects)
        if key not in self._found:
            self._found[key] = self._look(key)
        return self._found[key]

    def _look(self, subjects: tuple[str, ...]) -> tuple[Value, ...]:
        found = {
            index
            for subject in subjects
            for key in _keys(subject)
            for index in self._places.get(key, ())
            if self._entries[index][0].selects(subject)
        }
        return tuple(self._entries[index][1] for index in sorted(found))


def _key(selector: Selector) -> tuple[str, ...]:
    """What SELECTOR is filed under: the name of its package, or how that or its path starts, as far as it has it."""
    if not selector.is_package:
        return ("path", _start(_within(selector.text)))
    package = _package(selector.text)
    return (
        ("pkg", package.type, package.name) if isinstance(package.name, str) else ("like", package.type, package.start)
    )


def _keys(subject: str) -> Iterator[tuple[str, ...]]:
    """Everything under which a selector may be filed that means SUBJECT."""
    if subject.startswith("pkg:"):
        purl = _purl(subject)
        name = _full_name(purl)
        yield ("pkg", purl.type, name)
        yield from (("like", purl.type, name[:length]) for length in range(min(len(name), START) + 1))
    else:
        yield from (("path", subject[:length]) for length in range(min(len(subject), START) + 1))


def _start(pattern: str) -> str:
    """The first characters of all that PATTERN matches."""
    return _WILD.split(pattern, maxsplit=1)[0][:START]


@lru_cache(maxsize=4096)
def _package(text: str) -> _Packages:
    ranged = _RANGED.match(text)
    purl = PackageURL.from_string(f"{ranged['package']}{ranged['rest'] or ''}" if ranged else text)
    version = parse_range(purl.type, ranged["range"]) if ranged else purl.version
    name = _full_name(purl)
    pattern = parse_glob(name) if "*" in name else name
    return _Packages(purl.type, pattern, _start(name), version, frozenset(purl.qualifiers.items()))


@lru_cache(maxsize=65536)
def _purl(text: str) -> PackageURL:
    return PackageURL.from_string(text)


def _full_name(purl: PackageURL) -> str:
    return f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name


def _within(text: str) -> str:
    within = text.rstrip("/").removeprefix("./")
    return "**" if within == "." else within


@lru_cache(maxsize=4096)
def _path(text: str) -> Glob:
    """What TEXT means, and all that is below it: `vendor/**` is what is in that folder, and not a file of that name."""
    glob = parse_glob(_within(text))
    return (*glob[:-1], *parse_glob("*/**")) if glob[-1] is None else (*glob, None)


def _below(text: str, path: str) -> bool:
    return matches(_path(text), path.split("/"))
