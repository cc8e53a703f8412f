# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A bill as SPDX 3.0.1 in JSON-LD (https://spdx.github.io/spdx-spec/v3.0.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from licet.bill import NOASSERTION, NONE, Bill, ListedFile, ListedPackage, Need, Snippet, is_said
from licet.errors import ExpressionError
from licet.licenses.expression import ids, parse
from licet.model import Scope, Use
from licet.templates.sbom.names import identifier, line, namespace, text

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
UNKNOWN_TEXT = "The text of this license is not known to the maker of this document."

_TERMS = "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing"
_ABSENT = {NONE: f"{_TERMS}/NoneLicense", NOASSERTION: f"{_TERMS}/NoAssertionLicense"}
_INFO = "_:creation"
_SCOPES = {Scope.RUNTIME: "runtime", Scope.DEV: "development", Scope.BUILD: "build", Scope.TEST: "test"}
_PURPOSES = {"application": "application", "container": "container", "library": "library", "platform": "platform"}
_OWN = ("LicenseRef-", "DocumentRef-", "AdditionRef-")


def json_text(bill: Bill) -> str:
    """BILL as JSON-LD."""
    return json.dumps({"@context": CONTEXT, "@graph": list(_Maker(bill).graph())}, indent=2, ensure_ascii=False) + "\n"


