# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""CycloneDX 1.2 to 1.6, as the tree that its JSON is (https://cyclonedx.org/docs/1.6/json/)."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from licet.bill import NOASSERTION, SEVERAL, Bill, LicenseText, ListedFile, ListedPackage, Need
from licet.model import Scope
from licet.scanner.lockfiles.reading import Unreadable
from licet.scanner.text import decode
from licet.scanner.values import rows, table, word

NOTES = "licet:notes"
"""The property that is licet's notes."""

LICENSE = "licet:license-"
"""How properties begin that are a license which has no place among the licenses."""

SHA1 = "SHA-1"
SHA256 = "SHA-256"
DEEPEST = 100
"""Components within one another."""

_SCOPES = {"optional": Scope.OPTIONAL, "excluded": Scope.DEV}
_DEVELOPMENT = (":development", ":dev")


def bill(tree: Any) -> Bill:
    """The bill that TREE is; what is not spelled as CycloneDX has it is passed over."""
    whole = table(tree)
    metadata = table(whole.get("metadata"))
    main = table(metadata.get("component"))
    described = _package(main, "") if word(main.get("name")) else None
    texts: dict[str, LicenseText] = {}
    packages: list[ListedPackage] = []
    files: list[ListedFile] = []
    needs: list[Need] = []
    for each, above in _components(whole.get("components"), 0, None):
        if each.get("type") == "file" and not word(each.get("purl")):
            files.append(_file(each, above))
            continue
        made = _package(each, f"component {len(packages)}")
        if made.kind == "operating-system" and not made.purl and made.declared == made.concluded == NOASSERTION:
            continue  # the system that the others are of: a description, and no work that is passed on
        packages.append(made)
        if above:
            needs.append(Need(above, made.key))
    for each in (main, *(each for each, _ in _components(whole.get("components"), 0, None))):
        texts |= {text.id: text for text in _texts(each)}
    return Bill(
        name=described.name if described else "",
        root=described,
        packages=tuple(packages),
        files=tuple(files),
        needs=(*needs, *_needs(whole)),
        texts=tuple(texts.values()),
        created=word(metadata.get("timestamp")) or "",
        tool=next(_tools(metadata), ""),
        notes=_properties(metadata).get(NOTES, ""),
    )


def _components(value: object, depth: int, above: str | None) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Components and those within them, each with the reference of the one that it is within."""
    if depth > DEEPEST:
        raise Unreadable(f"nests more than {DEEPEST} components")
    for each in rows(value):
        if isinstance(each, dict) and word(each.get("name")):
            yield each, above
            yield from _components(each.get("components"), depth + 1, word(each.get("bom-ref")) or above)


def _tools(metadata: Mapping[str, Any]) -> Iterator[str]:
    """The tools, named as SPDX names them: a list up to 1.4, components since."""
    tools = metadata.get("tools")
    for each in rows(tools) or rows(table(tools).get("components")):
        if isinstance(each, dict) and word(each.get("name")):
            yield f"{each['name']}-{word(each.get('version')) or ''}"


def _needs(whole: Mapping[str, Any]) -> Iterator[Need]:
    for each in rows(whole.get("dependencies")):
        above = word(table(each).get("ref"))
        for below in rows(table(each).get("dependsOn")):
            if above and word(below):
                yield Need(above, below)


def _properties(each: Mapping[str, Any]) -> dict[str, str]:
    found = (one for one in rows(each.get("properties")) if isinstance(one, dict))
    return {one["name"]: one["value"] for one in found if word(one.get("name")) and word(one.get("value"))}


def _package(each: Mapping[str, Any], key: str) -> ListedPackage:
    name, group = word(each.get("name")) or "", word(each.get("group"))
    properties = _properties(each)
    stated = _licenses(each.get("licenses"))
    declared, concluded = (
        properties.get(f"{LICENSE}{how}", NOASSERTION) if license == NOASSERTION else license
        for how, license in zip(("declared", "concluded"), stated, strict=True)
    )
    scope = _SCOPES.get(word(each.get("scope")) or "")
    if any(key.endswith(_DEVELOPMENT) and value == "true" for key, value in properties.items()):
        scope = Scope.DEV
    return ListedPackage(
        key=word(each.get("bom-ref")) or key,
        name=f"{group}/{name}" if group else name,
        version=word(each.get("version")) or "",
        purl=word(each.get("purl")) or "",
        declared=declared,
        concluded=concluded,
        copyrights=tuple(line for line in (word(each.get("copyright")) or "").splitlines() if line.strip()),
        kind=word(each.get("type")) or "",
        scope=scope,
        notes=properties.get(NOTES, ""),
    )


def _licenses(value: object) -> tuple[str, str]:
    """What is declared and what is concluded; where a document does not say which, it is declared."""
    by_acknowledgement: dict[str, list[str]] = {}
    for each in map(table, rows(value)):
        license = table(each.get("license"))
        stated = word(each.get("expression")) or word(license.get("id")) or word(license.get("name"))
        how = word(each.get("acknowledgement")) or word(license.get("acknowledgement")) or "declared"
        if stated:
            by_acknowledgement.setdefault(how, []).append(stated.strip())
    declared, concluded = (by_acknowledgement.get(how, []) for how in ("declared", "concluded"))
    return _together(declared), _together(concluded)


def _together(stated: list[str]) -> str:
    """One text for all that is STATED: several licenses are all stated, and none may be left out."""
    if len(stated) < 2:
        return stated[0] if stated else NOASSERTION
    return SEVERAL.join(dict.fromkeys(stated))


def _texts(each: Mapping[str, Any]) -> Iterator[LicenseText]:
    for one in (*rows(each.get("licenses")), *rows(table(each.get("evidence")).get("licenses"))):
        license = table(table(one).get("license"))
        name, text = word(license.get("name")), _attached(table(license.get("text")))
        if name and text:
            yield LicenseText(name, text)


def _attached(text: Mapping[str, Any]) -> str:
    """The text of an attachment; empty where it is none."""
    content = word(text.get("content")) or ""
    if text.get("encoding") != "base64":
        return content
    try:
        return decode(base64.b64decode(content)) or ""
    except ValueError:
        return ""


def _file(each: Mapping[str, Any], above: str | None) -> ListedFile:
    hashes = {
        one.get("alg"): one["content"].lower()
        for one in map(table, rows(each.get("hashes")))
        if word(one.get("content"))
    }
    evidence = table(each.get("evidence"))
    declared, concluded = _licenses(each.get("licenses"))
    found, _ = _licenses(evidence.get("licenses"))
    seen = [
        word(table(one.get("license")).get(key))
        for one in map(table, rows(evidence.get("licenses")))
        for key in ("id", "name")
    ]
    return ListedFile(
        path=(word(each.get("name")) or "").removeprefix("./").lstrip("/"),
        holder=above or "",
        sha1=hashes.get(SHA1, ""),
        sha256=hashes.get(SHA256, ""),
        license=concluded if concluded != NOASSERTION else declared,
        found=tuple(filter(None, seen)) or (() if found == NOASSERTION else (found,)),
        copyrights=tuple(filter(None, (word(table(one).get("text")) for one in rows(evidence.get("copyright"))))),
        notes=_properties(each).get(NOTES, ""),
    )
