# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`deno.json` and `deno.lock`: specifiers, addresses, and where each version of the lockfile has what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from licet.model import Component, Scope
from licet.scanner.lockfiles import deno_json, deno_lock
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable
from licet.scanner.lockfiles.reading.deno_specifiers import imported, of_address


@dataclass
class Files:
    """The files beside."""

    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> Sequence[str]:
        return tuple(self.texts)

    def text(self, path: str) -> str | None:
        return self.texts.get(path)


def lock(said: object, **beside: object) -> dict[str, Component]:
    tree = Files({name.replace("_", "."): json.dumps(text) for name, text in beside.items()})
    components = deno_lock.read(Opened("deno.lock", json.dumps(said, indent=1), tree)).components
    return {c.purl.removeprefix("pkg:"): c for c in components}


def config(said: object, **beside: object) -> Reading:
    tree = Files({name.replace("_", "."): json.dumps(text) for name, text in beside.items()})
    return deno_json.read(Opened("deno.json", json.dumps(said), tree))


@pytest.mark.parametrize(
    ("specifier", "purl"),
    [
        ("npm:chalk@5", "npm/chalk"),
        ("npm:chalk@5.0.0", "npm/chalk@5.0.0"),
        ("npm:/chalk@5.0.0/sub/path", "npm/chalk@5.0.0"),
        ("npm:@s/x@=1.2.3/y", "npm/%40s/x@1.2.3"),
        ("jsr:@std/path@^1.0.0/posix", "jsr/%40std/path"),
        ("jsr:@std/path@1.0.0", "jsr/%40std/path@1.0.0"),
        ("https://deno.land/std@0.200.0/path/mod.ts", "generic/deno.land/std@0.200.0"),
        ("https://deno.land/x/oak@v12.0.0/mod.ts", "generic/deno.land/x/oak@v12.0.0"),
        ("https://deno.land/x/oak/mod.ts", "generic/deno.land/x/oak"),
        ("https://deno.land/std/mod.ts", "generic/deno.land/std"),
        ("https://esm.sh/react@18.2.0", "npm/react@18.2.0"),
        ("https://esm.sh/v135/react@18.2.0/es2022/react.mjs", "npm/react@18.2.0"),
        ("https://esm.sh/stable/@s/x@1.0.0&target=es2022/x.js", "npm/%40s/x@1.0.0"),
        ("https://esm.sh/*preact@10.0.0", "npm/preact@10.0.0"),
        ("https://esm.sh/preact@^10?dev", "npm/preact"),
        ("https://esm.sh/gh/owner/repo@v1/mod.ts", "github/owner/repo@v1"),
        ("https://esm.sh/jsr/@std/path@1.0.0", "jsr/%40std/path@1.0.0"),
        ("https://cdn.skypack.dev/-/@vue/shared@v3.2.20-rSn1pIAa384CFTReC/x.js", "npm/%40vue/shared@3.2.20"),
        ("https://cdn.jsdelivr.net/npm/vue@3.0.0-rc.1/+esm", "npm/vue@3.0.0-rc.1"),
        ("https://cdn.jsdelivr.net/gh/owner/repo/src/x.js", "github/owner/repo"),
        ("https://ga.jspm.io/npm:vue@3.0.0/dist.js", "npm/vue@3.0.0"),
        ("https://raw.githubusercontent.com/owner/repo/main/mod.ts", "github/owner/repo@main"),
        ("https://denopkg.com/owner/repo@v1/mod.ts", "github/owner/repo@v1"),
        ("https://jsr.io/@std/path/1.0.0/mod.ts", "jsr/%40std/path@1.0.0"),
        ("https://modules.example/one/two@1.0/mod.ts", "generic/modules.example/one/two@1.0"),
    ],
)  # fmt: skip
def test_a_specifier_tells_the_package(specifier: str, purl: str) -> None:
    assert imported(specifier) == f"pkg:{purl}"


@pytest.mark.parametrize(
    "specifier",
    [
        "https://modules.example/mod.ts", "https://esm.sh/", "https://[", "https://", "npm:", "jsr:@", "./mod.ts", "x",
        "https://raw.githubusercontent.com/", "https://jsr.io/@std/path/meta.json", "https://deno.land/x", "node:fs",
    ],
)  # fmt: skip
def test_what_does_not_tell_is_nothing(specifier: str) -> None:
    assert imported(specifier) is None


