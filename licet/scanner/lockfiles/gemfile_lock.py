# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Gemfile.lock` and `gems.locked`: gems with what they need; why each direct one is there is said in the Gemfile.

Bundler itself is in no such list. Source: the lockfile parser of https://github.com/rubygems/rubygems/tree/master/bundler
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from licet.model import Scope
from licet.scanner.lockfiles.gemfile import read_gemfile
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, parents, spread, stronger
from licet.scanner.lockfiles.reading.bundler_lock import Lock, parse_lock
from licet.scanner.lockfiles.reading.ruby import parse_ruby
from licet.scanner.metadata.gemspec import gemspec_of
from licet.scanner.packages.platforms import ANYWHERE, Limits, Platforms, limited

NAME = "Gemfile.lock"
LOCKS = True

_PROJECT = ""


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    lock = parse_lock(file)
    named = lock.purls()
    needs = {gem.purl: [p for name in sorted(gem.needs) for p in named.get(name, ())] for gem in lock.gems.values()}
    own = {gem.purl for gem in lock.gems.values() if gem.is_own}
    why = _reasons(file, lock)
    limits = Limits({gem.purl: gem.where for gem in lock.gems.values()})
    roots: dict[str, Scope] = {}
    for name in lock.asked:
        for purl in named.get(name, ()):
            roots[purl], where = why.get(name, (Scope.RUNTIME, ANYWHERE))
            limits.need(_PROJECT, purl, where)
    places = limits.spread([_PROJECT], {_PROJECT: roots, **needs})
    direct = {*roots, *(needed for purl in own for needed in needs[purl])}
    scopes = spread(roots, needs)
    above = parents({purl: needed for purl, needed in needs.items() if purl not in own})
    return Reading((), tuple(
        limited(component(gem.purl, scopes.get(gem.purl, Scope.RUNTIME), file, mark=gem.words, line=gem.line,
                          direct=gem.purl in direct, parents=above.get(gem.purl, ())), places.get(gem.purl, ANYWHERE))
        for gem in lock.gems.values() if not gem.is_own
    ))  # fmt: skip


def _reasons(file: Opened, lock: Lock) -> dict[str, tuple[Scope, Platforms]]:
    """The scope of each gem that the Gemfile, or a gemspec of the project, asks for, and where that is needed."""
    why: dict[str, tuple[Scope, Platforms]] = {}
    for name, scope, where in (*_of_gemfile(file), *_of_gemspecs(file, lock)):
        known = why.get(name, (scope, where))
        why[name] = stronger(scope, known[0]), where | known[1]
    return why


def _of_gemfile(file: Opened) -> Iterator[tuple[str, Scope, Platforms]]:
    gemfile = file.beside("gems.rb" if file.name == "gems.locked" else file.name.removesuffix(".lock"))
    try:
        yield from ((each.name, each.scope, each.where) for each in read_gemfile(gemfile).gems) if gemfile else ()
    except Unreadable:
        return  # that is said where the Gemfile itself is read


def _of_gemspecs(file: Opened, lock: Lock) -> Iterator[tuple[str, Scope, Platforms]]:
    """What developers need of the gems in the project's own folders; what those ship is in the lock's graph."""
    folders = {posixpath.normpath(posixpath.join(file.folder, folder)) for folder in lock.folders}
    for path in file.tree.paths:
        if path.endswith(".gemspec") and (posixpath.dirname(path) or ".") in folders:
            yield from ((name, Scope.DEV, ANYWHERE) for name in _for_developers(file.tree.text(path) or ""))


def _for_developers(text: str) -> tuple[str, ...]:
    try:
        spec = gemspec_of(parse_ruby(text))
    except Unreadable:
        return ()
    return tuple(needed.name for needed in spec.needs if needed.is_development and needed.name)
