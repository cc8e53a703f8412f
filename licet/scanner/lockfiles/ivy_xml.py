# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`ivy.xml` of Apache Ivy (https://ant.apache.org/ivy/history/latest-milestone/ivyfile.html).

Versions are often properties of the build of Ant that runs it: they are looked up there.
"""

from __future__ import annotations

from collections.abc import Mapping

from licet.model import Component, Declaration, Evidence, Scope
from licet.scanner.lockfiles.reading import (
    Element,
    Opened,
    Reading,
    Skipped,
    Unreadable,
    declare,
    parse_xml,
    stronger,
)
from licet.scanner.lockfiles.reading.ant import Properties
from licet.scanner.lockfiles.reading.gradle.configurations import scope_of
from licet.scanner.lockfiles.reading.gradle.notation import one_version
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.model import License
from licet.scanner.packages.maven import is_name, maven

NAME = "ivy.xml"
LOCKS = False

_TOOLS = (
    *("javadoc", "sources", "doc", "docs", "jdiff"),
    *("checkstyle", "findbugs", "spotbugs", "pmd", "rat", "releaseaudit"),
    *("ant", "tools", "mvn-ant-task"),
)


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    root = parse_xml(file.text, entities=True)
    if root.name != "ivy-module":
        raise Unreadable(f"is not an ivy.xml: it begins with <{root.name}>", root.line)
    properties = Properties(file)
    info = root.first("info") or Element("info", {}, root.line)
    group, name = (properties.expanded(info.attributes.get(key, "")) for key in ("organisation", "module"))
    found: list[Component] = []
    skipped: list[Skipped] = []
    dependencies = root.first("dependencies")
    for element in dependencies.all("dependency") if dependencies else ():
        said = {key: properties.expanded(value) for key, value in element.attributes.items()}
        said.setdefault("org", group)
        said.setdefault("conf", dependencies.attributes.get("defaultconf", "") if dependencies else "")
        if is_name(said["org"]) and is_name(said.get("name", "")):
            found.append(_component(said, element, file))
        elif said.get("name"):
            skipped.append(Skipped(element.line, f"{said['org']}#{said['name']}"))
    own = (maven(group, name),) if is_name(group) and is_name(name) else ()
    return Reading(_declared(info, name, file), tuple(found), own=own, skipped=tuple(skipped))


def _component(said: Mapping[str, str], element: Element, file: Opened) -> Component:
    """The dependency that ELEMENT is, its attributes SAID in full."""
    evidence = Evidence(file.path, element.line, f'name="{element.attributes["name"]}"')
    purl = maven(said["org"], said["name"], one_version(said.get("rev")))
    return Component(purl, _scope(said["conf"]), True, (), None, (evidence,))


def _scope(mapping: str) -> Scope:
    """The strongest of the configurations of the module that MAPPING (`compile->default;test->*`) has at its left."""
    scopes = [_of(name.strip()) for part in mapping.split(";") for name in part.partition("->")[0].split(",")]
    made = scopes[0]
    for scope in scopes[1:]:
        made = stronger(scope, made)
    return made


def _of(name: str) -> Scope:
    return Scope.DEV if name.lower() in _TOOLS else Scope.BUILD if name.lower() == "build" else scope_of(name)


def _declared(info: Element, name: str, file: Opened) -> tuple[Declaration, ...]:
    said = [License(e.attributes.get("name", ""), e.attributes.get("url", ""), "", e.line) for e in info.all("license")]
    return declare(name or "project", stated_license(said), (), file) if said else ()
