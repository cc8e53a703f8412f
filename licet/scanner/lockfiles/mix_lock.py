# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`mix.lock` of Elixir: a map of packages from the registry, with what they need, and from git, whose needs it lacks.

Why each is there the `mix.exs` of the project, and of the applications of an umbrella, tell. What a package only makes
use of where it is there anyway, it does not bring.
Source: https://hexdocs.pm/mix/Mix.Tasks.Deps.html, https://github.com/hexpm/hex/blob/main/lib/hex/mix.ex
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from licet.model import Scope
from licet.scanner.lockfiles import mix_exs
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, parents, spread, stronger
from licet.scanner.lockfiles.reading.hex import hex_purl
from licet.scanner.lockfiles.reading.literals import arguments, is_mark, options, text_of, texts_of
from licet.scanner.lockfiles.reading.script import ELIXIR, Group, Node, read_script
from licet.scanner.packages.purls import bare, is_name

NAME = "mix.lock"
LOCKS = True

_NEEDS = 5
"""Where a package of the registry has what it needs; the last part names the repository, before the checksum."""


@dataclass(frozen=True, slots=True)
class _Package:
    """An entry of the lock: its line, its purl, the names of what it needs, and of what it may use."""

    line: int
    purl: str
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    locked = _locked(file)
    needs = {package.purl: _purls(package.needs, locked) for package in locked.values()}
    uses = {package.purl: _purls((*package.needs, *package.uses), locked) for package in locked.values()}
    above = parents(uses)
    roots = _roots(file, locked)
    scopes = {**spread(roots, uses), **spread(roots, needs)}
    return Reading((), tuple(
        component(
            package.purl, scopes.get(package.purl, Scope.RUNTIME), file, mark=f'"{name}"', line=package.line,
            direct=package.purl in roots if roots else package.purl not in above, parents=above.get(package.purl, ()),
        )
        for name, package in locked.items()
    ))  # fmt: skip


def _locked(file: Opened) -> dict[str, _Package]:
    """The entries of FILE by the names that applications have. Raises `Unreadable`."""
    nodes = [node for node in read_script(file.text, ELIXIR) if not is_mark(node, "\n")]
    table = nodes[-1] if nodes else None
    if not isinstance(table, Group) or table.text != "{" or not file.text.rstrip().endswith("}"):
        raise Unreadable("is not a mix.lock: it is no map that is whole", file.text.count("\n") + 1)
    entries = options(arguments(table.nodes))
    return {name: package for name, value in entries.items() if is_name(name) and (package := _package(name, value))}


def _package(name: str, value: Sequence[Node]) -> _Package | None:
    """What VALUE, `{:hex, :name, "1.0.0", ...}` or `{:git, "url", "revision", options}`, says of the package NAME."""
    if len(value) != 1 or not isinstance(value[0], Group):
        return None
    parts = arguments(value[0].nodes)
    if len(parts) == 2 and texts_of(parts[0]) == ["package"]:  # before Hex 0.6
        return _Package(value[0].line, hex_purl(name, text_of(parts[1])))
    if len(parts) < 3:
        return None
    kind, place, version = texts_of(parts[0]), texts_of(parts[1]), text_of(parts[2])
    if kind == ["git"] and place:
        return _Package(value[0].line, hex_purl(name, git=(place[0], version)))
    if kind != ["hex"]:
        return None
    repository = text_of(parts[_NEEDS + 1]) if len(parts) > _NEEDS + 1 else None
    purl = hex_purl(next(filter(is_name, place), name), version, repository=repository)
    found = list(_needed(parts[_NEEDS])) if len(parts) > _NEEDS else []
    return _Package(
        value[0].line,
        purl,
        tuple(each for each, optional in found if not optional),
        tuple(each for each, optional in found if optional),
    )


def _needed(part: Sequence[Node]) -> Iterator[tuple[str, bool]]:
    """The names in PART, a list of `{:name, "~> 1.0", [hex: :name, optional: true]}`, and whether each is optional."""
    for node in part[0].nodes if len(part) == 1 and isinstance(part[0], Group) else ():
        if isinstance(node, Group):
            parts = arguments(node.nodes)
            name = next(iter(texts_of(parts[0])), None) if parts else None
            last = parts[-1][0] if parts else None
            given = options(arguments(last.nodes)) if isinstance(last, Group) else {}
            if name:
                yield name, any(is_mark(word, "true") for word in given.get("optional", []))


def _purls(names: Sequence[str], locked: Mapping[str, _Package]) -> list[str]:
    return [locked[name].purl for name in names if name in locked]


def _roots(file: Opened, locked: Mapping[str, _Package]) -> dict[str, Scope]:
    """What the manifests beside FILE ask for of what is LOCKED, and why."""
    wanted: dict[str, Scope] = {}
    for manifest in (file.beside("mix.exs"), *file.around("apps/*/mix.exs")):
        for asked in mix_exs.read(manifest).components if manifest else ():
            purl = bare(asked.purl)
            wanted[purl] = stronger(asked.scope, wanted.get(purl, asked.scope))
    return {package.purl: wanted[bare(package.purl)] for package in locked.values() if bare(package.purl) in wanted}
