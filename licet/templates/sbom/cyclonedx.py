# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A bill as CycloneDX 1.6, by the project's own library (https://cyclonedx.org/docs/1.6/json/).

The library's writers of whole documents first search all dependencies for each component, which takes hours for as many
files as projects have; what they look for holds by how the document is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from cyclonedx.model import AttachedText, Copyright, HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import DisjunctiveLicense, LicenseAcknowledgement, LicenseExpression
from cyclonedx.model.tool import ToolRepository
from cyclonedx.schema.schema import SchemaVersion1Dot6
from cyclonedx.spdx import is_supported_id
from packageurl import PackageURL

from licet.bill import NOASSERTION, Bill, LicenseText, ListedFile, ListedPackage, is_said
from licet.errors import ExpressionError
from licet.licenses.expression import License, parse
from licet.model import Scope
from licet.templates.sbom.names import identifier, line, serial, text

NOTES = "licet:notes"
"""The property that is licet's notes."""

LICENSE = "licet:license-"
"""How properties begin that are a license which has no place among the licenses."""

DECLARED = LicenseAcknowledgement.DECLARED
CONCLUDED = LicenseAcknowledgement.CONCLUDED

_SCHEMA = "http://cyclonedx.org/schema/bom"
_SCOPES = {None: None, Scope.RUNTIME: ComponentScope.REQUIRED, Scope.OPTIONAL: ComponentScope.OPTIONAL}
_TYPES = {each.value: each for each in ComponentType}


def json_text(bill: Bill) -> str:
    """BILL as JSON."""
    head = {"$schema": f"{_SCHEMA}-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6"}
    bom: Any = _Maker(bill).bom()
    return json.dumps(head | json.loads(bom.as_json(view_=SchemaVersion1Dot6)), indent=2) + "\n"


def xml_text(bill: Bill) -> str:
    """BILL as XML."""
    bom: Any = _Maker(bill).bom()
    element = bom.as_xml(SchemaVersion1Dot6, as_string=False, xmlns=f"{_SCHEMA}/1.6")
    ET.indent(element)
    written = ET.tostring(element, encoding="unicode", default_namespace=f"{_SCHEMA}/1.6")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


class _Maker:
    def __init__(self, bill: Bill) -> None:
        self.bill = bill
        self.texts = {each.id: each for each in bill.texts}
        works = (*([bill.root] if bill.root else []), *bill.packages)
        self.refs = {each.key: identifier("package", each.name, each.key) for each in works}

    def bom(self) -> Bom:
        """The whole document."""
        bill = self.bill
        held: dict[str, list[Component]] = {}
        for file in bill.files:
            held.setdefault(file.holder, []).append(self._file(file))
        root = self._package(bill.root, ()) if bill.root else None
        packages = [self._package(each, held.get(each.key, ())) for each in bill.packages]
        loose = [one for holder, files in held.items() if holder not in {e.key for e in bill.packages} for one in files]
        name, _, version = bill.tool.rpartition("-")
        tool = Component(name=name or bill.tool, version=version or None, type=ComponentType.APPLICATION)
        return Bom(
            serial_number=serial(bill),
            metadata=BomMetaData(
                timestamp=datetime.fromisoformat(bill.created),
                tools=ToolRepository(components=[tool]),
                component=root,
                properties=_noted(bill.notes),
            ),
            components=[*packages, *loose],
            dependencies=self._dependencies(),
        )

    def _dependencies(self) -> Iterator[Dependency]:
        needed: dict[str, list[str]] = {key: [] for key in self.refs}
        for need in self.bill.needs:
            if need.needed not in needed[need.dependent]:
                needed[need.dependent].append(need.needed)
        for key, below in needed.items():
            yield Dependency(BomRef(self.refs[key]), [Dependency(BomRef(self.refs[each])) for each in below])

    def _package(self, each: ListedPackage, files: Iterable[Component]) -> Component:
        purl = PackageURL.from_string(each.purl) if each.purl else None
        namespace = purl.namespace if purl and each.name == f"{purl.namespace}/{purl.name}" else None
        licenses = self._licenses(each.declared, each.concluded)
        return Component(
            name=line(purl.name if purl and namespace else each.name) or "unnamed",
            group=namespace,
            type=_TYPES.get(each.kind, ComponentType.LIBRARY),
            bom_ref=self.refs[each.key],
            version=line(each.version) or None,
            purl=purl,
            scope=_SCOPES.get(each.scope, ComponentScope.EXCLUDED),
            licenses=licenses,
            copyright="\n".join(map(line, each.copyrights)) or None,
            description=line(each.comment) or None,
            properties=[*_noted(each.notes), *_unsaid(each, licenses)],
            components=files,
        )

    def _licenses(self, declared: str, concluded: str) -> list[LicenseExpression | DisjunctiveLicense]:
        """Both, each with what it is; an expression has to stand alone, and then it is the conclusion."""
        said = [(license, how) for license, how in ((declared, DECLARED), (concluded, CONCLUDED)) if is_said(license)]
        if declared == concluded:
            said = said[:1]
        if all(_is_simple(license) for license, _ in said):
            return [self._simple(license, how) for license, how in said]
        return [LicenseExpression(license, acknowledgement=how) for license, how in said[-1:]]

    def _simple(self, license: str, how: LicenseAcknowledgement | None) -> DisjunctiveLicense:
        if is_supported_id(license):
            return DisjunctiveLicense(id=license, acknowledgement=how)
        known = self.texts.get(license, LicenseText(license, ""))
        words = AttachedText(content=text(known.text)) if known.text else None
        return DisjunctiveLicense(name=license, text=words, acknowledgement=how)

    def _file(self, each: ListedFile) -> Component:
        digests = ((HashAlgorithm.SHA_1, each.sha1), (HashAlgorithm.SHA_256, each.sha256))
        found = [self._simple(license, None) for license in each.found]
        ref = identifier("file", each.path.rpartition("/")[2], each.path)
        places = [
            Occurrence(
                location=line(each.path),
                line=part.first_line,
                offset=part.first_byte - 1,
                additional_context=f"lines {part.first_line} to {part.last_line}: {part.license}",
                bom_ref=identifier("part", "", f"{each.path} {part}"),
            )
            for part in each.snippets
        ]
        statements = [Copyright(text=line(said)) for said in each.copyrights]
        seen = found or places or statements
        evidence = ComponentEvidence(licenses=found, occurrences=places, copyright=statements) if seen else None
        return Component(
            name=line(each.path) or "unnamed",
            type=ComponentType.FILE,
            bom_ref=ref,
            hashes=[HashType(alg=how, content=digest) for how, digest in digests if digest],
            licenses=self._licenses(NOASSERTION, each.license),
            evidence=evidence,
            properties=_noted(each.notes),
        )


def _is_simple(license: str) -> bool:
    """Whether LICENSE is one that the format may name by itself."""
    try:
        return isinstance(parse(license), License) and not license.endswith("+")
    except ExpressionError:
        return False


def _noted(notes: str) -> list[Property]:
    return [Property(name=NOTES, value=notes)] if notes else []


def _unsaid(each: ListedPackage, licenses: Iterable[LicenseExpression | DisjunctiveLicense]) -> Iterator[Property]:
    """What has no room among the licenses: beside an expression nothing may stand, and for NONE there is no word."""
    given = {one.acknowledgement for one in licenses}
    for how, license in ((DECLARED, each.declared), (CONCLUDED, each.concluded)):
        same = how is CONCLUDED and license == each.declared
        if license != NOASSERTION and how not in given and not (same and DECLARED in given):
            yield Property(name=f"{LICENSE}{how.value}", value=license)
