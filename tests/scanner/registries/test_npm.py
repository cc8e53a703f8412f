# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""npm registries, asked over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.kind import is_pinned
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer, Server

DEMO = "pkg:npm/demo@1.0.0"


def test_the_document_of_a_version_is_enough(server: Server, npm: Registries) -> None:
    server.add("/npm/demo/1.0.0", {"name": "demo", "version": "1.0.0", "license": "MIT"})
    assert npm.lookup(DEMO) == Found("MIT", (), (), f"{server.url}/npm/demo/1.0.0")
    assert npm.lookup(DEMO) == Found("MIT", (), (), f"{server.url}/npm/demo/1.0.0")
    assert server.paths == ["/npm/demo/1.0.0"]


def test_a_registry_without_such_documents(server: Server, npm: Registries) -> None:
    versions = {"1.0.0": {"license": "ISC"}, "2.0.0": {"license": "MIT"}}
    server.add("/npm/demo", {"name": "demo", "dist-tags": {"latest": "2.0.0"}, "versions": versions})
    server.add("/npm/demo/1.0.0", {"error": "not served"}, status=405)
    assert found(npm.lookup(DEMO)).declared == "ISC"
    assert found(npm.lookup("pkg:npm/demo")).declared == "MIT"
    assert problem(npm.lookup("pkg:npm/demo@3.0.0")).code == "registry-missing"


def test_a_tag_is_not_kept_as_a_version_is(server: Server, npm: Registries) -> None:
    tags, versions = {"next": "2.0.0", "odd": ["x"]}, {"2.0.0": {"license": "MIT"}}
    server.add("/npm/demo", {"name": "demo", "dist-tags": tags, "versions": versions})
    assert found(npm.lookup("pkg:npm/demo@next")).declared == "MIT"
    assert problem(npm.lookup("pkg:npm/demo@odd")).code == "registry-missing"
    assert problem(npm.lookup("pkg:npm/demo")).code == "registry-missing"
    assert not is_pinned("next")
    assert is_pinned("1.0.0")


def test_a_scope_is_part_of_the_name(server: Server, npm: Registries) -> None:
    server.add("/npm/@types%2Fnode/latest", {"name": "@types/node", "license": "MIT"})
    assert found(npm.lookup("pkg:npm/%40types/node")).declared == "MIT"


def test_a_scope_has_its_own_registry(server: Server, make: Callable[..., Registries]) -> None:
    own = make(**{"npm_config_registry": f"{server.url}/a", "npm_config_@corp:registry": f"{server.url}/b/"})
    server.add("/b/@corp%2Fdemo/1.0.0", {"name": "@corp/demo", "license": "LicenseRef-Corp"})
    assert found(own.lookup("pkg:npm/%40corp/demo@1.0.0")).declared == "LicenseRef-Corp"


def test_a_silent_package_is_opened(server: Server, pack: Packer, npm: Registries) -> None:
    inner = '{"name": "demo", "licenses": [{"type": "MIT"}, {"type": "GPL-2.0"}]}'
    files = {"package.json": inner, "LICENSE-MIT": "mit", "lib/LICENSE": "no", "license.js": "no"}
    tarball = pack.tar(files, top="package")
    dist = {"tarball": f"{server.url}/npm/demo/-/demo-1.0.0.tgz", "integrity": pack.integrity(tarball)}
    server.add("/npm/demo/1.0.0", {"name": "demo", "dist": dist})
    server.add("/npm/demo/-/demo-1.0.0.tgz", tarball)
    answer = found(npm.lookup(DEMO))
    assert answer == Found("(MIT OR GPL-2.0)", (), (("LICENSE-MIT", "mit"),), dist["tarball"])


def test_a_pointer_to_a_file_is_followed(server: Server, pack: Packer, npm: Registries) -> None:
    tarball = pack.tar({"LICENSE.md": "text"}, top="demo")
    server.add(
        "/npm/demo/1.0.0",
        {
            "name": "demo",
            "license": "SEE LICENSE IN LICENSE.md",
            "dist": {"tarball": f"{server.url}/npm/demo/-/demo-1.0.0.tgz"},
        },
    )
    server.add("/npm/demo/-/demo-1.0.0.tgz", tarball)
    answer = found(npm.lookup(DEMO))
    assert (answer.declared, answer.license_texts) == ("SEE LICENSE IN LICENSE.md", (("LICENSE.md", "text"),))


def test_a_mirror_is_asked_before_the_registry_it_mirrors(server: Server, pack: Packer, npm: Registries) -> None:
    dist = {"tarball": "https://upstream.invalid/demo/-/demo-1.0.0.tgz"}
    server.add("/npm/demo/1.0.0", {"name": "demo", "dist": dist})
    server.add("/npm/demo/-/demo-1.0.0.tgz", pack.tar({"COPYING": "text"}, top="package"))
    assert found(npm.lookup(DEMO)).license_texts == (("COPYING", "text"),)


@pytest.mark.parametrize("dist", [{"integrity": "sha512-AAAA"}, {"shasum": "0" * 40}])
def test_a_tarball_with_the_wrong_hash(server: Server, pack: Packer, npm: Registries, dist: dict[str, str]) -> None:
    server.add("/npm/demo/1.0.0", {"name": "demo", "dist": {"tarball": f"{server.url}/t.tgz", **dist}})
    server.add("/t.tgz", pack.tar({"LICENSE": "forged"}))
    for _ in range(2):
        assert problem(npm.lookup(DEMO)).code == "registry-hash"


@pytest.mark.parametrize("tarball", [None, 3, "file:///etc/passwd", "//[", "https://"])
def test_an_odd_tarball_address_is_not_followed(server: Server, npm: Registries, tarball: object) -> None:
    server.add("/npm/demo/1.0.0", {"name": "demo", "dist": {"tarball": tarball}})
    assert problem(npm.lookup(DEMO)).code == "registry-missing"


def test_a_login_page_is_no_answer_and_not_kept(server: Server, npm: Registries) -> None:
    server.add("/npm/demo/1.0.0", "<html>log in</html>")
    server.add("/npm/demo", "<html>log in</html>")
    assert problem(npm.lookup(DEMO)).code == "registry-broken"
    server.replies.clear()
    server.add("/npm/demo/1.0.0", {"name": "demo", "license": "MIT"})
    assert found(npm.lookup(DEMO)).declared == "MIT"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({"license": " MIT "}, "MIT"),
        ({"license": {"type": "BSD", "url": "http://b"}}, "BSD"),
        ({"license": {"url": "http://b"}}, "http://b"),
        ({"license": ["MIT", "ISC"]}, "(MIT OR ISC)"),
        ({"licenses": [{"type": "MIT"}]}, "MIT"),
        ({"licenses": [{"type": "MIT AND ISC"}, "ISC", "ISC"]}, "((MIT AND ISC) OR ISC)"),
        ({"licenses": "MIT"}, "MIT"),
        ({"license": "", "licenses": []}, None),
        ({"license": 3}, None),
        ({}, None),
    ],
)
def test_old_forms_become_text(document: dict[str, object], text: str | None) -> None:
    assert stated_license(document) == text
