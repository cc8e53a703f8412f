# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Component by component: installed, stated by the lockfile, or asked of the index."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from licet.model import Basis, Component, Evidence, Problem, Unknown
from licet.scanner.installed import Places, Surroundings, System
from licet.scanner.packages.found import Found
from licet.scanner.packages.platforms import Platforms
from licet.scanner.resolve import Resolved, resolve
from licet.scanner.resolve.resolver import ASK, INSTALL


class Index:
    """A registry that knows LICENSES and remembers what it was asked."""

    def __init__(self, **licenses: str) -> None:
        self.licenses = licenses
        self.asked: list[str] = []
        self.kept: dict[str, Found] = {}
        self.lock = threading.Lock()

    def known(self, purl: str) -> Found | None:
        return self.kept.get(purl)

    def lookup(self, purl: str) -> Found | Problem:
        name = purl.partition("/")[2].partition("@")[0]
        with self.lock:
            self.asked.append(purl)
        if name in self.licenses:
            return Found(self.licenses[name], (), (), "https://index.example")
        return Problem(purl, "lookup-failed", "the index does not answer; try again", matters=True)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    return folder


def install(packages: Path, name: str, version: str, license: str) -> None:
    info = packages / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\nLicense: {license}\n")


def places(packages: Path) -> Places:
    return Places(Surroundings(packages, packages))


def nowhere(root: Path) -> Places:
    return Places(Surroundings(root, environ={}))


def one(found: Resolved) -> tuple[str, Basis]:
    (resolution,) = found.resolutions
    concluded = resolution.concluded
    return concluded.why if isinstance(concluded, Unknown) else str(concluded), resolution.basis


@pytest.mark.parametrize("version", ["1.0", "1.0.0", "1"])
def test_the_installed_package_speaks_for_its_version_however_it_is_written(version: str, packages: Path) -> None:
    install(packages, "a", "1.0", "MIT")
    index = Index(a="ISC")
    found = resolve([Component(f"pkg:pypi/a@{version}")], places(packages), registry=index)
    assert (one(found), index.asked) == (("MIT", Basis.DECLARED), [])


def test_for_another_version_the_index_is_asked(packages: Path) -> None:
    install(packages, "a", "1.0", "MIT")
    found = resolve([Component("pkg:pypi/a@2.0")], places(packages), registry=Index(a="ISC"))
    assert one(found) == ("ISC", Basis.DECLARED)


def test_what_the_cache_knows_is_not_asked_for(tmp_path: Path) -> None:
    index = Index(a="ISC", b="ISC")
    index.kept["pkg:npm/a@1"] = Found("MIT", (), (), "https://index.example")
    found = resolve([Component("pkg:npm/a@1"), Component("pkg:npm/b@1")], nowhere(tmp_path), registry=index)
    assert [str(each.concluded) for each in found.resolutions] == ["MIT", "ISC"]
    assert index.asked == ["pkg:npm/b@1"]


def test_without_an_index_another_version_speaks_and_it_is_said(packages: Path) -> None:
    install(packages, "a", "1.0", "MIT")
    found = resolve([Component("pkg:pypi/a@2.0")], places(packages))
    assert one(found) == ("MIT", Basis.DECLARED)
    assert "version 1.0 is installed, not 2.0" in found.resolutions[0].evidence[0].text


def test_the_lockfile_s_own_word_is_taken_where_nothing_is_installed(tmp_path: Path) -> None:
    component = Component("pkg:npm/a@1.0.0", declared="MIT", evidence=(Evidence("package-lock.json", 3),))
    found = resolve([component], nowhere(tmp_path))
    assert one(found) == ("MIT", Basis.DECLARED)
    assert found.resolutions[0].evidence[0].path == "package-lock.json"


@pytest.mark.parametrize("declared", ["SEE LICENSE IN LICENSE.md", "BSD", "Our Very Own Terms"])
def test_a_lockfile_s_word_that_settles_nothing_is_unknown_not_missing(declared: str, tmp_path: Path) -> None:
    found = resolve([Component("pkg:npm/a@1.0.0", declared=declared)], nowhere(tmp_path))
    why, basis = one(found)
    concluded = found.resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    assert (basis, concluded.missing) == (Basis.UNKNOWN, False)
    assert declared in why
    assert concluded.ways == (INSTALL, ASK)


def test_a_lockfile_s_unlicensed_is_missing(tmp_path: Path) -> None:
    concluded = (
        resolve([Component("pkg:npm/a@1.0.0", declared="UNLICENSED")], nowhere(tmp_path)).resolutions[0].concluded
    )
    assert isinstance(concluded, Unknown)
    assert concluded.missing


def test_what_nobody_knows_is_unknown_and_says_what_to_do(tmp_path: Path) -> None:
    found = resolve([Component("pkg:pypi/a@1.0")], nowhere(tmp_path))
    concluded = found.resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    assert (found.resolutions[0].basis, concluded.ways) == (Basis.UNKNOWN, (INSTALL, ASK))


