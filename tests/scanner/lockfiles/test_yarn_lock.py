# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`yarn.lock` of yarn 1 and of the later ones: what manifests tell of it, and forms that are seldom seen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from licet.model import Component, Scope
from licet.scanner.lockfiles import yarn_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.reading.npm_peers import Asking, provided


@dataclass
class Files:
    """A tree of manifests."""

    manifests: Mapping[str, object] = field(default_factory=dict)

    @property
    def paths(self) -> Sequence[str]:
        return tuple(self.manifests)

    def text(self, path: str) -> str | None:
        said = self.manifests.get(path)
        return said if said is None or isinstance(said, str) else json.dumps(said)


def read(text: str, **manifests: object) -> dict[str, Component]:
    tree = Files({path.replace("__", "/") + "package.json": said for path, said in manifests.items()})
    components = yarn_lock.read(Opened("yarn.lock", text, tree)).components
    return {c.purl.removeprefix("pkg:npm/"): c for c in components}


def classic(*blocks: str) -> str:
    return "# yarn lockfile v1\n\n\n" + "\n\n".join(blocks) + "\n"


def berry(*blocks: str) -> str:
    return "__metadata:\n  version: 8\n  cacheKey: 10c0\n\n" + "\n\n".join(blocks) + "\n"


A = 'a@^1.0.0:\n  version "1.2.0"\n  dependencies:\n    b "^2.0.0"\n  optionalDependencies:\n    c "^3.0.0"'
B = 'b@^2.0.0, b@~2.1.0:\n  version "2.1.0"'
C = '"c@^3.0.0":\n  version "3.0.0"'


