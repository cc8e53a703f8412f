# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pom.xml` of Maven (https://maven.apache.org/pom.html), with what it inherits from and imports of the same tree.

What comes from a parent or an import that is not in the tree is not known here: such a dependency has no version. Of
the profiles, those count that are active by default. Plugins, their dependencies, extensions and annotation processors
are what the build needs. A module of the same tree is the project's own. An imported list of versions (scope `import`)
and a parent bring no code and are no components.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from licet.model import Declaration, Evidence
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Tree, Unreadable, declare
from licet.scanner.metadata.maven.asked import asked, asked_within, components, unnamed
from licet.scanner.metadata.maven.effective import Effective, effective
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.parse import read_pom
from licet.scanner.metadata.maven.reactor import Reactor
from licet.scanner.packages.maven import is_name, maven
from licet.scanner.packages.xml import XmlError

NAME = "pom.xml"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says."""
    try:
        pom = read_pom(file.text, file.path)
    except XmlError as error:
        raise Unreadable(str(error), error.line) from error
    reactor = _reactor(file.tree)  # type: ignore[arg-type] # trees are told apart by what they are, not by values
    made = effective(pom, reactor.parent_of, reactor.imports)
    wanted = list(asked(made, reactor.own))
    # What stands in a parent's file is told of where that is read.
    here = (each for each in unnamed(wanted) if each.place == file.path)
    skipped = (Skipped(each.line, f"{each.group}:{each.artifact}") for each in here)
    own = (maven(made.group, made.artifact, made.version),) if is_name(made.group) and is_name(made.artifact) else ()
    within = asked_within(made, reactor.own)
    siblings = tuple(maven(*pair) for pair in within if all(map(is_name, pair)))
    return Reading(_declarations(made), tuple(components(wanted)), own=own, skipped=tuple(skipped), siblings=siblings)


@lru_cache(maxsize=2)
def _reactor(tree: Tree) -> Reactor:
    """The POMs of TREE; all of them ask for the same ones."""
    return Reactor(tree)


def _declarations(made: Effective) -> tuple[Declaration, ...]:
    """The license that the project states, or the nearest of its parents, in whose file it then stands."""
    raw = stated_license(made.licenses)
    first = next(iter(made.licenses), None)
    declared = declare(made.artifact or "project", raw, (), Opened(made.licensed_in, ""))
    evidence = Evidence(made.licensed_in, first.line if first else None, (first.name or first.url) if first else "")
    return tuple(replace(each, evidence=evidence) for each in declared)
