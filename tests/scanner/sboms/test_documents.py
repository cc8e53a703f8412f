# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bills of materials that other tools wrote: each kind is told from its contents, and read for what it says."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.licenses.catalog import text
from licet.model import Basis, Inventory, Resolution, Scope, Unknown, Use
from licet.scanner.sboms import Form, form_of, read_document, recover

Read = Callable[[str], Inventory]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What a document says whose text is given."""

    def written(contents: str) -> Inventory:
        path = tmp_path / "bom"
        path.write_text(contents, encoding="utf-8")
        form = form_of(path)
        assert form is not None
        return recover(read_document(path, form), path.name).inventory

    return written


def by_name(inventory: Inventory) -> dict[str, Resolution]:
    return {each.component.purl.rpartition("/")[2].partition("@")[0]: each for each in inventory.resolutions}


def cyclonedx(*components: dict[str, Any], **more: Any) -> str:
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": components, **more})


def own(id: str) -> str:
    """The text of ID as a work has it that Ann wrote."""
    return re.sub(r"Copyright.*<.*", "Copyright (c) 2001 Ann Author. All rights reserved.", text(id))


def component(name: str, *licenses: Any, **more: Any) -> dict[str, Any]:
    made = {"type": "library", "name": name, "version": "1", "bom-ref": name, "purl": f"pkg:npm/{name}@1", **more}
    return made | ({"licenses": list(licenses)} if licenses else {})


def stated(read: Read, *licenses: Any) -> Resolution:
    return by_name(read(cyclonedx(component("a", *licenses))))["a"]


TAGS = """SPDXVersion: SPDX-2.2
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: shop
Creator: Tool: made-up-1.0
# a remark
PackageName: shop
SPDXID: SPDXRef-shop
PackageLicenseDeclared: MIT
PackageLicenseConcluded: NOASSERTION

FileName: ./src/a.c
SPDXID: SPDXRef-a
FileChecksum: SHA1: 85ed0817af83a24ad8da68c2b5094de69833983c
LicenseConcluded: Apache-2.0
LicenseInfoInFile: Apache-2.0
FileCopyrightText: <text>Copyright 2001 Ann
Copyright 2002 Bob</text>

PackageName: lib
SPDXID: SPDXRef-lib
PackageVersion: 2.0
PackageLicenseDeclared: LGPL-2.1
PackageLicenseConcluded: LGPL-2.1-only
ExternalRef: PACKAGE-MANAGER purl pkg:npm/%40own/lib@2.0

PackageName: tool
SPDXID: SPDXRef-tool
PackageLicenseDeclared: LicenseRef-1
PackageLicenseConcluded: NONE

LicenseID: LicenseRef-1
ExtractedText: <text>{isc}</text>

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-shop
Relationship: SPDXRef-shop STATIC_LINK SPDXRef-lib
Relationship: SPDXRef-tool BUILD_TOOL_OF SPDXRef-shop
"""


def test_tags_and_values(read: Read) -> None:
    inventory = read(TAGS.replace("{isc}", own("ISC")))
    (declaration,) = inventory.declarations
    assert (declaration.name, str(declaration.concluded)) == ("shop", "MIT")
    found = by_name(inventory)
    lib, tool = found["lib"], found["tool"]
    assert lib.component.purl == "pkg:npm/%40own/lib@2.0"
    assert (lib.component.use, lib.component.direct, str(lib.concluded)) == (Use.STATIC, True, "LGPL-2.1-only")
    assert (tool.component.scope, str(tool.concluded), tool.basis) == (Scope.BUILD, "ISC", Basis.DECLARED)
    (file,) = inventory.files
    assert (file.path, str(file.expression)) == ("src/a.c", "Apache-2.0")
    assert [each.statement for each in file.copyrights] == ["Copyright 2001 Ann", "Copyright 2002 Bob"]


def test_yaml_and_json_and_xml_say_the_same(read: Read) -> None:
    package = {"name": "a", "SPDXID": "SPDXRef-a", "versionInfo": "1.10", "licenseConcluded": "MIT OR ISC"}
    tree = {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "x", "packages": [package]}
    fields = "".join(f"<{name}>{value}</{name}>" for name, value in package.items())
    xml = f"<Document><spdxVersion>SPDX-2.3</spdxVersion><packages>{fields}</packages></Document>"
    yaml = "packages:\n- " + "\n  ".join(f"{name}: {value}" for name, value in package.items())
    for written in (json.dumps(tree), xml, f"{yaml}\nspdxVersion: SPDX-2.3\n"):
        (found,) = read(written).resolutions
        assert (found.component.purl, str(found.concluded)) == ("pkg:generic/a@1.10", "MIT OR ISC")


RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#">
<SpdxDocument rdf:about="http://x.example/d#SPDXRef-DOCUMENT"><specVersion>SPDX-2.2</specVersion><name>x</name>
<relationship><Relationship><relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
<relatedSpdxElement><Package rdf:about="http://x.example/d#SPDXRef-a"><name>a</name>
<licenseDeclared><ConjunctiveLicenseSet><member rdf:resource="http://spdx.org/licenses/MIT"/>
<member><DisjunctiveLicenseSet><member rdf:resource="http://spdx.org/licenses/ISC"/>
<member><OrLaterOperator><member rdf:resource="http://spdx.org/licenses/EPL-1.0"/></OrLaterOperator></member>
<member><WithExceptionOperator><member rdf:resource="http://spdx.org/licenses/GPL-2.0-only"/>
<licenseException rdf:resource="http://spdx.org/licenses/Classpath-exception-2.0"/></WithExceptionOperator></member>
</DisjunctiveLicenseSet></member></ConjunctiveLicenseSet></licenseDeclared>
<licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
</Package></relatedSpdxElement></Relationship></relationship></SpdxDocument></rdf:RDF>"""


