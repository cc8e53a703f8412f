# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Python indexes, asked over HTTP."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer, Server

WHEEL = "demo-1.0-py3-none-any.whl"
SDIST = "demo-1.0.tar.gz"
DEMO = "pkg:pypi/demo@1.0"


def test_metadata_beside_the_wheel_is_enough(server: Server, pack: Packer, pip: Registries) -> None:
    text = pack.metadata("License-Expression: MIT", "Classifier: License :: OSI Approved :: MIT License")
    digest = hashlib.sha256(text.encode()).hexdigest()
    server.page("demo", {WHEEL: b"never read"}, wheel={"core-metadata": {"sha256": digest}})
    server.add(f"/files/{WHEEL}.metadata", text)
    answer = found(pip.lookup(DEMO))
    source = f"{server.url}/files/{WHEEL}.metadata"
    assert answer == Found("MIT", ("License :: OSI Approved :: MIT License",), (), source)
    assert server.paths == ["/simple/demo/", f"/files/{WHEEL}.metadata"]
    assert "pypi.simple.v1+json" in server.requests[0].headers["Accept"]


@pytest.mark.parametrize("attribute", ["data-core-metadata", "data-dist-info-metadata"])
def test_html_pages_are_read_too(server: Server, pack: Packer, pip: Registries, attribute: str) -> None:
    text = pack.metadata("License: BSD-3-Clause")
    digest = hashlib.sha256(text.encode()).hexdigest()
    link = f'<a href="pool/{WHEEL}#sha256=00" {attribute}="sha256={digest}">{WHEEL}</a>'
    server.add("/simple/demo/", f'<!DOCTYPE html><html><base href="/else/"><body>{link}</body></html>')
    server.add(f"/else/pool/{WHEEL}.metadata", text)
    assert found(pip.lookup(DEMO)).declared == "BSD-3-Clause"


def test_a_large_wheel_is_read_in_parts(server: Server, pack: Packer, pip: Registries) -> None:
    wheel = pack.wheel(pack.metadata("License: MIT"), padding=1_000_000)
    server.add(f"/files/{WHEEL}", wheel, ranges=True)
    server.page("demo", {WHEEL: wheel})
    assert found(pip.lookup(DEMO)).declared == "MIT"
    assert [r.headers.get("Range") for r in server.requests[1:]] == ["bytes=-65536"]


def test_parts_before_the_end_are_fetched_when_needed(server: Server, pack: Packer, pip: Registries) -> None:
    texts = {"licenses/LICENSE": "Permission is hereby granted", "licenses/big.txt": "long " * 100_000}
    wheel = pack.wheel(pack.metadata(), texts, padding=200_000)
    server.add(f"/files/{WHEEL}", wheel, ranges=True)
    server.page("demo", {WHEEL: wheel})
    read = dict(found(pip.lookup(DEMO)).license_texts)
    assert read["demo-1.0.dist-info/licenses/LICENSE"] == "Permission is hereby granted"
    assert read["demo-1.0.dist-info/licenses/big.txt"] == "long " * 100_000
    assert len(server.requests) > 3


def test_a_server_without_ranges_sends_the_whole_wheel(server: Server, pack: Packer, pip: Registries) -> None:
    server.page("demo", {WHEEL: pack.wheel(pack.metadata("License: MIT"))})
    assert found(pip.lookup(DEMO)).declared == "MIT"
    assert server.paths == ["/simple/demo/", f"/files/{WHEEL}"]


def test_a_server_that_refuses_ranges_is_asked_for_the_whole(server: Server, pack: Packer, pip: Registries) -> None:
    wheel = pack.wheel(pack.metadata("License: MIT"))
    server.add(f"/files/{WHEEL}", b"", status=416)
    server.add(f"/files/{WHEEL}", wheel)
    server.page("demo", {WHEEL: wheel})
    assert found(pip.lookup(DEMO)).declared == "MIT"


def test_license_texts_stand_in_for_a_silent_wheel(server: Server, pack: Packer, pip: Registries) -> None:
    texts = {"LICENSE.txt": "one", "licenses/sub/COPYING": "two", "RECORD": "no", "license.py": "no"}
    silent = pack.metadata("License: UNKNOWN", "Classifier: Programming Language :: Python")
    server.add(f"/files/{WHEEL}.metadata", silent)
    server.page("demo", {WHEEL: pack.wheel(silent, texts)}, wheel={"core-metadata": True})
    answer = found(pip.lookup(DEMO))
    assert (answer.declared, answer.classifiers) == (None, ())
    assert answer.license_texts == (
        ("demo-1.0.dist-info/LICENSE.txt", "one"),
        ("demo-1.0.dist-info/licenses/sub/COPYING", "two"),
    )


def test_sources_stand_in_for_a_wheel_without_texts(server: Server, pack: Packer, pip: Registries) -> None:
    sdist = pack.tar({"PKG-INFO": pack.metadata(), "NOTICE": "note", "LICENSES/MIT.txt": "mit", "src/LICENSE": "no"})
    server.page("demo", {SDIST: sdist, WHEEL: pack.wheel(pack.metadata())})
    assert found(pip.lookup(DEMO)).license_texts == (("LICENSES/MIT.txt", "mit"), ("NOTICE", "note"))


def test_a_pointer_to_a_file_is_kept_and_the_file_read(server: Server, pack: Packer, pip: Registries) -> None:
    server.page("demo", {WHEEL: pack.wheel(pack.metadata("License: See LICENSE"), {"LICENSE": "text"})})
    answer = found(pip.lookup(DEMO))
    assert answer.declared == "See LICENSE"
    assert answer.license_texts == (("demo-1.0.dist-info/LICENSE", "text"),)


