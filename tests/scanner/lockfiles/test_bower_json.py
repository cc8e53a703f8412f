# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`bower.json`: what may stand behind a name."""

from __future__ import annotations

import json

import pytest

from licet.scanner.lockfiles import bower_json
from licet.scanner.lockfiles.reading import Opened


@pytest.mark.parametrize(
    ("text", "purl"),
    [
        ("1.0.0", "a@1.0.0"),
        ("v1.0.0", "a@1.0.0"),
        ("~1.0.0", "a"),
        ("", "a"),
        ("latest", "a"),
        ("jquery#1.8.0", "jquery@1.8.0"),
        ("jquery#^1.8", "jquery"),
        ("owner/repo#v1", "a?vcs_url=git%2Bhttps://github.com/owner/repo%40v1"),
        ("git://git.example/a.git#1.0.0", "a?vcs_url=git%2Bgit://git.example/a.git%401.0.0"),
        ("git@git.example:o/a.git", "a?vcs_url=git%2Bssh://git%40git.example/o/a.git"),
        ("https://archives.example/a.zip", "a?download_url=https://archives.example/a.zip"),
        ("./a", None),
        ("/srv/a", None),
    ],
)
def test_a_package_by_what_is_wanted_of_it(text: str, purl: str | None) -> None:
    said = json.dumps({"dependencies": {"a": text}})
    found = [c.purl.removeprefix("pkg:bower/") for c in bower_json.read(Opened("bower.json", said)).components]
    assert found == ([purl] if purl else [])


def test_a_resolution_is_the_version() -> None:
    said = json.dumps({"dependencies": {"a": "~1.0"}, "resolutions": {"a": "1.0.7"}})
    assert [c.purl for c in bower_json.read(Opened("bower.json", said)).components] == ["pkg:bower/a@1.0.7"]


@pytest.mark.parametrize("value", [1, "x", [], ["x"], {"a": 1}, {"a": {}}, None])
@pytest.mark.parametrize("key", ["dependencies", "devDependencies", "resolutions", "name", "license"])
def test_values_of_other_types_are_left_out(key: str, value: object) -> None:
    assert bower_json.read(Opened("bower.json", json.dumps({key: value}))).components == ()