def test_rdf_keeps_choices_within_what_holds_at_once(read: Read) -> None:
    (declaration,) = read(RDF).declarations
    said = str(declaration.concluded)
    assert set(said.split(" AND ", 1)) >= {"MIT"} or said.endswith(" AND MIT")
    inner = said.replace("MIT AND ", "").replace(" AND MIT", "").strip("()")
    assert set(inner.split(" OR ")) == {"ISC", "EPL-1.0+", "GPL-2.0-only WITH Classpath-exception-2.0"}


def test_spdx_3_in_expressions_and_in_elements(read: Read) -> None:
    def relation(kind: str, above: str, *below: str, **more: str) -> dict[str, Any]:
        made = {"type": "Relationship", "spdxId": f"{kind}-{above}", "relationshipType": kind, "from": above}
        return made | {"to": [*below], **more}

    listed = "https://spdx.org/licenses/"
    graph = [
        {"type": "SpdxDocument", "spdxId": "d", "rootElement": ["b"], "creationInfo": "_:c"},
        {"type": "software_Sbom", "spdxId": "b", "rootElement": ["p"]},
        {"type": "software_Package", "spdxId": "p", "name": "shop"},
        {"type": "software_Package", "spdxId": "q", "name": "q", "software_packageUrl": "pkg:npm/q@1"},
        {"type": "software_Package", "spdxId": "r", "name": "r", "software_packageUrl": "pkg:npm/r@1"},
        {"type": "simplelicensing_LicenseExpression", "spdxId": "e", "simplelicensing_licenseExpression": "MIT"},
        {"type": "expandedlicensing_ConjunctiveLicenseSet", "spdxId": "s",
         "expandedlicensing_member": ["t", f"{listed}ISC"]},
        {"type": "expandedlicensing_DisjunctiveLicenseSet", "spdxId": "t",
         "expandedlicensing_member": [f"{listed}MIT", f"{listed}Zlib"]},
        relation("hasDeclaredLicense", "p", "e"),
        relation("hasConcludedLicense", "q", "s"),
        relation("hasConcludedLicense", "r", "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoneLicense"),
        relation("dependsOn", "p", "r", type="LifecycleScopedRelationship", scope="test"),
        relation("hasOptionalDependency", "p", "q"),
    ]  # fmt: skip
    context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
    inventory = read(json.dumps({"@context": context, "@graph": graph}))
    assert [str(each.concluded) for each in inventory.declarations] == ["MIT"]
    found = by_name(inventory)
    assert (str(found["q"].concluded), found["q"].component.scope) == ("(MIT OR Zlib) AND ISC", Scope.OPTIONAL)
    assert found["r"].component.scope is Scope.TEST
    assert isinstance(found["r"].concluded, Unknown)
    assert found["r"].concluded.missing


