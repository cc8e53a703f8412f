# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Several manifests and lockfiles of one tree become one list, and their order does not matter."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading.merging import merged, scoped
from tests.scanner.lockfiles.cases import read


def made(purl: str, scope: Scope = Scope.RUNTIME, *parents: str, direct: bool = True, path: str = "x") -> Component:
    return Component(f"pkg:{purl}", scope, direct, tuple(f"pkg:{p}" for p in parents), None, (Evidence(path),))


def test_what_a_lockfile_pins_replaces_what_a_manifest_asks_for() -> None:
    asked, pinned = made("pypi/a", path="pyproject.toml"), made("pypi/a@1", direct=False, path="uv.lock")
    (found,) = merged([asked, pinned])
    assert (found.purl, found.direct) == ("pkg:pypi/a@1", True)
    assert {e.path for e in found.evidence} == {"pyproject.toml", "uv.lock"}


def test_what_nothing_pins_stays() -> None:
    assert [c.purl for c in merged([made("pypi/a"), made("pypi/b@1")])] == ["pkg:pypi/a", "pkg:pypi/b@1"]


def test_packages_of_one_name_in_two_ecosystems_are_two() -> None:
    assert len(merged([made("pypi/a"), made("npm/a@1")])) == 2


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(Scope, 2)])
def test_the_scope_closer_to_what_is_shipped_wins_whatever_the_order(one: Scope, other: Scope) -> None:
    strength = [Scope.DEV, Scope.TEST, Scope.BUILD, Scope.OPTIONAL, Scope.RUNTIME]
    expected = max(one, other, key=strength.index)
    for order in ((one, other), (other, one)):
        assert [c.scope for c in merged(made("pypi/a@1", scope) for scope in order)] == [expected]


def test_parents_are_united_and_direct_wins() -> None:
    (found,) = merged([made("pypi/a@1", Scope.DEV, "pypi/c@1", "pypi/b@1", direct=False), made("pypi/a@1", Scope.DEV)])
    assert (found.direct, found.parents) == (True, ("pkg:pypi/b@1", "pkg:pypi/c@1"))


def test_of_several_versions_a_manifest_means_the_direct_one() -> None:
    found = merged([made("npm/a@1", direct=False), made("npm/a@2"), made("npm/a", path="package.json")])
    assert [[e.path for e in c.evidence] for c in found] == [["x"], ["x", "package.json"]]


def test_of_several_direct_versions_a_manifest_means_the_one_that_is_there_for_the_same_reason() -> None:
    found = merged([made("npm/a@6"), made("npm/a@7", Scope.DEV), made("npm/a")])
    assert {c.purl: c.scope for c in found} == {"pkg:npm/a@6": Scope.RUNTIME, "pkg:npm/a@7": Scope.DEV}


def test_a_lockfile_without_scopes_takes_them_from_the_manifest_and_spreads_them() -> None:
    locked = [
        made("pypi/app-lib@1"),
        made("pypi/checker@1"),
        made("pypi/shared@1", Scope.RUNTIME, "pypi/app-lib@1", "pypi/checker@1", direct=False),
        made("pypi/inner@1", Scope.RUNTIME, "pypi/checker@1", direct=False),
    ]
    found = scoped(locked, [made("pypi/app-lib"), made("pypi/checker", Scope.TEST), made("pypi/inner", Scope.DEV)])
    assert [(c.scope, c.direct) for c in found] == [
        (Scope.RUNTIME, True), (Scope.TEST, True), (Scope.RUNTIME, False), (Scope.TEST, True),
    ]  # fmt: skip
    assert scoped(locked, []) == tuple(locked)


COMPONENTS = st.builds(
    Component,
    purl=st.sampled_from(["pkg:pypi/a", "pkg:pypi/a@1", "pkg:pypi/a@2", "pkg:npm/%40s/b", "pkg:npm/%40s/b@1"]),
    scope=st.sampled_from(Scope),
    direct=st.booleans(),
    parents=st.lists(st.sampled_from(["pkg:pypi/p@1", "pkg:pypi/q@1"]), unique=True).map(lambda p: tuple(sorted(p))),
)


@given(st.lists(COMPONENTS, max_size=6), st.randoms(use_true_random=False))
def test_merging_is_sorted_loses_nothing_and_ignores_order(components: list[Component], random: object) -> None:
    found = merged(components)
    purls = [c.purl for c in found]
    assert purls == sorted(set(purls))
    names = {c.purl.partition("@")[0] for c in components}
    assert {purl.partition("@")[0] for purl in purls} == names
    shuffled = list(components)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    assert merged(shuffled) == found
    assert merged(found) == found


def test_a_package_is_for_all_systems_that_any_file_names() -> None:
    component = made("pypi/a@1")
    windows, mac = replace(component, systems=("win32",)), replace(component, systems=("darwin",))
    assert merged([windows, mac])[0].systems == ("darwin", "win32")
    assert merged([windows, component])[0].systems == ()
    assert merged([replace(made("pypi/a"), systems=("win32",)), windows])[0].systems == ("win32",)


def test_a_manifest_of_npm_leaves_it_to_the_lockfile_which_systems_a_package_is_for(tmp_path: Path) -> None:
    manifest = {"name": "app", "optionalDependencies": {"fsevents": "^2", "nan": "^2"}}
    on_mac = {"version": "2.0.0", "os": ["darwin"], "dependencies": {"nan": "^2", "deep": "*"}}
    rows = {"fsevents": on_mac, "nan": {"version": "2.0.0"}, "deep": {"version": "2.0.0"}}
    packages = {"": manifest, **{f"node_modules/{name}": row for name, row in rows.items()}}
    lock = {"lockfileVersion": 3, "packages": packages}
    files = {"package-lock.json": json.dumps(lock), "package.json": json.dumps(manifest)}
    found = read(tmp_path, files).components
    systems = {each.purl: each.systems for each in found}
    assert systems == {
        "pkg:npm/deep@2.0.0": ("darwin",),
        "pkg:npm/fsevents@2.0.0": ("darwin",),
        "pkg:npm/nan@2.0.0": (),
    }
    files["b/package.json"] = '{"dependencies": {"deep": "*"}}'
    assert {each.purl: each.systems for each in read(tmp_path, files).components}["pkg:npm/deep@2.0.0"] == ()
