# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2.2 and 2.3, as the tree that their JSON is, however it was spelled (https://spdx.github.io/spdx-spec/v2.3/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.bill import NOASSERTION, NONE, Bill, LicenseText, ListedFile, ListedPackage, Need, Snippet
from licet.model import Scope, Use
from licet.scanner.values import table, word

NOTES = "licet: "
"""How a comment begins that is licet's notes."""

_NEEDS: Mapping[str, tuple[Scope | None, Use | None]] = {
    "CONTAINS": (None, None),
    "DEPENDS_ON": (None, None),
    "DYNAMIC_LINK": (None, Use.DYNAMIC),
    "HAS_PREREQUISITE": (None, None),
    "STATIC_LINK": (None, Use.STATIC),
}
_NEEDED_BY: Mapping[str, tuple[Scope | None, Use | None]] = {
    "BUILD_DEPENDENCY_OF": (Scope.BUILD, None),
    "BUILD_TOOL_OF": (Scope.BUILD, None),
    "CONTAINED_BY": (None, None),
    "DEPENDENCY_OF": (None, None),
    "DEV_DEPENDENCY_OF": (Scope.DEV, None),
    "DEV_TOOL_OF": (Scope.DEV, None),
    "OPTIONAL_COMPONENT_OF": (Scope.OPTIONAL, None),
    "OPTIONAL_DEPENDENCY_OF": (Scope.OPTIONAL, None),
    "PACKAGE_OF": (None, None),
    "PREREQUISITE_FOR": (None, None),
    "PROVIDED_DEPENDENCY_OF": (Scope.RUNTIME, None),
    "RUNTIME_DEPENDENCY_OF": (Scope.RUNTIME, None),
    "TEST_DEPENDENCY_OF": (Scope.TEST, None),
    "TEST_TOOL_OF": (Scope.TEST, None),
}
_PURPOSES = {"OPERATING-SYSTEM": "operating-system"}


def bill(tree: Any) -> Bill:
    """The bill that TREE is; what is not spelled as SPDX has it is passed over."""
    whole = table(tree)
    described = _described(whole)
    relations = list(_relations(whole))
    packages = [_package(each) for each in _rows(whole.get("packages")) if word(each.get("name"))]
    roots = [each for each in packages if each.key in described]
    root = roots[0] if len(roots) == 1 else None
    holders = {below: above for above, kind, below in relations if kind == "CONTAINS"}
    holders |= {below: above for below, kind, above in relations if kind == "CONTAINED_BY"}
    holders |= {
        below: each["SPDXID"] for each in _rows(whole.get("packages")) for below in _words(each.get("hasFiles"))
    }
    snippets = _snippets(whole)
    files = tuple(_file(each, holders, snippets) for each in _rows(whole.get("files")) if word(each.get("fileName")))
    info = table(whole.get("creationInfo"))
    tools = [each.partition(":")[2].strip() for each in _words(info.get("creators")) if each.startswith("Tool:")]
    return Bill(
        name=word(whole.get("name")) or "",
        root=root,
        packages=tuple(each for each in packages if each is not root),
        files=files,
        needs=tuple(_needs(relations)),
        texts=tuple(_texts(whole)),
        created=word(info.get("created")) or "",
        tool=next(iter(tools), ""),
        notes=_notes(whole),
    )