def test_sets_that_double_at_each_level_are_no_license(read: Read) -> None:
    def level(number: int) -> dict[str, Any]:
        members = [f"s{number + 1}"] * 2 if number < 40 else ["https://spdx.org/licenses/MIT"]
        type = f"expandedlicensing_{'Con' if number % 2 else 'Dis'}junctiveLicenseSet"
        return {"type": type, "spdxId": f"s{number}", "expandedlicensing_member": members}

    link = {"type": "Relationship", "spdxId": "l", "from": "p", "to": "s0", "relationshipType": "hasConcludedLicense"}
    graph = [{"type": "software_Package", "spdxId": "p", "name": "p"}, link, *map(level, range(41))]
    document = {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": graph}
    (found,) = read(json.dumps(document)).resolutions
    assert isinstance(found.concluded, Unknown)


@pytest.mark.parametrize("version", ["1.2", "1.3", "1.4", "1.5", "1.6"])
def test_cyclonedx_xml(read: Read, version: str) -> None:
    inventory = read(f"""<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/{version}"><metadata>
    <component type="application" bom-ref="shop"><name>shop</name><licenses><license><id>MIT</id></license></licenses>
    </component></metadata><components>
    <component type="library" bom-ref="a"><group>org.x</group><name>a</name><version>1</version>
    <licenses><expression>MIT OR ISC</expression></licenses><purl>pkg:maven/org.x/a@1</purl></component>
    <component type="library" bom-ref="b"><name>b</name><scope>optional</scope>
    <licenses><license><name>Apache License, Version 2.0</name></license></licenses></component>
    </components><dependencies><dependency ref="shop"><dependency ref="a"/></dependency>
    <dependency ref="a"><dependency ref="b"/></dependency></dependencies></bom>""")
    assert [str(each.concluded) for each in inventory.declarations] == ["MIT"]
    a, b = inventory.resolutions[1], inventory.resolutions[0]
    assert (a.component.purl, a.component.direct, str(a.concluded)) == ("pkg:maven/org.x/a@1", True, "MIT OR ISC")
    assert (b.component.scope, b.component.direct) == (Scope.OPTIONAL, False)
    assert (b.component.parents, str(b.concluded)) == (("pkg:maven/org.x/a@1",), "Apache-2.0")


def test_several_licenses_are_all_stated(read: Read) -> None:
    assert str(stated(read, {"license": {"id": "MIT"}}, {"license": {"id": "ISC"}}).concluded) == "MIT AND ISC"
    classifier = {"license": {"name": "License :: OSI Approved :: BSD License"}}
    assert str(stated(read, {"license": {"id": "BSD-3-Clause"}}, classifier).concluded) == "BSD-3-Clause"


def test_license_that_nobody_can_read_beside_one_that_all_can_leaves_it_open(read: Read) -> None:
    found = stated(read, {"license": {"id": "MIT"}}, {"license": {"name": "Terms of Acme, Inc."}})
    assert isinstance(found.concluded, Unknown)


def test_names_that_mean_several_licenses_stay_open(read: Read) -> None:
    found = stated(read, {"license": {"name": "BSD"}})
    assert isinstance(found.concluded, Unknown)
    assert "BSD-3-Clause" in found.concluded.candidates


@pytest.mark.parametrize("encoding", [None, "base64"])
def test_text_tells_what_a_name_does_not(read: Read, encoding: str | None) -> None:
    content = own("Zlib")
    attached = {"content": base64.b64encode(content.encode()).decode(), "encoding": encoding} if encoding else {}
    license = {"name": "Terms of Acme, Inc.", "text": attached or {"content": content}}
    assert str(stated(read, {"license": license}).concluded) == "Zlib"


@pytest.mark.parametrize("id", ["Zlib", "MIT", "BSD-3-Clause"])
def test_text_is_told_by_its_words(read: Read, id: str) -> None:
    license = {"name": "Terms of Acme, Inc.", "text": {"content": own(id)}}
    assert str(stated(read, {"license": license}).concluded) == id


@pytest.mark.parametrize(
    "more", ["{}\nNot on Sundays.\n", "Not on Sundays.\n{}", "{} Not on Sundays.", "MIT License, not on Sundays\n{}",
             "Copyright 2001 Ann. Not on Sundays.\n{}"],
)  # fmt: skip
@pytest.mark.parametrize("id", ["Zlib", "MIT", "BSD-3-Clause"])
def test_text_that_says_more_is_another_license(read: Read, id: str, more: str) -> None:
    license = {"name": "Terms of Acme, Inc.", "text": {"content": more.format(own(id).rstrip())}}
    assert isinstance(stated(read, {"license": license}).concluded, Unknown)


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [("MIT", "", "MIT"), ("x", "Apache License, Version 2.0", "Apache-2.0"), ("MIT", "MIT, not on Sundays", None),
     ("MIT", "GPLv3", None)],
)  # fmt: skip
def test_own_license_of_a_document_is_what_its_text_says(
    read: Read, name: str, words: str, expected: str | None
) -> None:
    package = {"name": "a", "SPDXID": "SPDXRef-a", "licenseConcluded": "LicenseRef-1"}
    info = {"licenseId": "LicenseRef-1", "name": name, "extractedText": words}
    tree = {"spdxVersion": "SPDX-2.3", "packages": [package], "hasExtractedLicensingInfos": [info]}
    (found,) = read(json.dumps(tree)).resolutions
    assert str(found.concluded) == (expected or "LicenseRef-1")


