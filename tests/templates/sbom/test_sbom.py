# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `licet sbom` writes, put to the validators of those who made the formats; and the same work, the same bytes."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from cyclonedx.validation.xml import XmlValidator
from spdx_python_model import v3_0_1
from spdx_tools.spdx.model import Document
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

from licet.bill import NOASSERTION, NONE, Bill, LicenseText, ListedFile, ListedPackage, Need, Snippet
from licet.licenses.catalog import text
from licet.model import Scope, Use
from licet.pipeline import Options
from licet.pipeline.bills import bill
from licet.rules.policy import Policy
from licet.templates.sbom import FORMATS, render

WRITTEN = "2026-01-02T03:04:05Z"
SPDX2 = {"spdx-json": ".spdx.json", "spdx-tv": ".spdx", "spdx-yaml": ".spdx.yaml", "spdx-xml": ".spdx.xml",
         "spdx-rdf": ".spdx.rdf"}  # fmt: skip
# REUSE-IgnoreStart
SOURCE = "// Copyright (c) 2001 Ann\n// SPDX-License-Identifier: MIT\nint one;\n\n/* BSD-3-Clause part follows\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("projects") / "shop"
    manifest = {"name": "shop", "version": "2.1.0", "license": "GPL-2.0", "dependencies": {"a": "1", "odd": "1"}}
    lock = {
        "name": "shop", "version": "2.1.0", "lockfileVersion": 3,
        "packages": {
            "": manifest | {"devDependencies": {"tool": "1"}, "optionalDependencies": {"maybe": "1"}},
            "node_modules/a": {"version": "1.0.0", "license": "MIT OR GPL-3.0-only", "dependencies": {"b": "1"}},
            "node_modules/b": {"version": "1.0.0", "license": "GPLv3"},
            "node_modules/odd": {"version": "1.0.0", "license": "LicenseRef-scancode-proprietary-license"},
            "node_modules/tool": {"version": "1.0.0", "license": "UNLICENSED", "dev": True},
            "node_modules/maybe": {"version": "1.0.0", "optional": True},
        },
    }  # fmt: skip
    files = {
        "package.json": json.dumps(manifest | {"devDependencies": {"tool": "1"}}),
        "package-lock.json": json.dumps(lock, indent=1),
        "LICENSE": text("GPL-2.0-only"),
        "LICENSES/LicenseRef-Own.txt": "Do as Ann says.\n",
        "src/one.c": SOURCE + text("BSD-3-Clause") + "*/\nint two;\n",
        "src/own.c": "// SPDX-License-Identifier: LicenseRef-Own\n",
        "src/with.c": "// SPDX-License-Identifier: GPL-2.0-only WITH AdditionRef-Ours\n",
        "src/käse \x01<&>.c": "// (c) 1999 Zoë \x0c\x7f <text>Évil</text>\n",
        "vendor/lib/LICENSE": text("Zlib"),
        "vendor/lib/lib.c": "int three;\n",
        "logo.png": "\x89PNG\x00",
    }
    for name, contents in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(contents, encoding="utf-8")
    return root


# REUSE-IgnoreEnd


@pytest.fixture(scope="module")
def made(project: Path) -> Bill:
    return bill(project, Policy(), Options(jobs=1), WRITTEN)[0]