def _rows(value: object) -> list[dict[str, Any]]:
    """The tables of VALUE: XML has no lists, and one entry alone is none there."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _words(value: object) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _described(whole: Mapping[str, Any]) -> set[str]:
    found = set(_words(whole.get("documentDescribes")))
    for above, kind, below in _relations(whole):
        if kind == "DESCRIBES":
            found.add(below)
        elif kind == "DESCRIBED_BY":
            found.add(above)
    return found


def _relations(whole: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for each in _rows(whole.get("relationships")):
        above, kind, below = (word(each.get(k)) for k in ("spdxElementId", "relationshipType", "relatedSpdxElement"))
        if above and kind and below:
            yield above, kind.upper().replace("-", "_"), below


def _needs(relations: list[tuple[str, str, str]]) -> Iterator[Need]:
    for one, kind, other in relations:
        if kind in _NEEDS:
            yield Need(one, other, *_NEEDS[kind])
        elif kind in _NEEDED_BY:
            yield Need(other, one, *_NEEDED_BY[kind])


def _notes(each: Mapping[str, Any]) -> str:
    """The notes of licet, where that is what stands in the comment of EACH."""
    comment = word(each.get("comment")) or ""
    return comment.removeprefix(NOTES) if comment.startswith(NOTES) else ""


def _package(each: Mapping[str, Any]) -> ListedPackage:
    key = word(each.get("SPDXID")) or word(each.get("name")) or ""
    references = _rows(each.get("externalRefs"))
    purls = [word(one.get("referenceLocator")) for one in references if one.get("referenceType") == "purl"]
    purpose = (word(each.get("primaryPackagePurpose")) or "").upper().replace("_", "-")
    return ListedPackage(
        key=key,
        name=word(each.get("name")) or "",
        version=word(each.get("versionInfo")) or "",
        purl=next(filter(None, purls), "") or "",
        declared=_license(each.get("licenseDeclared")),
        concluded=_license(each.get("licenseConcluded")),
        found=tuple(_words(each.get("licenseInfoFromFiles"))),
        copyrights=tuple(_said(each.get("copyrightText"))),
        kind=_PURPOSES.get(purpose, purpose.lower()),
        analyzed=str(each.get("filesAnalyzed")).lower() == "true",
        notes=_notes(each),
    )


def _file(each: Mapping[str, Any], holders: Mapping[str, str], snippets: Mapping[str, list[Snippet]]) -> ListedFile:
    key = word(each.get("SPDXID")) or ""
    digests = {
        (word(one.get("algorithm")) or "").upper(): (word(one.get("checksumValue")) or "").lower()
        for one in _rows(each.get("checksums"))
    }
    found = _words(each.get("licenseInfoInFiles"))
    return ListedFile(
        path=(word(each.get("fileName")) or "").removeprefix("./").lstrip("/"),
        holder=word(each.get("holder")) or holders.get(key, ""),
        sha1=digests.get("SHA1", ""),
        sha256=digests.get("SHA256", ""),
        license=_license(each.get("licenseConcluded")),
        found=tuple(id for id in found if id not in (NONE, NOASSERTION)),
        copyrights=tuple(_said(each.get("copyrightText"))),
        snippets=tuple(snippets.get(key, ())),
        read=NOASSERTION not in found,
        notes=_notes(each),
    )


def _snippets(whole: Mapping[str, Any]) -> dict[str, list[Snippet]]:
    """The parts of files, by the ids of these."""
    found: dict[str, list[Snippet]] = {}
    for each in _rows(whole.get("snippets")):
        ranges = {key: value for one in _rows(each.get("ranges")) for key, value in _range(one)}
        for key, name in (("offset", "byteRange"), ("lineNumber", "lineRange")):
            first, _, last = (word(each.get(name)) or "").partition(":")
            if first.isascii() and last.isascii() and first.isdigit() and last.isdigit():
                ranges[key] = (int(first[:15]), int(last[:15]))
        if "offset" in ranges:
            lines = ranges.get("lineNumber", (1, 1))
            made = Snippet(*ranges["offset"], *lines, _license(each.get("licenseConcluded")))
            found.setdefault(word(each.get("snippetFromFile")) or "", []).append(made)
    return found


def _range(one: Mapping[str, Any]) -> Iterator[tuple[str, tuple[int, int]]]:
    start, end = table(one.get("startPointer")), table(one.get("endPointer"))
    for key in ("offset", "lineNumber"):
        values = [str(pointer.get(key, ""))[:15] for pointer in (start, end)]
        if all(value.isascii() and value.isdigit() for value in values):
            yield key, (int(values[0]), int(values[1]))


def _texts(whole: Mapping[str, Any]) -> Iterator[LicenseText]:
    for each in _rows(whole.get("hasExtractedLicensingInfos")):
        id = word(each.get("licenseId"))
        if id:
            yield LicenseText(id, word(each.get("extractedText")) or "", word(each.get("name")) or "")


def _license(value: object) -> str:
    return (word(value) or NOASSERTION).strip()


def _said(value: object) -> list[str]:
    text = word(value) or ""
    return [] if text in (NONE, NOASSERTION) else [line for line in text.splitlines() if line.strip()]
