# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The XML of documents as the trees that their JSON is."""

from __future__ import annotations

from typing import Any

from licet.scanner.packages.xml import Element

_LISTS = frozenset(("components", "dependencies", "properties", "licenses", "hashes", "copyright", "occurrences"))
"""Elements of CycloneDX that hold a list where they hold elements."""


def spdx_tree(element: Element) -> dict[str, Any]:
    """The document ELEMENT: what stands there several times is a list."""
    made: dict[str, Any] = {}
    for child in element.children:
        value = spdx_tree(child) if child.children else child.text.strip("\n")
        known = made.get(child.name)
        if known is None:
            made[child.name] = value
        elif isinstance(known, list):
            known.append(value)
        else:
            made[child.name] = [known, value]
    return made


def cyclonedx_tree(element: Element) -> dict[str, Any]:
    """The document ELEMENT; licenses and dependencies are spelled another way in JSON than in XML."""
    made: dict[str, Any] = dict(element.attributes)
    for child in element.children:
        name = child.name
        if name in _LISTS and (child.children or name != "copyright"):
            made[name] = [_entry(name, each) for each in child.children]
        elif child.children:
            made[name] = cyclonedx_tree(child)
        else:
            made[name] = child.text.strip() if name != "text" else {**child.attributes, "content": child.text}
    return made


def _entry(name: str, element: Element) -> Any:
    """One of the list called NAME."""
    match name:
        case "licenses":
            return _license(element)
        case "properties":
            return {**element.attributes, "value": element.text}
        case "hashes":
            return {**element.attributes, "content": element.text.strip()}
        case "copyright":
            return {"text": element.text}
        case "dependencies":
            needed = [each.attributes.get("ref", "") for each in element.children if each.name == "dependency"]
            return {"ref": element.attributes.get("ref", ""), "dependsOn": needed}
        case _:
            return cyclonedx_tree(element)


def _license(element: Element) -> dict[str, Any]:
    if element.name == "expression":
        return {"expression": element.text.strip(), **element.attributes}
    return {"license": cyclonedx_tree(element)}