@pytest.fixture
def spdx2(tmp_path: Path) -> Callable[[Bill, str], Document]:
    """A document as the project's own library reads it, which finds no mistake in it."""

    def read(made: Bill, format: str) -> Document:
        path = tmp_path / f"bom{SPDX2[format]}"
        path.write_text(render(made, format), encoding="utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library's own parts say to each other
            document: Document = parse_file(str(path))
            assert [(m.validation_message, m.context.spdx_id) for m in validate_full_spdx_document(document)] == []
        return document

    return read


@pytest.mark.parametrize("format", SPDX2)
def test_spdx_2_is_valid_and_whole(format: str, made: Bill, spdx2: Callable[[Bill, str], Document]) -> None:
    document = spdx2(made, format)
    assert len(document.files) == len(made.files)
    assert len(document.packages) == len(made.packages) + 1
    assert len(document.snippets) == sum(len(file.snippets) for file in made.files) > 0
    assert {info.license_id for info in document.extracted_licensing_info} == {
        "LicenseRef-Own", "LicenseRef-scancode-proprietary-license", "LicenseRef-GPL-2.0-only-WITH-AdditionRef-Ours",
    }  # fmt: skip


def test_spdx_2_says_who_needs_whom(made: Bill, spdx2: Callable[[Bill, str], Document]) -> None:
    document = spdx2(made, "spdx-json")
    names = {package.spdx_id: package.name for package in document.packages}
    said = {
        (names.get(r.spdx_element_id), r.relationship_type.name, names.get(str(r.related_spdx_element_id)))
        for r in document.relationships
    }
    assert {
        (None, "DESCRIBES", "shop"),
        ("shop", "DEPENDS_ON", "a"),
        ("a", "DEPENDS_ON", "b"),
        ("tool", "DEV_DEPENDENCY_OF", "shop"),
        ("maybe", "OPTIONAL_DEPENDENCY_OF", "shop"),
        ("shop", "CONTAINS", "lib"),
        ("lib", "CONTAINS", None),
    } <= said


def test_licenses_are_declared_and_concluded_or_said_to_be_unknown(made: Bill) -> None:
    tree = json.loads(render(made, "spdx-json"))
    said = {each["name"]: (each["licenseDeclared"], each["licenseConcluded"]) for each in tree["packages"]}
    assert said["shop"] == ("GPL-2.0-only", "GPL-2.0-only")  # the list's present word for GPL-2.0
    assert said["a"] == ("MIT OR GPL-3.0-only",) * 2
    assert said["b"] == ("NOASSERTION", "GPL-3.0-only")
    assert said["tool"] == ("NOASSERTION", "NONE")
    assert said["maybe"] == ("NOASSERTION", "NOASSERTION")
    comments = {each["name"]: each.get("licenseComments") for each in tree["packages"]}
    assert comments["b"] == "declared as 'GPLv3'"
    assert comments["maybe"].startswith("no lockfile states its license")
    files = {each["fileName"]: each for each in tree["files"]}
    assert files["./src/own.c"]["licenseInfoInFiles"] == ["LicenseRef-Own"]
    assert files["./vendor/lib/lib.c"]["licenseInfoInFiles"] == ["NONE"]
    assert files["./logo.png"]["licenseInfoInFiles"] == ["NOASSERTION"]  # nobody looked
    texts = {each["licenseId"]: each["extractedText"] for each in tree["hasExtractedLicensingInfos"]}
    assert texts["LicenseRef-Own"] == "Do as Ann says.\n"
    assert "GPL-2.0-only WITH AdditionRef-Ours" in texts["LicenseRef-GPL-2.0-only-WITH-AdditionRef-Ours"]


def test_snippets_are_the_bytes_that_are_under_the_license(made: Bill, project: Path) -> None:
    (file,) = [file for file in made.files if file.path == "src/one.c"]
    data = (project / "src/one.c").read_bytes()
    assert {part.license for part in file.snippets} == {"MIT", "BSD-3-Clause"}
    for part in file.snippets:
        lines = data.split(b"\n")[part.first_line - 1 : part.last_line]
        assert data[part.first_byte - 1 : part.last_byte] == b"\n".join(lines)
    assert b"Redistribution and use" in next(
        data[part.first_byte - 1 : part.last_byte] for part in file.snippets if part.license == "BSD-3-Clause"
    )
    assert file.sha1 == hashlib.sha1(data).hexdigest()
    assert file.sha256 == hashlib.sha256(data).hexdigest()


def test_verification_code_is_that_of_the_specification(made: Bill) -> None:
    tree = json.loads(render(made, "spdx-json"))
    own = sorted(file.sha1 for file in made.files if file.holder == "project")
    expected = hashlib.sha1("".join(own).encode()).hexdigest()
    shop = next(each for each in tree["packages"] if each["name"] == "shop")
    assert shop["packageVerificationCode"]["packageVerificationCodeValue"] == expected


def test_cyclonedx_json_is_valid(made: Bill) -> None:
    written = render(made, "cyclonedx-json")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    tree = json.loads(written)
    by_name = {each["name"]: each for each in tree["components"]}
    assert tree["metadata"]["component"]["purl"] == "pkg:npm/shop@2.1.0"
    assert by_name["a"]["licenses"] == [{"expression": "MIT OR GPL-3.0-only", "acknowledgement": "declared"}]
    assert by_name["b"]["licenses"] == [{"license": {"id": "GPL-3.0-only", "acknowledgement": "concluded"}}]
    assert (by_name["tool"]["scope"], by_name["maybe"]["scope"], by_name["a"]["scope"]) == (
        "excluded", "optional", "required",
    )  # fmt: skip
    needs = {each["ref"]: each.get("dependsOn", []) for each in tree["dependencies"]}
    assert by_name["b"]["bom-ref"] in needs[by_name["a"]["bom-ref"]]
    (odd,) = by_name["odd"]["licenses"]
    assert odd["license"]["name"] == "LicenseRef-scancode-proprietary-license"
    part = by_name["src/one.c"]["evidence"]
    assert {"license": {"id": "BSD-3-Clause"}} in part["licenses"]
    assert part["occurrences"][0]["location"] == "src/one.c"


def test_cyclonedx_xml_is_valid(made: Bill) -> None:
    assert XmlValidator(SchemaVersion.V1_6).validate_str(render(made, "cyclonedx-xml")) is None


def test_spdx_3_is_valid(made: Bill) -> None:
    tree = json.loads(render(made, "spdx3-json"))
    objects: Any = v3_0_1.SHACLObjectSet()
    v3_0_1.JSONLDDeserializer().deserialize_data(tree, objects)  # raises where a value is not as the model has it
    individuals = {each for each in objects.link() if "/terms/ExpandedLicensing/No" not in each}
    assert individuals == set()  # nothing is referred to that is not there
    kinds = {each["type"] for each in tree["@graph"]}
    assert {"software_Snippet", "simplelicensing_SimpleLicensingText", "LifecycleScopedRelationship"} <= kinds
    (document,) = [each for each in tree["@graph"] if each["type"] == "SpdxDocument"]
    others = {each["spdxId"] for each in tree["@graph"] if each["type"] not in ("SpdxDocument", "CreationInfo")}
    assert set(document["element"]) == others


@pytest.mark.parametrize("format", FORMATS)
def test_same_work_has_the_same_document(format: str, project: Path, made: Bill) -> None:
    again = bill(project, Policy(), Options(jobs=1), WRITTEN)[0]
    assert render(again, format) == render(made, format)


def test_number_is_that_of_what_is_said_and_not_of_when(made: Bill) -> None:
    def number(each: Bill) -> str:
        return str(json.loads(render(each, "cyclonedx-json"))["serialNumber"])

    assert number(made) == number(replace(made, created="2031-01-01T00:00:00Z"))
    assert number(made) != number(replace(made, packages=made.packages[:-1], needs=()))


BARE = Bill(
    name="two words",
    root=None,
    packages=(
        ListedPackage("x", "x \x00\ud800\ufffe", declared=NONE, concluded=NOASSERTION),
        ListedPackage("y", "y", declared="DocumentRef-spdx:LicenseRef-far", concluded="LicenseRef-far"),
        ListedPackage("z", "z", declared="MIT", concluded="MIT AND (Apache-2.0 OR LicenseRef-far)", scope=Scope.TEST),
    ),
    files=(ListedFile("a\tb", "", "a" * 40, snippets=(Snippet(1, 2, 1, 1, "0BSD"),)), ListedFile("unreadable", "")),
    needs=(Need("x", "y", Scope.BUILD), Need("y", "z", None, Use.STATIC), Need("z", "x")),
    texts=(LicenseText("LicenseRef-far", "far \x0b away"),),
    created=WRITTEN,
    tool="licet-0.0.1",
)
"""All that is odd and may be: no root, names that no format can hold, a circle, a license of another document."""


@pytest.mark.parametrize("format", SPDX2)
def test_oddities_are_valid_spdx_2(format: str, spdx2: Callable[[Bill, str], Document]) -> None:
    document = spdx2(BARE, format)
    assert len(document.packages) == 3


def test_oddities_are_valid_elsewhere() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(render(BARE, "cyclonedx-json")) is None
    assert XmlValidator(SchemaVersion.V1_6).validate_str(render(BARE, "cyclonedx-xml")) is None
    v3_0_1.JSONLDDeserializer().deserialize_data(json.loads(render(BARE, "spdx3-json")), v3_0_1.SHACLObjectSet())