@pytest.mark.parametrize("text", ["v1/" * 30_000, "@" * 30_000, "@/" * 30_000, "npm/" * 30_000])
def test_no_address_takes_long(text: str) -> None:
    of_address(f"https://esm.sh/{text}")
    of_address(f"https://modules.example/{text}")
    imported(f"npm:{text}")


NEEDS = {"a@1.0.0": ["b@2.0.0"], "b@2.0.0": []}
LATE = {"a@1.0.0": {"dependencies": ["b"]}, "b@2.0.0": {}}
EARLY = {"a@1.0.0": {"dependencies": {"b": "b@2.0.0"}}, "b@2.0.0": {"dependencies": {}}}


@pytest.mark.parametrize(
    "said",
    [
        {"version": "2", "remote": {}, "npm": {"specifiers": {"a@1": "a@1.0.0"}, "packages": EARLY}},
        {"version": "3", "packages": {"specifiers": {"npm:a@1": "npm:a@1.0.0"}, "npm": EARLY}, "remote": {}},
        {"version": "4", "specifiers": {"npm:a@1": "1.0.0"}, "npm": LATE},
        {"version": "5", "specifiers": {"npm:a@1": "1.0.0"}, "npm": LATE, "workspace": {"dependencies": ["npm:a@1"]}},
    ],
)
def test_all_versions_say_the_same(said: object) -> None:
    found = lock(said)
    assert [(name, c.direct, c.parents) for name, c in found.items()] == [
        ("npm/a@1.0.0", True, ()), ("npm/b@2.0.0", False, ("pkg:npm/a@1.0.0",)),
    ]  # fmt: skip


def test_version_1_is_addresses_alone() -> None:
    assert list(lock({"https://deno.land/std@0.100.0/mod.ts": "ab"})) == ["generic/deno.land/std@0.100.0"]


def test_packages_of_jsr_need_others_by_specifiers_that_may_be_short() -> None:
    found = lock(
        {
            "version": "5",
            "specifiers": {"jsr:@s/a@1": "1.0.0", "jsr:@s/b@^2.0.0": "2.0.0", "npm:c@3": "3.0.0"},
            "jsr": {"@s/a@1.0.0": {"dependencies": ["jsr:@s/b", "npm:c@3"]}, "@s/b@2.0.0": {}},
            "npm": {"c@3.0.0": {}},
        }
    )
    assert {name: (c.direct, c.parents) for name, c in found.items()} == {
        "npm/c@3.0.0": (False, ("pkg:jsr/%40s/a@1.0.0",)),
        "jsr/%40s/a@1.0.0": (True, ()),
        "jsr/%40s/b@2.0.0": (False, ("pkg:jsr/%40s/a@1.0.0",)),
    }


def test_peers_in_a_key_are_no_part_of_the_version_and_aliases_stand_for_others() -> None:
    npm: dict[str, object] = {
        "a@1.0.0_react@18.0.0": {"dependencies": ["x@npm:b@2.0.0", "react"]},
        "b@2.0.0": {},
        "react@18.0.0": {},
    }
    found = lock({"version": "5", "specifiers": {"npm:a@1": "1.0.0_react@18.0.0"}, "npm": npm})
    assert {name: c.parents for name, c in found.items()} == {
        "npm/a@1.0.0": (), "npm/b@2.0.0": ("pkg:npm/a@1.0.0",), "npm/react@18.0.0": ("pkg:npm/a@1.0.0",),
    }  # fmt: skip


def test_package_json_says_what_is_for_development_and_what_can_be_missed_is_optional() -> None:
    npm: dict[str, object] = {"a@1.0.0": {}, "b@1.0.0": {"optionalDependencies": ["c"]}, "c@1.0.0": {}}
    workspace = {"packageJson": {"dependencies": ["npm:a@1", "npm:b@1"]}}
    said = {"version": "5", "specifiers": {"npm:a@1": "1.0.0", "npm:b@1": "1.0.0"}, "npm": npm, "workspace": workspace}
    found = lock(said, package_json={"dependencies": {"b": "1"}, "devDependencies": {"a": "1"}})
    assert [str(c.scope) for c in found.values()] == ["dev", "runtime", "optional"]