class _Maker:
    def __init__(self, bill: Bill) -> None:
        self.bill = bill
        self.space = f"{namespace(bill)}#"
        self.works = (*([bill.root] if bill.root else []), *bill.packages)
        self.ids = {each.key: self._id("Package", each.name, each.key) for each in self.works}
        self.files = {each.path: self._id("File", each.path.rpartition("/")[2], each.path) for each in bill.files}
        self.licenses: dict[str, str] = {}
        self.relations: dict[tuple[str, str, str | None], list[str]] = {}

    def graph(self) -> Iterator[dict[str, Any]]:
        """All elements: the document's own, then works and files, then what they have to do with each other."""
        tool, agent = self._id("Tool", "", self.bill.tool), self._id("Agent", "", self.bill.tool)
        elements = [*self._elements()]
        described = [self.ids[self.bill.root.key]] if self.bill.root else [self.ids[each.key] for each in self.works]
        inside = sorted(each["spdxId"] for each in elements)
        info = {"type": "CreationInfo", "@id": _INFO, "specVersion": "3.0.1", "created": self.bill.created}
        yield info | {"createdBy": [agent], "createdUsing": [tool]}
        yield self._element("SoftwareAgent", agent, name=self.bill.tool)
        yield self._element("Tool", tool, name=self.bill.tool)
        document = self._element("SpdxDocument", f"{self.space}Document", name=line(self.bill.name) or "document")
        sbom = f"{self.space}Sbom"
        yield document | {
            "dataLicense": self._license("CC0-1.0"),
            "profileConformance": ["core", "software", "simpleLicensing"],
            "rootElement": [sbom],
            "element": sorted([*inside, agent, tool, sbom]),
        }
        yield self._element("software_Sbom", sbom) | {"rootElement": described, "element": inside}
        yield from elements

    def _elements(self) -> Iterator[dict[str, Any]]:
        for work in self.works:
            yield from self._package(work)
        for file in self.bill.files:
            yield from self._file(file)
        for need in self.bill.needs:
            self._need(need)
        self._license("CC0-1.0")
        yield from self._license_elements()
        yield from self._relationships()
        yield from self._notes(f"{self.space}Document", self.bill.notes)

    def _package(self, each: ListedPackage) -> Iterator[dict[str, Any]]:
        id = self.ids[each.key]
        made = self._element("software_Package", id, name=line(each.name) or "unnamed")
        made["software_primaryPurpose"] = _PURPOSES.get(each.kind, "other")
        if each.version:
            made["software_packageVersion"] = line(each.version)
        if each.purl:
            made["software_packageUrl"] = each.purl
            made["externalIdentifier"] = [
                {"type": "ExternalIdentifier", "externalIdentifierType": "packageUrl", "identifier": each.purl}
            ]
        if each.comment:
            made["comment"] = text(each.comment)
        made["software_copyrightText"] = _copyright(each.copyrights, looked=each.analyzed)
        yield made
        self._relate(id, "hasDeclaredLicense", self._license(each.declared))
        self._relate(id, "hasConcludedLicense", self._license(each.concluded))
        yield from self._notes(id, each.notes)

    def _file(self, each: ListedFile) -> Iterator[dict[str, Any]]:
        id = self.files[each.path]
        made = self._element("software_File", id, name=line(each.path) or "unnamed")
        hashes = [("sha1", each.sha1), ("sha256", each.sha256)]
        verified = [{"type": "Hash", "algorithm": how, "hashValue": digest} for how, digest in hashes if digest]
        if verified:
            made["verifiedUsing"] = verified
        made["software_copyrightText"] = _copyright(each.copyrights, looked=each.read)
        yield made
        found = [self._license(license) for license in each.found]
        for one in found or [self._license(NONE if each.read else NOASSERTION)]:
            self._relate(id, "hasDeclaredLicense", one)
        if each.license != NOASSERTION:  # which is what no word means, and most files are so
            self._relate(id, "hasConcludedLicense", self._license(each.license))
        if each.holder in self.ids:
            self._relate(self.ids[each.holder], "contains", id)
        for snippet in each.snippets:
            yield self._snippet(id, each, snippet)
        yield from self._notes(id, each.notes)

    def _snippet(self, file: str, of: ListedFile, each: Snippet) -> dict[str, Any]:
        id = self._id("Snippet", of.path.rpartition("/")[2], f"{of.path} {each}")
        self._relate(id, "hasConcludedLicense", self._license(each.license))
        return self._element("software_Snippet", id) | {
            "software_snippetFromFile": file,
            "software_byteRange": _range(each.first_byte, each.last_byte),
            "software_lineRange": _range(each.first_line, each.last_line),
        }

    def _need(self, need: Need) -> None:
        above, below = self.ids[need.dependent], self.ids[need.needed]
        if need.use is Use.COPIED:
            self._relate(above, "contains", below)
        elif need.scope is Scope.OPTIONAL:
            self._relate(above, "hasOptionalDependency", below)
        else:
            kind = "hasStaticLink" if need.use is Use.STATIC else "dependsOn"
            self._relate(above, kind, below, _SCOPES.get(need.scope) if need.scope else None)

    def _license(self, license: str) -> str:
        """The address of LICENSE, or of the word for its absence."""
        if not is_said(license):
            return _ABSENT[license]
        return self.licenses.setdefault(license, self._id("License", license, license))

    def _license_elements(self) -> Iterator[dict[str, Any]]:
        texts = {each.id: each for each in self.bill.texts}
        own: dict[str, str] = {}
        for license, id in sorted(self.licenses.items()):
            made = self._element("simplelicensing_LicenseExpression", id)
            made["simplelicensing_licenseExpression"] = license
            custom = [each for each in _ids(license) if each.startswith(_OWN)]
            for each in custom:
                own.setdefault(each, self._id("Text", each, each))
            if custom:
                made["simplelicensing_customIdToUri"] = [
                    {"type": "DictionaryEntry", "key": each, "value": own[each]} for each in custom
                ]
            yield made
        for license, id in sorted(own.items()):
            known = texts.get(license)
            made = self._element("simplelicensing_SimpleLicensingText", id, name=license)
            made["simplelicensing_licenseText"] = text(known.text if known else "") or UNKNOWN_TEXT
            yield made

    def _relate(self, above: str, kind: str, below: str, scope: str | None = None) -> None:
        self.relations.setdefault((above, kind, scope), []).append(below)

    def _relationships(self) -> Iterator[dict[str, Any]]:
        for (above, kind, scope), below in self.relations.items():
            key = f"{above} {kind} {scope}"
            type = "LifecycleScopedRelationship" if scope else "Relationship"
            made = self._element(type, self._id("Relationship", kind, key))
            made |= {"from": above, "relationshipType": kind, "to": below}
            yield made | ({"scope": scope} if scope else {})

    def _notes(self, of: str, notes: str) -> Iterator[dict[str, Any]]:
        if notes:
            made = self._element("Annotation", self._id("Annotation", "", of))
            yield made | {
                "annotationType": "other",
                "contentType": "application/json",
                "statement": notes,
                "subject": of,
            }

    def _element(self, type: str, id: str, *, name: str = "") -> dict[str, Any]:
        return {"type": type, "spdxId": id, "creationInfo": _INFO, **({"name": name} if name else {})}

    def _id(self, kind: str, name: str, key: str) -> str:
        return self.space + identifier(kind, name, key)


def _ids(license: str) -> tuple[str, ...]:
    try:
        return ids(parse(license))
    except ExpressionError:
        return ()


def _range(first: int, last: int) -> dict[str, Any]:
    return {"type": "PositiveIntegerRange", "beginIntegerRange": first, "endIntegerRange": last}


def _copyright(statements: Iterable[str], *, looked: bool) -> str:
    return "\n".join(map(line, statements)) or (NONE if looked else NOASSERTION)
