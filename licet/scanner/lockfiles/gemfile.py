# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Gemfile` and `gems.rb`: the gems that the script asks for in literals, and the groups they are in. It is never run.

Sources: https://bundler.io/man/gemfile.5.html, https://bundler.io/guides/groups.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component, stronger
from licet.scanner.lockfiles.reading.bundler_lock import Lock, parse_lock
from licet.scanner.lockfiles.reading.ruby import parse_ruby
from licet.scanner.lockfiles.reading.ruby_platforms import platforms_called
from licet.scanner.metadata.gemspec import exact, gem_name
from licet.scanner.metadata.ruby import Call, Value, texts
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.platforms import ANYWHERE, Platforms, limited
from licet.scanner.packages.purls import purl

NAME = "Gemfile"
LOCKS = False

_FOR_TESTS = re.compile(r"(?:^|[_-])(?:tests?|testing|r?specs?|cucumber|features|e2e)(?:[_-]|$)", re.IGNORECASE)
_FOR_DEVELOPERS = re.compile(
    r"(?:^|[_-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|documentation|lint(?:ers?|ing)?|rubocop|style|ci|debug(?:gers?)?"
    r"|guard|local|release|tools?|travis|bench(?:marks?|marking)?)(?:[_-]|$)",
    re.IGNORECASE,
)
_HOSTS = {
    "github": "https://github.com/{0}/{1}.git",
    "gitlab": "https://gitlab.com/{0}/{1}.git",
    "bitbucket": "https://bitbucket.org/{0}/{1}.git",
    "gist": "https://gist.github.com/{1}.git",
}
_PLATFORMS = ("platform", "platforms")
_RUNS = ("eval", "instance_eval")
_ASKS = ("gem", "eval_gemfile", *_RUNS)
_PULL = re.compile(r"https?://github\.com/([^/]+/[^/]+)/pull/(\d+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A gem that a Gemfile asks for, and where: `line` and `words` of FILE.

    `vcs_url` is the repository that it comes from, if it comes from one; `is_own` is True where it lies in a folder,
    `is_sure` False where a condition decides. `where` is what it is needed for.
    """

    name: str
    version: str | None
    scope: Scope
    file: Opened
    line: int
    words: str
    vcs_url: str | None = None
    is_own: bool = False
    is_sure: bool = True
    where: Platforms = ANYWHERE


@dataclass(slots=True)
class Gemfile:
    """What a Gemfile, with those that it evaluates, asks for, and what of it cannot be read."""

    gems: list[Asked] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def read(file: Opened) -> Reading:
    """What FILE asks for; what a gemspec beside it asks for is read there.

    A gem that its lockfile knows of and locks in no version is for platforms that nobody installs it on; one that it
    does not know of, and a condition decides on, was not asked for.
    """
    gemfile, lock = read_gemfile(file), _lock_of(file)
    asked = [each for each in gemfile.gems if not each.is_own and (lock is None or _is_meant(each, lock))]
    found = tuple(_component(each, is_locked=lock is not None) for each in asked)
    return Reading((), found, skipped=tuple(gemfile.skipped))


def _is_meant(asked: Asked, lock: Lock) -> bool:
    return asked.name in lock.names or (asked.name not in lock.asked and asked.is_sure)


def read_gemfile(file: Opened) -> Gemfile:
    """What FILE asks for, with what it evaluates. Raises `Unreadable`."""
    gemfile = Gemfile()
    waiting, seen = [file], {file.path}
    while waiting:
        one = waiting.pop()
        for other in _take(one, gemfile):
            if other.path not in seen:
                seen.add(other.path)
                waiting.append(other)
    return gemfile


def _take(file: Opened, gemfile: Gemfile) -> Iterator[Opened]:
    """Take into GEMFILE what FILE asks for; the files that it evaluates."""
    lines = file.text.split("\n")
    for call in parse_ruby(file.text):
        if call.name not in _ASKS or call.receiver or not call.values:
            continue
        value, words = call.values[0], lines[call.line - 1].strip()
        other = file.beside(value) if call.name == "eval_gemfile" and isinstance(value, str) else None
        if call.name == "gem" and (name := gem_name(value)):
            gemfile.gems.append(_asked(name, call, file, words))
        elif other and _is_ruby(other):
            yield other
        else:
            gemfile.skipped.append(Skipped(call.line, words))


def _is_ruby(file: Opened) -> bool:
    try:
        return bool(parse_ruby(file.text))
    except Unreadable:
        return False


def _lock_of(file: Opened) -> Lock | None:
    """What the lockfile of the Gemfile FILE says, if there is one that can be read."""
    lock = file.beside("gems.locked" if file.name == "gems.rb" else f"{file.name}.lock")
    try:
        return parse_lock(lock) if lock else None
    except Unreadable:
        return None  # that is said where it is read itself


def _component(asked: Asked, *, is_locked: bool) -> Component:
    """The component that ASKED is; its lockfile, where there is one, says what comes from which repository."""
    made = purl("gem", asked.name, asked.version)
    if asked.vcs_url:
        made = purl("gem", asked.name) if is_locked else purl("gem", asked.name, qualifiers={"vcs_url": asked.vcs_url})
    return limited(component(made, asked.scope, asked.file, mark=asked.words, line=asked.line), asked.where)


def _asked(name: str, call: Call, file: Opened, words: str) -> Asked:
    around = [option for block in call.blocks for option in _options_of(block)]
    options: dict[str, Value] = {key: value for each in (*around, call.options) for key, value in each.items()}
    own = options.get("path", False) is not False
    return Asked(
        name, exact(call.values[1:]), _scope(call), file, call.line, words, _vcs_url(options), own, call.is_sure,
        _where(call),
    )  # fmt: skip


def _options_of(block: Call) -> Iterator[Mapping[str, Value]]:
    """What a BLOCK `path "x" do`, `git "x" do`, `github "x" do` says of the gems in it."""
    if block.name in ("path", "git", *_HOSTS) and not block.receiver and block.values:
        yield {block.name: block.values[0], **block.options}


def _vcs_url(options: Mapping[str, Value]) -> str | None:
    """The repository that OPTIONS name, as purls write it; None where they name none, or compute it."""
    address, revision = options.get("git"), None
    for host, form in _HOSTS.items():
        named = options.get(host)
        if isinstance(named, str) and named:
            pull = _PULL.fullmatch(named)
            named, revision = (pull[1], f"refs/pull/{pull[2]}/head") if pull else (named, None)
            owner, _, repository = named.removesuffix(".git").partition("/")
            address = form.format(owner, repository or owner)
    if not isinstance(address, str) or not address:
        return None
    given = (options.get(key) for key in ("ref", "tag", "branch"))
    revision = revision or next((each for each in given if isinstance(each, str) and each), None)
    return of_git(address, revision).qualifiers["vcs_url"]


def _scope(call: Call) -> Scope:
    """Why a gem is there: what its groups are for; one in no group, or one that says nothing, is shipped."""
    blocks = [block for block in call.blocks if block.name == "group" and not block.receiver]
    groups = [group for block in blocks for group in _flat(block.values)]
    groups += [group for key in ("group", "groups") for group in texts(call.options.get(key))]
    is_optional = any(block.options.get("optional") is True for block in blocks)
    scopes = [_group_scope(group, is_optional=is_optional) for group in groups]
    return reduce(stronger, scopes) if scopes else Scope.RUNTIME


def _where(call: Call) -> Platforms:
    """Where a gem is needed: on its platforms, and on those of each block that it stands in."""
    blocks = [block.values for block in call.blocks if block.name in _PLATFORMS and not block.receiver]
    named = [_flat(values) for values in blocks] + [texts(call.options.get(key)) for key in _PLATFORMS]
    return reduce(and_, map(platforms_called, named))


def _group_scope(group: str, *, is_optional: bool) -> Scope:
    if _FOR_TESTS.search(group):
        return Scope.TEST
    if _FOR_DEVELOPERS.search(group):
        return Scope.DEV
    return Scope.OPTIONAL if is_optional else Scope.RUNTIME


def _flat(values: Sequence[Value]) -> tuple[str, ...]:
    return tuple(text for value in values for text in texts(value))