def test_members_of_the_workspace_ask_as_well() -> None:
    npm: dict[str, object] = {"a@1.0.0": {}, "b@1.0.0": {}}
    members = {"one": {"dependencies": ["npm:a@1"], "packageJson": {"dependencies": ["npm:b@1"]}}}
    said = {"version": "5", "specifiers": {"npm:a@1": "1.0.0", "npm:b@1": "1.0.0"}, "npm": npm}
    found = lock({**said, "workspace": {"members": members}})
    assert {name: (c.direct, c.scope) for name, c in found.items()} == {
        "npm/a@1.0.0": (True, Scope.RUNTIME), "npm/b@1.0.0": (True, Scope.RUNTIME),
    }  # fmt: skip


REMOTE = {
    "https://deno.land/x/oak@v12.0.0/mod.ts": "ab",
    "https://deno.land/x/oak@v12.0.0/util.ts": "ab",
    "https://deno.land/std@0.200.0/path/mod.ts": "ab",
    "https://esm.sh/react": "ab",
    "https://esm.sh/react@18.2.0": "ab",
    "https://modules.example/a.ts": "ab",
    "https://modules.example/b.ts": "ab",
}


def test_modules_are_those_of_their_packages_and_what_does_not_tell_is_left_out_once_a_host() -> None:
    reading = deno_lock.read(Opened("deno.lock", json.dumps({"version": "3", "remote": REMOTE}, indent=1)))
    assert [(c.purl, c.direct, c.evidence[0].line) for c in reading.components] == [
        ("pkg:generic/deno.land/x/oak@v12.0.0", True, 4),
        ("pkg:generic/deno.land/std@0.200.0", True, 6),
        ("pkg:npm/react@18.2.0", True, 8),
    ]
    assert [(skipped.line, skipped.what) for skipped in reading.skipped] == [(9, "https://modules.example/a.ts")]


def test_what_the_configuration_imports_by_address_is_direct_and_the_rest_is_not() -> None:
    imports = {"oak": "https://deno.land/x/oak@v12.0.0/mod.ts"}
    found = lock({"version": "3", "remote": REMOTE}, deno_json={"imports": imports})
    assert [name for name, c in found.items() if c.direct] == ["generic/deno.land/x/oak@v12.0.0"]
    found = lock({"version": "3", "remote": REMOTE}, deno_json={"importMap": "map.json"}, map_json={"imports": imports})
    assert [name for name, c in found.items() if c.direct] == ["generic/deno.land/x/oak@v12.0.0"]


@pytest.mark.parametrize("text", ["{}", "[]", '{"a": 1}', "{"])
def test_what_is_no_lockfile_is_told(text: str) -> None:
    with pytest.raises(Unreadable):
        deno_lock.read(Opened("deno.lock", text))


@pytest.mark.parametrize("value", [1, "x", [], [1], {"x": 1}, None, {"npm:a@1": [1]}, {"a@1": {"dependencies": 3}}])
@pytest.mark.parametrize("key", ["specifiers", "npm", "jsr", "remote", "workspace", "packages"])
def test_values_of_other_types_are_left_out(key: str, value: object) -> None:
    lock({"version": "4", key: value})
    lock({"version": "3", "packages": {key: value}})


def test_a_configuration_says_what_it_imports_its_license_and_what_it_is_of() -> None:
    reading = config(
        {
            "name": "@ours/app",
            "license": "MIT",
            "imports": {"a": "npm:a@1.0.0", "own/": "./src/", "b": "https://modules.example/b.ts"},
            "scopes": {"x": {"c": "jsr:@s/c@1"}},
            "importMap": "./map.json",
            "lint": {"plugins": ["jsr:@s/lint@1", "./own.ts", 3]},
        },
        map_json={"imports": {"d": "npm:d"}},
    )
    assert [(c.purl.removeprefix("pkg:"), str(c.scope), c.evidence[0].path) for c in reading.components] == [
        ("npm/a@1.0.0", "runtime", "deno.json"), ("jsr/%40s/c", "runtime", "deno.json"),
        ("npm/d", "runtime", "map.json"), ("jsr/%40s/lint", "dev", "deno.json"),
    ]  # fmt: skip
    assert [skipped.what for skipped in reading.skipped] == ["https://modules.example/b.ts"]
    assert (reading.own, str(reading.declarations[0].concluded)) == (("pkg:jsr/%40ours/app",), "MIT")


def test_an_import_map_that_is_not_there_or_elsewhere_is_none() -> None:
    for place in ("../map.json", "map.json", "https://modules.example/map.json", 3):
        assert config({"importMap": place}).components == ()
