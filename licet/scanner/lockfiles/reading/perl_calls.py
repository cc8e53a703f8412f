# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The calls `requires "Module"` and their like, of a `cpanfile` and of a `Makefile.PL` for Module::Install.

Sources: https://github.com/miyagawa/cpanfile (lib/cpanfile.pod), https://github.com/Perl-Toolchain-Gang/Module-Install
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.model import Scope
from licet.scanner.lockfiles.reading.cpan import is_module, phase_scope
from licet.scanner.lockfiles.reading.literals import is_mark, said, split, text_of
from licet.scanner.lockfiles.reading.result import Skipped
from licet.scanner.lockfiles.reading.script import Group, Node, Text, Word

_VERBS = {
    "requires": ("", "requires"),
    "recommends": ("", "recommends"),
    "suggests": ("", "suggests"),
    "configure_requires": ("configure", "requires"),
    "build_requires": ("build", "requires"),
    "test_requires": ("test", "requires"),
    "author_requires": ("develop", "requires"),
}
_BLOCKS = ("on", "feature")


@dataclass(frozen=True, slots=True)
class Asked:
    """A module that is asked for, with its version as it is written, why, and in which line."""

    name: str
    version: str | None
    scope: Scope
    line: int


def asked_by(nodes: Sequence[Node]) -> Iterator[Asked | Skipped]:
    """What NODES ask for; what is computed is skipped. What a feature asks for is optional."""
    waiting: list[tuple[Sequence[Node], str, bool]] = [(nodes, "runtime", False)]
    while waiting:
        row, phase, optional = waiting.pop()
        for verb, given in _calls(row):
            if verb is None:
                waiting += ((block.nodes, phase, optional) for block in _blocks(given))
            elif verb.text in _BLOCKS:
                own = _first(given) if verb.text == "on" else phase
                is_feature = optional or verb.text == "feature"
                waiting += ((block.nodes, own or phase, is_feature) for block in _blocks(given)[:1])
            else:
                yield from _asked(verb, given, phase, optional=optional)


def _calls(nodes: Sequence[Node]) -> Iterator[tuple[Word | None, list[Node]]]:
    """Each verb in NODES with what follows it; what stands before the first one of a statement, with None."""
    for statement in split(nodes, ";"):
        verb: Word | None = None
        given: list[Node] = []
        for node in statement:
            if isinstance(node, Word) and (node.text in _VERBS or node.text in _BLOCKS) and not _is_key(given):
                yield verb, given
                verb, given = node, []
            elif not is_mark(node, "\n"):
                given.append(node)
        yield verb, given


def _is_key(given: Sequence[Node]) -> bool:
    """Whether what follows GIVEN is a value, or a method, rather than a call."""
    return bool(given) and is_mark(given[-1], "=>", "->", ",")


def _blocks(given: Sequence[Node]) -> list[Group]:
    return [node for node in given if isinstance(node, Group) and node.text == "{"]


def _first(given: Sequence[Node]) -> str | None:
    """The first argument, a text or the word before `=>`."""
    flat = given[0].nodes if given and isinstance(given[0], Group) else given
    return flat[0].text if flat and isinstance(flat[0], (Text, Word)) else None


def _asked(verb: Word, given: Sequence[Node], phase: str, *, optional: bool) -> Iterator[Asked | Skipped]:
    flat = given[0].nodes if len(given) == 1 and isinstance(given[0], Group) else given
    parts = list(split((node for node in flat if not is_mark(node, "\n")), ",", "=>"))
    if not parts or (isinstance(parts[0][0], Word) and parts[0][0].text in ("=", "{", "}")):
        return
    first = parts[0][0]
    own, relation = _VERBS[verb.text]
    scope = phase_scope(own or phase, relation)
    if len(parts[0]) != 1 or isinstance(first, Group) or first.text[:1] in "$@%&" or not getattr(first, "plain", True):
        yield Skipped(verb.line, said([verb, *given[:4]]))
    elif scope and is_module(first.text):
        version = text_of(parts[1]) if len(parts) > 1 else None
        yield Asked(first.text, version, Scope.OPTIONAL if optional and scope is Scope.RUNTIME else scope, first.line)