def test_what_is_declared_and_what_was_concluded_are_both_judged(read: Read) -> None:
    declared = {"license": {"id": "MIT", "acknowledgement": "declared"}}
    concluded = {"license": {"id": "GPL-3.0-only", "acknowledgement": "concluded"}}
    found = stated(read, declared, concluded)
    assert (str(found.concluded), str(found.detected), found.basis) == ("MIT", "GPL-3.0-only", Basis.DECLARED)
    assert stated(read, concluded).basis is Basis.DETECTED


def test_who_ships_is_no_tool(read: Read) -> None:
    development = [{"name": "cdx:npm:package:development", "value": "true"}]
    components = [
        component("a"), component("tool", properties=development), component("both", properties=development),
        component("inner", properties=development), component("maybe", scope="optional"), component("below"),
    ]  # fmt: skip
    dependencies = [
        {"ref": "shop", "dependsOn": ["a", "tool"]}, {"ref": "a", "dependsOn": ["both", "maybe"]},
        {"ref": "tool", "dependsOn": ["both", "inner"]}, {"ref": "maybe", "dependsOn": ["below"]},
    ]  # fmt: skip
    metadata = {"component": {"name": "shop", "type": "application", "bom-ref": "shop"}}
    found = by_name(read(cyclonedx(*components, metadata=metadata, dependencies=dependencies)))
    scopes = {name: each.component.scope for name, each in found.items()}
    assert scopes == {
        "a": Scope.RUNTIME, "tool": Scope.DEV, "both": Scope.RUNTIME, "inner": Scope.DEV, "maybe": Scope.OPTIONAL,
        "below": Scope.OPTIONAL,
    }  # fmt: skip
    assert [name for name, each in found.items() if each.component.direct] == ["a", "tool"]


def test_works_of_an_image_are_side_by_side(read: Read) -> None:
    metadata = {"component": {"name": "debian:12", "type": "container"}}
    os = {"type": "operating-system", "name": "debian", "version": "12"}
    inventory = read(cyclonedx(component("a"), os, metadata=metadata))
    assert inventory.is_collection
    assert [*by_name(inventory)] == ["a"]


def test_notes_of_licet_count_only_in_its_own_documents(read: Read) -> None:
    notes = [{"name": "licet:notes", "value": json.dumps({"component": {"scope": "dev"}, "basis": "clarified"})}]
    document = cyclonedx(component("a", {"license": {"id": "GPL-3.0-only"}}, properties=notes))
    (found,) = read(document).resolutions
    assert (found.component.scope, found.basis) == (Scope.RUNTIME, Basis.DECLARED)


def test_what_is_no_document_is_none(tmp_path: Path) -> None:
    for name, contents in {
        "a.json": '{"name": "x"}',
        "b.xml": "<project/>",
        "c.txt": "as spdxVersion: SPDX-2.3",
    }.items():
        (tmp_path / name).write_text(contents)
        assert form_of(tmp_path / name) is None
    assert form_of(tmp_path) is None


def test_every_form_is_told(tmp_path: Path) -> None:
    samples = {
        Form.SPDX_TAG_VALUE: "# remark\n\nSPDXVersion: SPDX-2.3\n",
        Form.CYCLONEDX_JSON: ' {"$schema": "x", "bomFormat" : "CycloneDX"}',
        Form.SPDX_JSON: '\ufeff{"packages": [], "spdxVersion": "SPDX-2.2"}',
        Form.SPDX_RDF: RDF,
    }
    for form, contents in samples.items():
        (tmp_path / "x").write_text(contents, encoding="utf-8")
        assert form_of(tmp_path / "x") is form
