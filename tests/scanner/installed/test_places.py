# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where installed packages are looked for, and what the installed ones need in turn."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from licet.errors import UsageError
from licet.model import Component, Evidence, Scope
from licet.scanner.installed import Places, Surroundings
from licet.scanner.installed.python import PythonStore, open_store
from licet.scanner.installed.site_packages import SitePackages
from licet.scanner.packages.files import FolderFiles


def around(folder: Path) -> Places:
    """The places of a project at FOLDER whose packages for Python are there as well."""
    if not (folder / "site-packages").exists():
        (folder / "site-packages").symlink_to(folder)
    return Places(Surroundings(folder, folder / "site-packages"))


def nowhere(folder: Path) -> Places:
    return Places(Surroundings(folder, environ={}))


def install(folder: Path, name: str, version: str = "1.0", *requires: str) -> None:
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {line}" for line in requires)]
    (info / "METADATA").write_text("\n".join(lines) + "\n")


def asked(line: str, scope: Scope = Scope.RUNTIME, purl: str | None = None) -> Component:
    name = line.partition("[")[0].partition(">")[0].partition("=")[0]
    return Component(purl or f"pkg:pypi/{name}", scope, evidence=(Evidence("pyproject.toml", 1, line),))


def reached(components: list[Component], folder: Path) -> dict[str, tuple[Scope, bool, tuple[str, ...]]]:
    found = around(folder).expanded(components)
    assert [c.purl for c in found] == sorted(c.purl for c in found)
    short = [tuple(parent.removeprefix("pkg:pypi/") for parent in c.parents) for c in found]
    return {c.purl.removeprefix("pkg:pypi/"): (c.scope, c.direct, above) for c, above in zip(found, short, strict=True)}


def test_what_is_asked_for_gets_its_installed_version_and_what_it_needs(tmp_path: Path) -> None:
    install(tmp_path, "a", "2.0", "b>=1")
    install(tmp_path, "b", "1.5", "c")
    install(tmp_path, "c", "3.0")
    install(tmp_path, "unrelated")
    assert reached([asked("a>=1")], tmp_path) == {
        "a@2.0": (Scope.RUNTIME, True, ()),
        "b@1.5": (Scope.RUNTIME, False, ("a@2.0",)),
        "c@3.0": (Scope.RUNTIME, False, ("b@1.5",)),
    }


def test_scopes_spread_over_what_is_installed(tmp_path: Path) -> None:
    install(tmp_path, "app", "1.0", "shared")
    install(tmp_path, "checker", "1.0", "shared", "inner")
    install(tmp_path, "shared")
    install(tmp_path, "inner")
    found = reached([asked("app"), asked("checker", Scope.TEST)], tmp_path)
    assert (found["shared@1.0"][0], found["inner@1.0"][0]) == (Scope.RUNTIME, Scope.TEST)


def test_an_extra_is_followed_where_it_is_asked_for(tmp_path: Path) -> None:
    install(tmp_path, "a", "1.0", "b ; extra == 'more'", "c ; extra == 'less'")
    install(tmp_path, "b")
    install(tmp_path, "c")
    assert sorted(reached([asked("a[more]")], tmp_path)) == ["a@1.0", "b@1.0"]
    assert sorted(reached([asked("a")], tmp_path)) == ["a@1.0"]


@pytest.mark.parametrize("first", ["plain", "other"])
def test_an_extra_of_what_was_reached_without_it_is_followed_as_well(first: str, tmp_path: Path) -> None:
    install(tmp_path, "plain", "1.0", "middle")
    install(tmp_path, "other", "1.0", "middle[more]")
    install(tmp_path, "middle", "1.0", "deep ; extra == 'more'")
    install(tmp_path, "deep")
    second = "other" if first == "plain" else "plain"
    assert "deep@1.0" in reached([asked(first), asked(second)], tmp_path)


def test_an_extra_that_an_installed_package_asks_of_a_direct_one_is_followed(tmp_path: Path) -> None:
    install(tmp_path, "a", "1.0", "b[more]")
    install(tmp_path, "b", "1.0", "c ; extra == 'more'")
    install(tmp_path, "c")
    assert reached([asked("b"), asked("a")], tmp_path)["c@1.0"] == (Scope.RUNTIME, False, ("b@1.0",))


def test_markers_are_those_of_this_machine_and_odd_ones_count(tmp_path: Path) -> None:
    install(
        tmp_path, "a", "1.0", "b ; python_version < '3'", "c ; python_version >= '3'", "d ; sys_platform ~= 'x'",
        "not a requirement at all", "self-made (",
    )  # fmt: skip
    for name in "bcd":
        install(tmp_path, name)
    assert sorted(reached([asked("a")], tmp_path)) == ["a@1.0", "c@1.0", "d@1.0"]


def test_what_is_needed_in_a_circle_ends(tmp_path: Path) -> None:
    install(tmp_path, "a", "1.0", "b", "a[all]", "c ; extra == 'all'")
    install(tmp_path, "b", "1.0", "a")
    install(tmp_path, "c")
    found = reached([asked("a[all]")], tmp_path)
    assert found["a@1.0"] == (Scope.RUNTIME, True, ("b@1.0",))
    assert sorted(found) == ["a@1.0", "b@1.0", "c@1.0"]


