# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Builds of sbt: `build.sbt`, and `project/*.sbt` with the plugins of the build. They are never run.

What names in `project/*.scala` stand for is looked up there. The names of packages that are made for one version of
Scala have it behind them, as `scalaVersion` of the build says; where it says none, they stand without.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from licet.model import Component, Declaration, Evidence, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, declare
from licet.scanner.lockfiles.reading.gradle.sbt import Build
from licet.scanner.lockfiles.reading.gradle.sbt_settings import (
    Source,
    assigned,
    flat,
    setting,
    suffixes,
    suffixes_of_plugins,
)
from licet.scanner.lockfiles.reading.gradle.tree import is_string, parse
from licet.scanner.lockfiles.reading.gradle.values import Values
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.model import License
from licet.scanner.packages.maven import is_name, maven

NAME = "build.sbt"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    here = Source(file.path, parse(file.text))
    of_plugins = posixpath.basename(file.folder) == "project"
    others = list(_others(file, "" if of_plugins else "project/"))
    values = Values()
    for source in (*others, here):
        values.add_open(source.root)
    sbt = _sbt_version(file, "" if of_plugins else "project/")
    ending = suffixes_of_plugins(sbt) if of_plugins else suffixes([here, *others], values, sbt)
    build = Build(values, [*others, here], ending)
    found: dict[tuple[str, Scope, str, int | None], Component] = {}
    for source in [here] if of_plugins else [here, *others]:
        for each in build.asked(source, Scope.BUILD if of_plugins else None):
            evidence = Evidence(each.path, each.line, each.package.name)
            made = Component(each.package.purl, each.scope, True, (), None, (evidence,))
            found.setdefault((made.purl, made.scope, each.path, each.line), made)
    name = setting(here, "name", values)
    own = _own(setting(here, "organization", values), name, ending.binary)
    skipped = tuple(
        Skipped(line if path == file.path else None, words) for path, line, words in dict.fromkeys(build.skipped)
    )
    return Reading(_declared(here, name, file), tuple(found.values()), own=() if of_plugins else own, skipped=skipped)


def _others(file: Opened, folder: str) -> Iterator[Source]:
    """The sources of the build beside FILE, or above it for a part of a larger build."""
    for place in (folder, f"../{folder}"):
        found = [Source(each.path, parse(each.text)) for each in file.around(f"{place}*.scala")]
        if found:
            yield from found
            return


def _sbt_version(file: Opened, folder: str) -> str | None:
    properties = file.beside(f"{folder}build.properties")
    for line in properties.text.splitlines() if properties else ():
        key, _, value = line.partition("=")
        if key.strip() == "sbt.version":
            return value.strip()
    return None


def _own(group: str | None, name: str | None, suffix: str) -> tuple[str, ...]:
    """The package that is built, with and without the version of Scala behind its name."""
    if not group or not name or not is_name(group) or not is_name(name):
        return ()
    return tuple(dict.fromkeys((maven(group, name), maven(group, name + suffix))))


def _declared(source: Source, name: str | None, file: Opened) -> tuple[Declaration, ...]:
    """`licenses := Seq("Apache-2.0" -> url("https://..."))`."""
    said: list[License] = []
    for nodes in assigned(source, "licenses"):
        for token in flat(nodes):
            said += _license(token.text, token.line, said) if is_string(token) else ()
    return declare(name or "project", stated_license(said), (), file) if said else ()


def _license(text: str, line: int, before: Sequence[License]) -> list[License]:
    """A license by its name; an address is that of the one before."""
    return [] if "://" in text and before else [License(text, "", "", line)]