def test_who_has_asked_the_index_is_not_told_to(tmp_path: Path) -> None:
    found = resolve([Component("pkg:pypi/a@1.0")], nowhere(tmp_path), registry=Index())
    concluded = found.resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    assert concluded.ways == (INSTALL,)


def test_an_index_that_fails_is_a_problem_and_the_lockfile_speaks(tmp_path: Path) -> None:
    component = Component("pkg:npm/a@1.0.0", declared="MIT", evidence=(Evidence("package-lock.json", 3),))
    found = resolve([component, Component("pkg:npm/b@1.0.0")], nowhere(tmp_path), registry=Index())
    assert [str(r.concluded) for r in found.resolutions[:1]] == ["MIT"]
    assert [p.path for p in found.problems] == ["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0"]


def test_the_project_itself_is_no_dependency_of_its_own(tmp_path: Path) -> None:
    components = [Component(purl) for purl in ("pkg:npm/my-project", "pkg:pypi/my-project@1")]
    found = resolve(components, nowhere(tmp_path), own=frozenset({"pkg:pypi/my-project"}))
    assert [r.component.purl for r in found.resolutions] == ["pkg:npm/my-project"]


def test_the_answer_is_the_same_in_whatever_order_components_come_and_answers_arrive(tmp_path: Path) -> None:
    components = [Component(f"pkg:npm/p{n}@1.0.0") for n in range(40)]
    index = Index(**{f"p{n}": "MIT" for n in range(0, 40, 2)})
    progress: list[tuple[int, int]] = []
    one = resolve(
        components, nowhere(tmp_path), registry=index, progress=lambda done, whole: progress.append((done, whole))
    )
    other = resolve(components[::-1], nowhere(tmp_path), registry=index)
    assert one == other
    assert [r.component.purl for r in one.resolutions] == sorted(c.purl for c in components)
    assert progress == [(n, 40) for n in range(1, 41)]


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    there = Platforms(frozenset(("linux",)), frozenset(("x64",)), frozenset(("glibc",)))
    monkeypatch.setattr("licet.scanner.installed.stores.here", lambda: there)


@pytest.mark.usefixtures("on_linux")
@pytest.mark.parametrize(
    ("component", "name"),
    [
        (Component("pkg:pypi/a@1", systems=("win32",)), "Windows"),
        (Component("pkg:npm/a@1", systems=("linux",), machines=("arm64",)), "Linux on arm64"),
        (Component("pkg:npm/a@1", systems=("linux",), machines=("x64",), libc=("musl",)), "Linux on x64 with musl"),
    ],
)
def test_what_is_for_other_systems_is_not_looked_at_here(component: Component, name: str, tmp_path: Path) -> None:
    concluded = resolve([component], nowhere(tmp_path)).resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    why = f"is for {name} alone, so that it is not installed here; {ASK} before you ship for {name}"
    assert (concluded.elsewhere, concluded.why, concluded.ways) == (True, why, (ASK,))


@pytest.mark.usefixtures("on_linux")
@pytest.mark.parametrize(
    "component",
    [
        Component("pkg:pypi/a@1"),
        Component("pkg:pypi/a@1", systems=("linux", "win32")),
        Component("pkg:npm/a@1", machines=("arm64", "x64")),
    ],
)
def test_what_is_for_this_system_should_be_here(component: Component, tmp_path: Path) -> None:
    concluded = resolve([component], nowhere(tmp_path)).resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    assert not concluded.elsewhere


@pytest.mark.usefixtures("on_linux")
def test_whatever_is_known_of_what_is_for_other_systems_counts(packages: Path) -> None:
    install(packages, "a", "1.0", "GPL-3.0-only")
    there, other = (Component(f"pkg:pypi/a@{version}", systems=("win32",)) for version in ("1.0", "2.0"))
    assert one(resolve([there], places(packages))) == ("GPL-3.0-only", Basis.DECLARED)
    assert one(resolve([other], places(packages))) == ("GPL-3.0-only", Basis.DECLARED)
    absent = Component("pkg:pypi/b@1", systems=("win32",))
    assert one(resolve([absent], places(packages), registry=Index(b="ISC"))) == ("ISC", Basis.DECLARED)
    concluded = resolve([absent], places(packages), registry=Index()).resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    assert not concluded.elsewhere
    stated = Component("pkg:pypi/c@1", systems=("win32",), declared="BSD")
    concluded = resolve([stated], places(packages)).resolutions[0].concluded
    assert isinstance(concluded, Unknown)
    assert not concluded.elsewhere


def test_an_image_is_of_linux(tmp_path: Path) -> None:
    system = Places(Surroundings.of_system(System(tmp_path)))
    assert system.platforms == Platforms(frozenset(("linux",)))
