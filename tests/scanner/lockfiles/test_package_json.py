# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json`: what is asked for, under which of its names, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import package_json
from licet.scanner.lockfiles.reading import Opened


def asked(fields: Mapping[str, object]) -> dict[str, Scope]:
    components = package_json.read(Opened("package.json", json.dumps(fields))).components
    return {c.purl.removeprefix("pkg:npm/"): c.scope for c in components}


@pytest.mark.parametrize(
    ("package", "wanted", "purl"),
    [
        ("a", "^1.0.0", "a"),
        ("a", "1.2.3", "a@1.2.3"),
        ("a", "=v1.2.3-rc.1", "a@1.2.3-rc.1"),
        ("a", "1.x", "a"),
        ("@s/a", "latest", "%40s/a"),
        ("alias", "npm:real@2.0.0", "real@2.0.0"),
        ("alias", "npm:real@^2", "real"),
        ("alias", "npm:real", "real"),
        ("alias", "npm:@s/real@2.0.0", "%40s/real@2.0.0"),
        ("alias", "npm:@s/real", "%40s/real"),
        ("a", "github:someone/a", "a"),
        ("a", "git+ssh://git@git.example/a.git#v1", "a"),
    ],
)
def test_a_package_is_named_as_the_index_knows_it(package: str, wanted: str, purl: str) -> None:
    assert asked({"dependencies": {package: wanted}}) == {purl: Scope.RUNTIME}


@pytest.mark.parametrize("wanted", ["file:../a", "link:a", "workspace:*", "../a", "./a", "/a", "~/a"])
def test_folders_are_the_project_s_own(wanted: str) -> None:
    assert asked({"dependencies": {"a": wanted}}) == {}


@pytest.mark.parametrize("package", ["", "/", "@s/", "a b", "@"])
def test_what_is_no_name_of_a_package_is_left_out(package: str) -> None:
    assert asked({"dependencies": {package: "1.0.0"}}) == {}


def test_scopes_are_those_of_the_tables_and_optional_overrides() -> None:
    tables = {
        "dependencies": {"run": "*", "both": "*"},
        "devDependencies": {"tool": "*"},
        "optionalDependencies": {"both": "*"},
        "peerDependencies": {"host": "*"},
    }
    assert asked(tables) == {
        "run": Scope.RUNTIME, "tool": Scope.DEV, "both": Scope.OPTIONAL, "host": Scope.OPTIONAL,
    }  # fmt: skip


def test_the_line_is_where_it_is_asked_for_not_where_a_script_names_it() -> None:
    text = json.dumps({"keywords": ["debug"], "scripts": {"debug": "x"}, "dependencies": {"debug": "^4"}}, indent=1)
    (component,) = package_json.read(Opened("package.json", text)).components
    assert component.evidence[0].line == text.splitlines().index('  "debug": "^4"') + 1


@pytest.mark.parametrize(
    ("fields", "concluded"),
    [
        ({"license": "MIT"}, "MIT"),
        ({"license": {"type": "ISC", "url": "https://x.example"}}, "ISC"),
        ({"licenses": [{"type": "MIT"}, {"type": "Apache-2.0"}]}, "MIT OR Apache-2.0"),
    ],
)
def test_the_license_is_read_in_all_forms_that_npm_has_had(fields: dict[str, object], concluded: str) -> None:
    (found,) = package_json.read(Opened("package.json", json.dumps({"name": "ours", **fields}))).declarations
    assert (found.name, str(found.concluded)) == ("ours", concluded)