def test_what_is_not_installed_stays_as_it_was_asked_for(tmp_path: Path) -> None:
    install(tmp_path, "a", "1.0", "absent")
    assert reached([asked("a"), asked("gone")], tmp_path) == {
        "a@1.0": (Scope.RUNTIME, True, ()),
        "gone": (Scope.RUNTIME, True, ()),
    }


def test_a_locked_graph_is_not_added_to(tmp_path: Path) -> None:
    install(tmp_path, "a", "2.0", "b")
    install(tmp_path, "b")
    locked = [Component("pkg:pypi/a@1.0"), Component("pkg:pypi/c@1.0", direct=False)]
    assert around(tmp_path).expanded(locked) == tuple(locked)
    assert nowhere(tmp_path).expanded(locked[:1]) == tuple(locked[:1])


def test_packages_of_npm_are_left_as_they_are(tmp_path: Path) -> None:
    install(tmp_path, "a", "9.0")
    component = Component("pkg:npm/a", evidence=(Evidence("package.json", 1, '"a"'),))
    assert around(tmp_path).expanded([component]) == (component,)


def node(root: Path, place: str, version: str) -> None:
    (root / place).mkdir(parents=True)
    (root / place / "package.json").write_text(f'{{"version": "{version}", "license": "MIT"}}')


@pytest.mark.parametrize(
    ("manifest", "place", "folder"),
    [
        ("package-lock.json", "node_modules/a", "node_modules/a"),
        ("package-lock.json", "packages/b/node_modules/a", "packages/b/node_modules/a"),
        ("web/package-lock.json", "node_modules/a", "web/node_modules/a"),
        ("web/package.json", '"a"', "web/node_modules/a"),
        ("web/package.json", '"a"', "node_modules/a"),
    ],
)
def test_a_package_of_npm_is_found_where_its_lockfile_has_it(
    manifest: str, place: str, folder: str, tmp_path: Path
) -> None:
    node(tmp_path, folder, "1.0.0")
    component = Component("pkg:npm/a@1.0.0", evidence=(Evidence(manifest, 1, place),))
    found = nowhere(tmp_path).find(component)
    assert found is not None
    assert isinstance(found.files, FolderFiles)
    assert found.files.folder == tmp_path / folder


def test_of_several_installed_versions_the_right_one_is_taken(tmp_path: Path) -> None:
    node(tmp_path, "node_modules/a", "2.0.0")
    node(tmp_path, "packages/b/node_modules/a", "1.0.0")
    evidence = (Evidence("package.json", 1, '"a"'), Evidence("package-lock.json", 1, "packages/b/node_modules/a"))
    found = nowhere(tmp_path).find(Component("pkg:npm/a@1.0.0", evidence=evidence))
    assert found is not None
    assert found.version == "1.0.0"


def test_a_folder_of_an_old_package_may_have_capitals(tmp_path: Path) -> None:
    node(tmp_path, "node_modules/JSONStream", "1.0.0")
    component = Component("pkg:npm/jsonstream", evidence=(Evidence("package.json", 1, '"JSONStream"'),))
    assert nowhere(tmp_path).find(component) is not None


def test_packages_of_other_ecosystems_are_nowhere(tmp_path: Path) -> None:
    assert around(tmp_path).find(Component("pkg:cargo/a@1")) is None


def opened_packages(around: Surroundings) -> SitePackages | None:
    store = open_store(around)
    assert isinstance(store, PythonStore)
    return store.packages


def test_the_caller_s_environment_comes_first_then_the_project_s_then_the_active_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = "lib/python3.12/site-packages"
    for name in ("named", "project/.venv", "project/venv", "active"):
        (tmp_path / name / inner).mkdir(parents=True)
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "active"))
    root = tmp_path / "project"

    def opened(environment: Path | None = None) -> Path | None:
        packages = opened_packages(Surroundings(root, environment))
        return packages.folders[0] if packages else None

    assert opened(tmp_path / "named") == tmp_path / "named" / inner
    assert opened() == root / ".venv" / inner
    (root / ".venv").rename(tmp_path / "gone")
    assert opened() == root / "venv" / inner
    (root / "venv").rename(tmp_path / "gone too")
    assert opened() == tmp_path / "active" / inner
    with pytest.raises(UsageError):
        opened(tmp_path / "absent")


def test_licet_s_own_environment_counts_only_where_the_project_is_installed_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder)])
    ours = Surroundings(tmp_path, names=("Our.Project",))
    assert opened_packages(ours) is None
    install(folder, "our_project")
    assert opened_packages(ours) is not None


def test_what_an_installed_package_needs_here_is_not_for_other_systems_alone(tmp_path: Path) -> None:
    install(tmp_path, "a", "2.0", "b>=1")
    windows = [replace(asked(name), systems=("win32",)) for name in ("b", "c")]
    found = {each.purl: each.systems for each in around(tmp_path).expanded([asked("a"), *windows])}
    assert found == {"pkg:pypi/a@2.0": (), "pkg:pypi/b": (), "pkg:pypi/c": ("win32",)}
