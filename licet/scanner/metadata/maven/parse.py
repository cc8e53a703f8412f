# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the text of a POM to what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from licet.scanner.metadata.maven.model import Dependency, License, Parent, Pom
from licet.scanner.packages.xml import Element, XmlError, read_xml

PLUGINS_GROUP = "org.apache.maven.plugins"
"""The group of a plugin that names none."""

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))


def read_pom(text: str, place: str) -> Pom:
    """The POM that TEXT is; PLACE is where it lies. Raises `XmlError` where it is none."""
    root = read_xml(_ENTITY.sub(_by_number, text))
    if root.name != "project":
        raise XmlError(f"is not a POM: it begins with <{root.name}>", root.line)
    parts = [root, *_active_profiles(root)]
    parent = root.first("parent")
    return Pom(
        place=place,
        group=root.word("groupId"),
        artifact=root.word("artifactId") or "",
        version=root.word("version"),
        packaging=root.word("packaging") or "jar",
        parent=_parent(parent) if parent else None,
        properties={key: value for part in parts for key, value in _properties(part)},
        dependencies=tuple(d for part in parts for d in _dependencies(part, "dependencies", place)),
        managed=tuple(d for part in parts for d in _dependencies(part, "dependencyManagement/dependencies", place)),
        plugins=tuple(d for part in parts for d in _plugins(part, place)),
        managed_plugins=tuple(
            d for part in parts for d in _plugin_rows(part.first("build/pluginManagement/plugins"), place)
        ),
        licenses=tuple(_licenses(root)),
        relocation=_relocation(root),
    )


def _by_number(entity: re.Match[str]) -> str:
    """Maven takes the entities of HTML in names of people for what they are; XML itself does not know them."""
    known = entity[1] in name2codepoint and entity[1] not in _OF_XML
    return f"&#{name2codepoint[entity[1]]};" if known else entity[0]


def _active_profiles(root: Element) -> Iterator[Element]:
    """Those that are active where nobody chooses any."""
    profiles = root.first("profiles")
    for profile in profiles.all("profile") if profiles else ():
        if profile.word("activation/activeByDefault") == "true":
            yield profile


def _parent(element: Element) -> Parent:
    path = element.first("relativePath")
    return Parent(
        element.word("groupId") or "",
        element.word("artifactId") or "",
        element.word("version"),
        path.text.strip() if path else "../pom.xml",
        element.line,
    )


def _properties(part: Element) -> Iterator[tuple[str, str]]:
    properties = part.first("properties")
    for element in properties.children if properties else ():
        yield element.name, element.text.strip()


def _dependencies(part: Element, path: str, place: str) -> Iterator[Dependency]:
    found = part.first(path)
    for element in found.all("dependency") if found else ():
        yield _dependency(element, place)


def _dependency(element: Element, place: str) -> Dependency:
    return Dependency(
        element.word("groupId") or "",
        element.word("artifactId") or "",
        element.word("version"),
        element.word("type") or "jar",
        element.word("classifier") or "",
        element.word("scope"),
        element.word("optional"),
        tuple(_exclusions(element)),
        element.line,
        place,
    )


def _exclusions(element: Element) -> Iterator[tuple[str, str]]:
    found = element.first("exclusions")
    for each in found.all("exclusion") if found else ():
        yield each.word("groupId") or "*", each.word("artifactId") or "*"


def _plugins(part: Element, place: str) -> Iterator[Dependency]:
    """The plugins that run, with what each is given besides, extensions, and annotation processors."""
    yield from _plugin_rows(part.first("build/plugins"), place)
    yield from _plugin_rows(part.first("reporting/plugins"), place)
    extensions = part.first("build/extensions")
    for element in extensions.all("extension") if extensions else ():
        yield _dependency(element, place)


def _plugin_rows(plugins: Element | None, place: str) -> Iterator[Dependency]:
    for plugin in plugins.all("plugin") if plugins else ():
        group = plugin.word("groupId") or PLUGINS_GROUP
        yield Dependency(group, plugin.word("artifactId") or "", plugin.word("version"), line=plugin.line, place=place)
        yield from _dependencies(plugin, "dependencies", place)
        for paths in (each for each in plugin.walk() if each.name == "annotationProcessorPaths"):
            yield from (_dependency(path, place) for path in paths.children)


def _licenses(root: Element) -> Iterator[License]:
    licenses = root.first("licenses")
    for element in licenses.all("license") if licenses else ():
        name, url, comments = (" ".join((element.word(each) or "").split()) for each in ("name", "url", "comments"))
        yield License(name, url, comments, element.line)


def _relocation(root: Element) -> tuple[str | None, str | None, str | None] | None:
    found = root.first("distributionManagement/relocation")
    return (found.word("groupId"), found.word("artifactId"), found.word("version")) if found else None
