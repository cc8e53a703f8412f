# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""No document, however it was cut, broken or forged, does more than be refused in words."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from licet.bill import Bill, ListedFile, ListedPackage, Need
from licet.errors import CannotJudgeError
from licet.licenses.catalog import text
from licet.model import Inventory
from licet.scanner.detect import engine
from licet.scanner.sboms import form_of, read_document, recover
from licet.templates.sbom import FORMATS, render
from tests.work import assert_linear, lines_run

BILL = Bill(
    name="shop",
    root=ListedPackage("root", "shop", declared="MIT", kind="application", analyzed=True),
    packages=(
        ListedPackage("a", "a", "1", "pkg:npm/a@1", "MIT OR ISC", "MIT", notes='{"component":{"scope":"dev"}}'),
        ListedPackage("b", "b", "1", "pkg:npm/b@1", "NONE", "GPL-2.0-only WITH Classpath-exception-2.0"),
    ),
    files=(ListedFile("src/a.c", "root", "a" * 40, license="MIT", found=("MIT",), copyrights=("Copyright Ann",)),),
    needs=(Need("root", "a"), Need("a", "b")),
    created="2026-01-02T03:04:05Z",
    tool="licet-0.1.0",
    notes='{"notes":1,"declarations":[]}',
)
CUTS = 40


def recovered(path: Path) -> Inventory | None:
    form = form_of(path)
    return recover(read_document(path, form), path.name).inventory if form else None


@pytest.mark.parametrize("format", FORMATS)
def test_broken_documents_are_read_or_refused(format: str, tmp_path: Path) -> None:
    data = render(BILL, format).encode()
    path, chance = tmp_path / "bom.yaml", random.Random(format)
    for _ in range(CUTS):
        start, end = sorted(chance.randrange(len(data)) for _ in range(2))
        forged = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
        path.write_bytes(data[:start] + forged + data[start + (end - start) // chance.randrange(1, 200) :])
        with suppress(CannotJudgeError):
            recovered(path)


def test_values_of_other_types_are_passed_over(tmp_path: Path) -> None:
    path, chance = tmp_path / "bom", random.Random(1)
    odd: list[object] = [None, 7, -1.5, True, "x", "\x00", [], {}, [[]], [{}], {"x": 1}, "9" * 5000]

    def twisted(value: object) -> object:
        if chance.random() < 0.08:
            return chance.choice(odd)
        if isinstance(value, dict):
            return {key: twisted(each) for key, each in value.items()}
        return [twisted(each) for each in value] if isinstance(value, list) else value

    for format in ("spdx-json", "spdx3-json", "cyclonedx-json"):
        tree = json.loads(render(BILL, format))
        kept = {key: tree[key] for key in ("bomFormat", "spdxVersion", "@context") if key in tree}
        for _ in range(CUTS):
            twist = twisted(tree)
            path.write_text(
                json.dumps((twist if isinstance(twist, dict) else {}) | kept | {"@graph": tree.get("@graph")})
            )
            assert recovered(path) is not None


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FAR = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
CYCLONEDX = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6">&a;</bom>'
RDF = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#">&a;</r:RDF>'


@pytest.mark.parametrize("document", [
    BOMB + CYCLONEDX, FAR + CYCLONEDX, BOMB + RDF, FAR + RDF,
    '<bom xmlns="http://cyclonedx.org/schema/bom/1.6">' + "<components>" * 5000,
    '{"bomFormat": "CycloneDX", "components": ' + "[" * 100_000,
    '{"bomFormat": "CycloneDX", "components": ' + '[{"name": "x", "components": ' * 150 + "[]" + "}]" * 150 + "}",
    "SPDXVersion: SPDX-2.3\n" + "PackageName: <text>x\n" * 20_000,
    "SPDXVersion: SPDX-2.3\nno tag at all\n",
    "spdxVersion: SPDX-2.3\na: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(3)) + "c: [",
])  # fmt: skip
def test_what_is_made_to_harm_is_refused(document: str, tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_text(document, encoding="utf-8")
    with pytest.raises(CannotJudgeError, match=r"bom\.yaml"):
        recovered(path)


@pytest.mark.parametrize("format", FORMATS)
def test_a_larger_document_takes_no_more_work_an_entry(format: str, tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"

    def prepare(size: int) -> Callable[[], object]:
        files = tuple(ListedFile(f"f{n}", "root", f"{n:040x}", license="MIT", found=("MIT",)) for n in range(size))
        packages = tuple(ListedPackage(f"p{n}", f"p{n}", purl=f"pkg:npm/p{n}@1", declared="MIT") for n in range(size))
        needs = tuple(Need("root" if n % 7 == 0 else f"p{n // 2}", f"p{n}") for n in range(1, size))
        many = Bill("shop", BILL.root, packages, files, needs, (), BILL.created, BILL.tool)

        def written_and_read() -> None:
            path.write_text(render(many, format), encoding="utf-8")
            inventory = recovered(path)
            assert inventory is not None
            assert len(inventory.files) == len(inventory.resolutions) == size

        return written_and_read

    assert_linear(prepare, 50)


def test_texts_of_licenses_are_looked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bom"

    def work(times: int) -> int:
        """How many lines run to read so many components that bring the same text."""
        license = {"license": {"name": "Own", "text": {"content": text("MPL-2.0")}}}
        components = [{"type": "library", "name": f"x{n}", "licenses": [license]} for n in range(times)]
        path.write_text(json.dumps({"bomFormat": "CycloneDX", "components": components}))
        engine().forget()

        def read() -> None:
            inventory = recovered(path)
            assert inventory is not None
            assert {str(each.concluded) for each in inventory.resolutions} == {"MPL-2.0"}

        return lines_run(read)

    work(1)  # what is loaded once
    assert work(20) < 20 * work(1) / 3