def test_without_a_manifest_what_nothing_else_asks_for_is_direct() -> None:
    found = read(classic(A, B, C))
    assert [(name, c.direct, c.parents) for name, c in found.items()] == [
        ("a@1.2.0", True, ()), ("b@2.1.0", False, ("pkg:npm/a@1.2.0",)), ("c@3.0.0", False, ("pkg:npm/a@1.2.0",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "scopes"),
    [
        ("dependencies", [Scope.RUNTIME, Scope.RUNTIME, Scope.OPTIONAL]),
        ("devDependencies", [Scope.DEV, Scope.DEV, Scope.DEV]),
        ("optionalDependencies", [Scope.OPTIONAL, Scope.OPTIONAL, Scope.OPTIONAL]),
    ],
)
def test_scopes_spread_from_the_manifest_and_what_can_be_missed_is_optional(table: str, scopes: list[Scope]) -> None:
    found = read(classic(A, B, C), **{"": {table: {"a": "^1.0.0"}}})
    assert [c.scope for c in found.values()] == scopes
    assert [name for name, c in found.items() if c.direct] == ["a@1.2.0"]


def test_peers_of_the_project_are_not_installed_by_yarn() -> None:
    found = read(classic(A, B, C), **{"": {"devDependencies": {"a": "^1.0.0"}, "peerDependencies": {"a": "^1.0.0"}}})
    assert found["a@1.2.0"].scope is Scope.DEV


@pytest.mark.parametrize(
    "globs", [["packages/*"], {"packages": ["packages/*"]}, ["packages/**"], ["./packages/one/"], ["*/o[n]e", "!x"]]
)
def test_members_of_the_workspace_ask_as_well(globs: object) -> None:
    one = {"name": "one", "devDependencies": {"b": "~2.1.0", "two": "^1.0.0"}}
    two = {"name": "two", "dependencies": {"c": "^3.0.0"}}
    found = read(classic(A, B, C), **{"": {"workspaces": globs}, "packages__one__": one, "elsewhere__two__": two})
    assert [(name, c.scope) for name, c in found.items() if c.direct] == [("b@2.1.0", Scope.DEV)]


def test_what_is_barred_is_no_member() -> None:
    manifests = {
        "": {"workspaces": ["packages/*", "!packages/o*"]},
        "packages__one__": {"dependencies": {"c": "^3.0.0"}},
    }
    assert not read(classic(A, B, C), **manifests)["c@3.0.0"].direct


@pytest.mark.parametrize(
    ("wanted", "resolutions", "purl"),
    [
        ("^9.0.0", {}, "b@2.1.0"),  # changed since, and there is one
        ("^9.0.0", {"b": "~2.1.0"}, "b@2.1.0"),
        ("^9.0.0", {"**/b": "^2.0.0"}, "b@2.1.0"),
    ],
)
def test_a_range_that_is_not_locked_has_been_replaced(wanted: str, resolutions: object, purl: str) -> None:
    found = read(classic(A, B, C), **{"": {"dependencies": {"b": wanted}, "resolutions": resolutions}})
    assert [name for name, c in found.items() if c.direct] == [purl]


def test_a_member_is_not_taken_for_a_package_of_that_name() -> None:
    found = read(
        classic(A, B, C), **{"": {"workspaces": ["*"], "dependencies": {"c": "*", "a": "^1.0.0"}}, "c__": {"name": "c"}}
    )
    assert not found["c@3.0.0"].direct


@pytest.mark.parametrize(
    ("block", "purl"),
    [
        ('"x@npm:@s/real@^1.0.0":\n  version "1.0.1"\n  resolved "https://registry.example/@s/real/-/real-1.0.1.tgz#ab"',
         "%40s/real@1.0.1"),
        ('x@owner/x:\n  version "1.0.0"\n  resolved "https://codeload.example/owner/x/tar.gz/abc"',
         "x@1.0.0?download_url=https://codeload.example/owner/x/tar.gz/abc"),
        ('"x@git+https://git.example/x.git#v1":\n  version "1.0.0"\n  resolved "git+https://git.example/x.git#abc"',
         "x@1.0.0?vcs_url=git%2Bhttps://git.example/x.git%40abc"),
        ('x@1:\n  version "1.0.0"\n  resolved "git+https://git.example/x.git#abc"',
         "x@1.0.0?vcs_url=git%2Bhttps://git.example/x.git%40abc"),
        ('"x@file:x.tgz":\n  version "1.0.0"\n  resolved "file:x.tgz#abc"', "x@1.0.0?download_url=file:x.tgz"),
        ('JSONStream@^1.0.3:\n  version "1.3.5"', "jsonstream@1.3.5"),
    ],
)  # fmt: skip
def test_a_package_is_named_by_what_it_is(block: str, purl: str) -> None:
    assert list(read(classic(block))) == [purl]


def test_a_folder_is_the_project_s_own_and_what_it_needs_is_direct() -> None:
    block = '"x@file:./x":\n  version "1.0.0"\n  dependencies:\n    b "^2.0.0"'
    found = read(classic(block, B), **{"": {"devDependencies": {"x": "file:./x"}}})
    assert [(name, c.direct, c.scope, c.parents) for name, c in found.items()] == [("b@2.1.0", True, Scope.DEV, ())]


def test_a_package_without_a_range_is_found() -> None:
    found = read(classic('a:\n  version "1.0.0"\n  dependencies:\n    b ""', 'b:\n  version "2.0.0"'))
    assert found["b@2.0.0"].parents == ("pkg:npm/a@1.0.0",)


ROOT = '"ours@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "ours@workspace:."\n  dependencies:\n    '
TOOL = '"tool@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "tool@npm:1.0.0"\n  peerDependencies:\n    peer: "*"'
PEER = '"peer@npm:^2.0.0, peer@npm:~2.1.0":\n  version: 2.1.0\n  resolution: "peer@npm:2.1.0"'


def test_a_peer_is_needed_by_those_that_it_is_given_to() -> None:
    found = read(berry(ROOT + 'peer: "npm:^2.0.0"\n    tool: "npm:^1.0.0"', TOOL, PEER))
    assert found["peer@2.1.0"].parents == ("pkg:npm/tool@1.0.0",)


def test_a_peer_is_handed_down() -> None:
    mid = (
        '"mid@npm:1.0.0":\n  version: 1.0.0\n  resolution: "mid@npm:1.0.0"\n  dependencies:\n    tool: "npm:^1.0.0"\n'
        '  peerDependencies:\n    peer: "*"\n  peerDependenciesMeta:\n    peer:\n      optional: true'
    )
    found = read(berry(ROOT + 'mid: "npm:1.0.0"\n    peer: "npm:^2.0.0"', mid, TOOL, PEER))
    assert found["peer@2.1.0"].parents == ("pkg:npm/mid@1.0.0", "pkg:npm/tool@1.0.0")


def test_a_package_may_be_its_own_parts_peer() -> None:
    askers = {"a": Asking("a", {"part": "part"}, ()), "part": Asking("part", {}, ("a",))}
    assert provided(askers) == {("part", "a"): {"a"}}


def test_peers_that_go_round_in_circles_end() -> None:
    askers = {name: Asking(name, {other: other}, ("p",)) for name, other in (("a", "b"), ("b", "a"))}
    askers["root"] = Asking("root", {"a": "a", "p": "p"}, ())
    assert provided(askers) == {("a", "p"): {"p"}, ("b", "p"): {"p"}}


@pytest.mark.parametrize(
    ("resolutions", "direct"),
    [
        ({"dep": "2.0.0"}, "dep@2.0.0"),
        ({"ours/dep": "npm:2.0.0"}, "dep@2.0.0"),
        ({"other/dep": "2.0.0"}, "dep@1.5.0"),
        ({"dep@npm:^1.0.0": "2.0.0"}, "dep@2.0.0"),
        ({"dep@^9": "2.0.0"}, "dep@1.5.0"),
    ],
)
def test_resolutions_go_before_what_is_asked_for(resolutions: object, direct: str) -> None:
    one = '"dep@npm:^1.0.0":\n  version: 1.5.0\n  resolution: "dep@npm:1.5.0"'
    two = '"dep@npm:2.0.0":\n  version: 2.0.0\n  resolution: "dep@npm:2.0.0"'
    found = read(berry(ROOT + 'dep: "npm:^1.0.0"', one, two), **{"": {"name": "ours", "resolutions": resolutions}})
    assert [name for name, c in found.items() if c.direct] == [direct]


@pytest.mark.parametrize(
    ("resolution", "purl"),
    [
        ("x@https://github.com/o/x.git#commit=abc", "x@1.0.0?vcs_url=git%2Bhttps://github.com/o/x.git%40abc"),
        ("x@git@git.example:o/x.git#commit=abc", "x@1.0.0?vcs_url=git%2Bssh://git%40git.example/o/x.git%40abc"),
        ("x@https://archives.example/x.tgz", "x@1.0.0?download_url=https://archives.example/x.tgz"),
        ("x@npm:1.0.0::__archiveUrl=https%3A%2F%2Fregistry.example%2Fx.tgz", "x@1.0.0"),
        ("x@patch:x@npm%3A1.0.0#~/.yarn/patches/x.patch::version=1.0.0&hash=ab", "x@1.0.0"),
        ("@s/x@patch:@s/x@npm:1.0.0#./x.patch::locator=ours%40workspace%3A.", "%40s/x@1.0.0"),
        ("x@jsr:1.0.0", "pkg:jsr/x@1.0.0"),
        ("x@portal:./x::locator=ours%40workspace%3A.", None),
        ("x@link:./x::locator=ours%40workspace%3A.", None),
        ("x@file:./x#./x::hash=ab&locator=ours%40workspace%3A.", None),
        ("x@condition:some? 1.0.0 : 2.0.0#ab", None),  # of a plugin
    ],
)
def test_a_locator_tells_where_a_package_is_from(resolution: str, purl: str | None) -> None:
    found = read(berry(f'"x@any":\n  version: 1.0.0\n  resolution: "{resolution}"'))
    assert list(found) == ([purl] if purl else [])


def test_what_yarn_patches_has_one_scope_with_what_it_patches() -> None:
    plain = '"x@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "x@npm:1.0.0"'
    patched = (
        '"x@patch:x@npm%3A^1.0.0#optional!builtin<compat/x>":\n  version: 1.0.0\n'
        '  resolution: "x@patch:x@npm%3A1.0.0#optional!builtin<compat/x>::version=1.0.0&hash=ab"'
    )
    manifest = {"name": "ours", "devDependencies": {"x": "^1.0.0"}}
    found = read(berry(ROOT + 'x: "npm:^1.0.0"', plain, patched), **{"": manifest})
    assert [(name, c.scope, c.direct) for name, c in found.items()] == [("x@1.0.0", Scope.DEV, True)]


def test_a_key_too_long_for_one_line_is_read() -> None:
    found = read(berry('? "x@npm:^1.0.0, x@npm:^1.1.0"\n:\n  version: 1.1.0\n  resolution: "x@npm:1.1.0"'))
    assert list(found) == ["x@1.1.0"]


def test_a_catalog_is_looked_up() -> None:
    one = '"dep@npm:^1.0.0":\n  version: 1.5.0\n  resolution: "dep@npm:1.5.0"'
    two = '"dep@npm:^2.0.0":\n  version: 2.0.0\n  resolution: "dep@npm:2.0.0"'
    tree = Files({".yarnrc.yml": "catalog:\n  dep: ^1.0.0\n"})
    lock = Opened("yarn.lock", berry(ROOT + 'dep: "catalog:"', one, two), tree)
    assert [c.purl for c in yarn_lock.read(lock).components if c.direct] == ["pkg:npm/dep@1.5.0"]


def test_an_empty_file_locks_nothing() -> None:
    assert read("") == read("# yarn lockfile v1\n\n") == read("__metadata:\n  version: 8\n") == {}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("<<<<<<< HEAD\n" + classic(A), 1, "merge conflict"),
        (classic(A, "a@^2.0.0:"), 11, "has no version"),
        (classic(A, 'b@^2.0.0:\n  version "2'), 12, "cannot be read"),
        (classic('  version "1.0.0"'), 4, "belongs to none"),
        (classic("no entry"), 4, "no entry"),
        (classic('"a\\q@1":\n  version "1"'), 4, "not quoted well"),
        (berry('"x@npm:1":\n  version: 1.0.0'), 5, "no resolution"),
        (classic('a@1:\n  b:\n    c:\n      d:\n        e:\n          f:\n            g "1"'), 9, "nests deeper"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as caught:
        read(text)
    assert caught.value.line == line


def test_lines_end_as_on_windows_as_well() -> None:
    assert list(read(classic(A, B, C).replace("\n", "\r\n"))) == list(read(classic(A, B, C)))


def test_forged_files_do_not_take_long() -> None:
    chain = [f'"p{n}@npm:1":\n  version: 1.0.0\n  resolution: "p{n}@npm:1.0.0"\n  dependencies:\n'
             f'    p{n + 1}: "npm:1"\n  peerDependencies:\n    x: "*"\n    y: "*"' for n in range(3_000)]  # fmt: skip
    assert len(read(berry(*chain))) == 3_000
    globs = ["**/" * 200 + "x"] * 200
    manifests: dict[str, object] = {f"{'a__' * 60}{n}__": {} for n in range(50)}
    assert read(classic(A), **{"": {"workspaces": globs}, **manifests})