def test_a_whole_license_in_the_field_is_a_text(server: Server, pack: Packer, pip: Registries) -> None:
    lines = "\n".join(f"        Permission number {n} is granted." for n in range(30))
    server.page("demo", {WHEEL: pack.wheel(pack.metadata(f"License: The Demo License\n{lines}"))})
    answer = found(pip.lookup(DEMO))
    assert answer.declared is None
    assert "Permission number 29" in answer.license_texts[0][1]


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_sources_alone(server: Server, pack: Packer, pip: Registries, mode: str) -> None:
    name = f"demo-1.0.tar.{mode[2:]}"
    server.page("demo", {name: pack.tar({"PKG-INFO": pack.metadata("License: ISC")}, mode=mode)})
    assert found(pip.lookup(DEMO)).declared == "ISC"


def test_the_newest_final_version_that_is_not_withdrawn(server: Server, pack: Packer, pip: Registries) -> None:
    entries: list[dict[str, object]] = []
    for version, yanked in (("1.9", False), ("1.10", False), ("2.0rc1", False), ("3.0", "broken"), ("0.1", False)):
        name = f"demo-{version}-py3-none-any.whl"
        server.add(f"/w/{name}", pack.wheel(pack.metadata(f"License: v{version}")))
        entries.append({"filename": name, "url": f"/w/{name}", "hashes": {}, "yanked": yanked})
    server.add("/simple/demo/", {"meta": {"api-version": "1.0"}, "files": entries})
    assert found(pip.lookup("pkg:pypi/demo")).declared == "v1.10"
    assert found(pip.lookup("pkg:pypi/demo@3.0")).declared == "v3.0"
    assert found(pip.lookup("pkg:pypi/demo@1.9.0")).declared == "v1.9"


def test_a_version_that_is_not_there(server: Server, pip: Registries) -> None:
    server.page("demo", {WHEEL: b""})
    answer = problem(pip.lookup("pkg:pypi/demo@7"))
    assert (answer.path, answer.code) == ("pkg:pypi/demo@7", "registry-missing")
    assert "demo 7" in answer.message
    assert problem(pip.lookup("pkg:pypi/absent")).code == "registry-missing"


@pytest.mark.parametrize("wrong", ["wheel", "metadata", "sdist"])
def test_a_file_with_the_wrong_hash_is_not_believed(server: Server, pack: Packer, pip: Registries, wrong: str) -> None:
    text = pack.metadata("License: Forged")
    more: dict[str, object] = {"hashes": {"sha256": "0" * 64}}
    if wrong == "metadata":
        more = {"core-metadata": {"sha256": "0" * 64}}
        server.add(f"/files/{WHEEL}.metadata", text)
    name = SDIST if wrong == "sdist" else WHEEL
    server.page(
        "demo",
        {name: pack.tar({"PKG-INFO": text}) if wrong == "sdist" else pack.wheel(text)},
        **{"sdist" if wrong == "sdist" else "wheel": more},
    )
    for _ in range(2):
        assert problem(pip.lookup(DEMO)).code == "registry-hash"


@pytest.mark.parametrize("junk", [b"PK\x03\x04 junk", b"", b"\x1f\x8bjunk", b"plain"])
def test_damaged_archives_are_a_problem(server: Server, pip: Registries, junk: bytes) -> None:
    server.page("demo", {WHEEL: junk, SDIST: junk})
    assert problem(pip.lookup(DEMO)).code == "registry-broken"


def test_a_damaged_wheel_gives_way_to_the_sources(server: Server, pack: Packer, pip: Registries) -> None:
    server.page("demo", {WHEEL: b"junk", SDIST: pack.tar({"PKG-INFO": pack.metadata("License: ISC")})})
    assert found(pip.lookup(DEMO)).declared == "ISC"


@pytest.mark.parametrize(
    "page", ['{"files": 3}', "{", '{"meta": {"api-version": "2.0"}, "files": []}', "no page", "<![odd["]
)
def test_a_page_that_is_none(server: Server, pip: Registries, page: str) -> None:
    server.add("/simple/demo/", page)
    assert problem(pip.lookup(DEMO)).code == "registry-broken"


def test_a_pinned_version_is_asked_for_once(server: Server, pack: Packer, pip: Registries, tmp_path: Path) -> None:
    server.page("demo", {WHEEL: pack.wheel(pack.metadata("License: MIT"))})
    first = pip.lookup(DEMO)
    count = len(server.requests)
    assert pip.lookup(DEMO) == first
    assert len(server.requests) == count
    assert not list((tmp_path / "cache").rglob(".new-*"))


def test_an_index_page_is_kept_for_an_hour(
    server: Server, pack: Packer, pip: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(pip._cache, "_clock", lambda: now[0])
    server.page("demo", {WHEEL: pack.wheel(pack.metadata("License: MIT"))})
    pip.lookup("pkg:pypi/demo")
    now[0] += 3599
    pip.lookup("pkg:pypi/demo")
    assert server.paths == ["/simple/demo/", f"/files/{WHEEL}"]
    now[0] += 2
    pip.lookup("pkg:pypi/demo")
    assert server.paths == ["/simple/demo/", f"/files/{WHEEL}", "/simple/demo/"]


def test_a_family_without_license_files_keeps_the_description(server: Server, pip: Registries, pack: Packer) -> None:
    metadata = pack.metadata("License: BSD")
    server.page("demo", {"demo-1.0-py3-none-any.whl": pack.wheel(metadata)})
    found = pip.lookup("pkg:pypi/demo@1.0")
    assert isinstance(found, Found)
    assert found.descriptions == (("METADATA", "Long.\n"),)
    assert pip.lookup("pkg:pypi/demo@1.0") == found
