# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`ivy.xml` of Apache Ivy (https://ant.apache.org/ivy/history/latest-milestone/ivyfile.html)."""

from __future__ import annotations

from licet.model import Component, Declaration, Evidence, Scope
from licet.scanner.lockfiles.reading import Element, Opened, Reading, Unreadable, declare, parse_xml, stronger
from licet.scanner.lockfiles.reading.gradle.configurations import scope_of
from licet.scanner.lockfiles.reading.gradle.notation import one_version
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.model import License
from licet.scanner.packages.maven import is_name, maven

NAME = "ivy.xml"
LOCKS = False

_TOOLS = ("javadoc", "sources", "doc", "docs", "checkstyle", "findbugs", "ant", "tools", "rat")


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    root = parse_xml(file.text)
    if root.name != "ivy-module":
        raise Unreadable(f"is not an ivy.xml: it begins with <{root.name}>", root.line)
    info = root.first("info") or Element("info", {}, root.line)
    group, name = info.attributes.get("organisation", ""), info.attributes.get("module", "")
    found: list[Component] = []
    dependencies = root.first("dependencies")
    default = dependencies.attributes.get("defaultconf", "") if dependencies else ""
    for element in dependencies.all("dependency") if dependencies else ():
        made = _component(element, group, default, file)
        if made:
            found.append(made)
    own = (maven(group, name),) if is_name(group) and is_name(name) else ()
    return Reading(_declared(info, name, file), tuple(found), own=own)


def _component(element: Element, group: str, default: str, file: Opened) -> Component | None:
    """A dependency that names no organisation is of the module's own."""
    said = element.attributes
    org, name = said.get("org") or group, said.get("name", "")
    if not is_name(org) or not is_name(name):
        return None
    purl = maven(org, name, one_version(said.get("rev")))
    evidence = Evidence(file.path, element.line, f'name="{name}"')
    return Component(purl, _scope(said.get("conf") or default), True, (), None, (evidence,))


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
