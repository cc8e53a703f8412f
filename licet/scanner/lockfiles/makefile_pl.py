# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Makefile.PL` and `Build.PL`: the modules and the license that the script writes out. It is never run.

Sources: https://perldoc.perl.org/ExtUtils::MakeMaker, https://github.com/Perl-Toolchain-Gang/Module-Build,
https://github.com/Perl-Toolchain-Gang/Module-Install
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from licet.model import Component
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, declare
from licet.scanner.lockfiles.reading.cpan import asked, is_module, phase_scope
from licet.scanner.lockfiles.reading.literals import arguments, groups_of, is_mark, options, text_of, texts_of
from licet.scanner.lockfiles.reading.perl_calls import Asked, asked_by
from licet.scanner.lockfiles.reading.script import PERL, Group, Node, Text, Word, read_script
from licet.scanner.metadata.cpan_meta import spdx
from licet.scanner.packages.purls import is_name, purl

NAME = "Makefile.PL"
LOCKS = False

_LISTS = {
    "PREREQ_PM": ("runtime", "requires"),
    "BUILD_REQUIRES": ("build", "requires"),
    "TEST_REQUIRES": ("test", "requires"),
    "CONFIGURE_REQUIRES": ("configure", "requires"),
    "requires": ("runtime", "requires"),
    "recommends": ("runtime", "recommends"),
    "build_requires": ("build", "requires"),
    "test_requires": ("test", "requires"),
    "configure_requires": ("configure", "requires"),
}
_NAMES = ("NAME", "DISTNAME", "module_name", "dist_name")
_LICENSES = ("LICENSE", "license")


def read(file: Opened) -> Reading:
    """What FILE says in literals."""
    nodes = read_script(file.text, PERL)
    groups = list(groups_of(nodes))
    tables = [options(arguments(group.nodes)) for _, group in groups if group.text in "({"]
    variables = {before[-2].text: group for before, group in groups
                 if len(before) > 1 and is_mark(before[-1], "=") and before[-2].text.startswith("%")}  # fmt: skip
    installs = "Module::Install" in file.text
    found = [made for table in tables for made in _asked(table, variables, file)]
    skipped: list[Skipped] = []
    for each in asked_by(nodes) if installs else ():
        if isinstance(each, Asked):
            found.append(asked(each.name, each.version, each.scope, file, each.line))
        else:
            skipped.append(each)
    said = {key: text for call in _statements(nodes) if installs for key, text in call.items()}
    name = _first(tables, _NAMES) or said.get("name")
    stated = _first(tables, _LICENSES) or said.get("license")
    own = (purl("cpan", name.replace("-", "::")),) if is_name(name) else ()
    declarations = declare(name or "project", stated, (), file, means=spdx([stated]) if stated else None)
    return Reading(declarations, tuple(found), own=own, skipped=tuple(skipped))


def _first(tables: Sequence[Mapping[str, list[Node]]], keys: Sequence[str]) -> str | None:
    found = (text for table in tables for key in keys for text in texts_of(table.get(key, [])))
    return next(filter(str.strip, found), None)


def _statements(nodes: Sequence[Node]) -> Iterator[dict[str, str]]:
    """What Module::Install is told: `name 'Foo-Bar'`, `license 'perl'`."""
    for at, node in enumerate(nodes[:-1]):
        after = text_of([nodes[at + 1]])
        if is_mark(node, "name", "license") and after:
            yield {node.text: after}


def _asked(table: Mapping[str, list[Node]], variables: Mapping[str, Group], file: Opened) -> Iterator[Component]:
    """What the lists of modules in TABLE ask for; a list may stand in one of VARIABLES."""
    for key, (phase, relation) in _LISTS.items():
        scope = phase_scope(phase, relation)
        group = _group(table.get(key, []), variables)
        for part in arguments(group.nodes) if group else ():
            pair = options([part])
            for name, version in pair.items():
                if scope and is_module(name) and isinstance(part[0], Text | Word):
                    yield asked(name, text_of(version), scope, file, part[0].line)


def _group(value: Sequence[Node], variables: Mapping[str, Group]) -> Group | None:
    """The list that VALUE is, or the one that it refers to."""
    if len(value) == 1 and isinstance(value[0], Group) and value[0].text == "{":
        return value[0]
    return variables.get(value[-1].text) if len(value) == 2 and is_mark(value[0], "\\") else None
