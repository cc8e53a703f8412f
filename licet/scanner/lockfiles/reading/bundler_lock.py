# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A lockfile of Bundler: gems by their sources, and what the project asks for.

Source: the lockfile parser of https://github.com/rubygems/rubygems/tree/master/bundler
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.ruby_platforms import platform_in
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.platforms import Platforms
from licet.scanner.packages.purls import purl

MOST_VERSIONS = 32
"""Bundler locks one version of a gem, or one for each platform; more are made to exhaust what follows them."""

_SECTION = re.compile(r"[A-Z]+(?: [A-Z]+)*")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_FIELD = re.compile(r" {2}(\w+): (.*)")
_GEM = re.compile(r" {4}([\w.-]+) \(([^()-]*)(?:-([^()]*))?\)!?")
_NEED = re.compile(r" {6}(?! )([^\s!]+)(?: \(.*\))?!?")
_DEPENDENCY = re.compile(r" {2}(?! )([^\s!]+)(?: \(.*\))?!?")
_SOURCES = ("GEM", "GIT", "PATH", "PLUGIN SOURCE")


@dataclass(slots=True)
class Gem:
    """One gem in one version, for whichever platforms: `where` is what these are."""

    name: str
    purl: str
    line: int
    words: str
    is_own: bool
    where: Platforms
    needs: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Lock:
    """Gems by purl, the names of those that the project asks for, and the folders of its own, as it writes them."""

    gems: dict[str, Gem] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """The names of all gems."""
        return {gem.name for gem in self.gems.values()}

    def purls(self) -> dict[str, list[str]]:
        """The purls of each gem by its name; some platforms may have another version than the rest."""
        found: dict[str, list[str]] = {}
        for gem in self.gems.values():
            found.setdefault(gem.name, []).append(gem.purl)
        return found


def parse_lock(file: Opened) -> Lock:
    """What FILE locks. Raises `Unreadable`."""
    lock = Lock()
    sections = set()
    versions: Counter[str] = Counter()
    section, fields = "", dict[str, str]()
    gem: Gem | None = None
    for number, line in enumerate(file.text.replace("\r", "").split("\n"), start=1):
        if _CONFLICT.match(line):
            raise Unreadable("has conflicts of a merge that nobody solved", number)
        if _SECTION.fullmatch(line):
            section, fields, gem = line, {}, None
            sections.add(section)
        elif section in _SOURCES and (found := _FIELD.fullmatch(line)):
            fields[found[1]] = found[2].strip()
            lock.folders += [fields["remote"]] if section == "PATH" and found[1] == "remote" else []
        elif section in _SOURCES and (found := _GEM.fullmatch(line)):
            made = _gem(found, section, fields, number)
            gem = lock.gems.setdefault(made.purl, made)
            gem.where |= made.where
            versions[gem.name] += gem is made
            if versions[gem.name] > MOST_VERSIONS:
                raise Unreadable(f"locks {gem.name} in more than {MOST_VERSIONS} versions", number)
        elif gem and (found := _NEED.fullmatch(line)):
            gem.needs.add(found[1])
        elif section == "DEPENDENCIES" and (found := _DEPENDENCY.fullmatch(line)):
            lock.asked[found[1]] = None
    if "DEPENDENCIES" not in sections:
        raise Unreadable("is not a whole Gemfile.lock: its DEPENDENCIES are missing", file.text.count("\n") + 1)
    return lock


def _gem(found: re.Match[str], section: str, fields: dict[str, str], line: int) -> Gem:
    name, version = found[1], found[2].strip() or None
    remote = fields.get("remote")
    qualifiers = of_git(remote, fields.get("revision")).qualifiers if section == "GIT" and remote else None
    made = purl("gem", name, version, qualifiers=qualifiers)
    return Gem(name, made, line, f"{name} ({found[2]})", section == "PATH", platform_in(found[3]))
