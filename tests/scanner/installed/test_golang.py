# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where Go modules are found, which files are theirs, and what may not be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from packageurl import PackageURL

from licet.model import Component, Evidence, Scope
from licet.scanner.installed import golang
from licet.scanner.installed.store import Installed, Surroundings
from licet.scanner.packages.golang import escaped, go_settings

PURL = "pkg:golang/a.example/Big/x@v1.0.0"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def find(root: Path, purl: str = PURL, path: str = "go.mod", **environ: str) -> Installed | None:
    around = Surroundings(root / "project", environ={"HOME": str(root / "home"), **environ})
    component = Component(purl, evidence=(Evidence(path, 1),))
    return golang.open_store(around).find(component, PackageURL.from_string(purl))


def shown(found: Installed | None) -> tuple[str | None, str, list[str]] | None:
    return (found.version, found.found.source, [text for _, text in found.found.license_texts]) if found else None


@pytest.mark.parametrize(
    ("cache", "environ"),
    [
        ("home/go/pkg/mod", {}),
        ("path/pkg/mod", {"GOPATH": "{}/path:{}/other"}),
        ("cache", {"GOMODCACHE": "{}/cache", "GOPATH": "{}/path"}),
    ],
)
def test_a_module_is_found_in_the_cache(cache: str, environ: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path / cache / "a.example/!big/x@v1.0.0", {"LICENSE": "mit", "go.mod": "module a.example/Big/x\n"})
    found = find(tmp_path, **{key: value.format(tmp_path, tmp_path) for key, value in environ.items()})
    assert shown(found) == ("v1.0.0", "go/a.example/Big/x@v1.0.0/go.mod", ["mit"])


def test_settings_of_the_go_command_name_the_cache(tmp_path: Path) -> None:
    write(tmp_path / "home/.config/go", {"env": f"GOMODCACHE={tmp_path}/cache\nodd line\nGOPROXY=x\n"})
    write(tmp_path / "cache/a.example/!big/x@v1.0.0", {"LICENSE": "mit"})
    assert shown(find(tmp_path)) is not None
    assert shown(find(tmp_path, GOENV="off")) is None
    assert shown(find(tmp_path, GOMODCACHE=str(tmp_path / "none"))) is None


def test_an_archive_that_is_not_unpacked_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "home/go/pkg/mod/cache/download/a.example/!big/x/@v"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "v1.0.0.zip", "w") as archive:
        archive.writestr("a.example/Big/x@v1.0.0/LICENSE", "mit")
        archive.writestr("a.example/Big/x@v1.0.0/inner/LICENSE", "of another work")
    assert shown(find(tmp_path)) == ("v1.0.0", "go/a.example/Big/x@v1.0.0/go.mod", ["mit"])
    (folder / "v1.0.0.zip").write_bytes(b"PKtorn")
    assert shown(find(tmp_path)) == ("v1.0.0", "go/a.example/Big/x@v1.0.0/go.mod", [])


def test_another_version_is_better_than_none(tmp_path: Path) -> None:
    write(tmp_path / "home/go/pkg/mod/a.example/!big", {"x@v1.1.0-!r!c/LICENSE": "mit", "xy@v1.0.0/LICENSE": "no"})
    assert shown(find(tmp_path)) == ("v1.1.0-RC", "go/a.example/Big/x@v1.1.0-RC/go.mod", ["mit"])


@pytest.mark.parametrize("folder", ["", "sub/"])
@pytest.mark.parametrize("path", ["go.mod", "vendor/modules.txt"])
def test_a_vendored_module_goes_before_the_cache(folder: str, path: str, tmp_path: Path) -> None:
    write(tmp_path / "home/go/pkg/mod/a.example/!big/x@v1.0.0", {"LICENSE": "cached"})
    vendor = tmp_path / "project" / folder / "vendor"
    write(vendor, {"modules.txt": "# a.example/Big/x v1.0.0\n## explicit\na.example/Big/x/inner\n"})
    assert shown(find(tmp_path, path=folder + path)) == ("v1.0.0", "go/a.example/Big/x@v1.0.0/go.mod", ["cached"])
    write(vendor / "a.example/Big/x", {"LICENSE": "vendored", "inner/x.go": "package x"})
    assert shown(find(tmp_path, path=folder + path)) == (
        "v1.0.0", f"{folder}vendor/a.example/Big/x/go.mod", ["vendored"],
    )  # fmt: skip


def test_a_replaced_module_lies_in_the_folder_of_the_one_it_replaces(tmp_path: Path) -> None:
    write(tmp_path / "project/vendor", {
        "modules.txt": "# b.example/y v2.0.0 => a.example/Big/x v1.0.0\nb.example/y\n# c.example => ./c\n",
        "b.example/y/LICENSE": "mit",
    })  # fmt: skip
    assert shown(find(tmp_path)) == ("v1.0.0", "vendor/b.example/y/go.mod", ["mit"])
    assert find(tmp_path, "pkg:golang/b.example/y@v2.0.0") is None


def test_modules_within_the_path_of_another_keep_their_files(tmp_path: Path) -> None:
    write(tmp_path / "project/vendor", {
        "modules.txt": "# a.example/Big/x v1.0.0\na.example/Big/x\n# a.example/Big/x/v2 v2.0.0\na.example/Big/x/v2\n",
        "a.example/Big/x/x.go": "package x", "a.example/Big/x/inner/x.go": "package x",
        "a.example/Big/x/v2/x.go": "package x",
    })  # fmt: skip
    found = find(tmp_path)
    assert found is not None
    assert list(found.files.names) == ["inner/x.go", "x.go"]


def test_a_link_is_not_followed_out_of_the_vendor_folder(tmp_path: Path) -> None:
    write(tmp_path / "secret", {"LICENSE": "secret"})
    write(tmp_path / "project/vendor", {"modules.txt": "# a.example/Big/x v1.0.0\n", "a.example/Big/y": ""})
    (tmp_path / "project/vendor/a.example/Big/x").symlink_to(tmp_path / "secret")
    assert find(tmp_path) is None


@pytest.mark.parametrize(
    "purl",
    ["pkg:golang/a/../../secret@v1.0.0", "pkg:golang/a@v1%2F..%2F..%2Fsecret", "pkg:golang/x", "pkg:golang/a@.."],
)
def test_odd_purls_lead_nowhere(purl: str, tmp_path: Path) -> None:
    write(tmp_path / "home/go/pkg", {"secret/LICENSE": "secret", "mod/a/b": "", "secret@v1.0.0/LICENSE": "secret"})
    write(tmp_path / "project/vendor", {"modules.txt": "# ../secret v1.0.0\n# a v1.0.0\n"})
    assert find(tmp_path, purl) is None


def test_capital_letters_are_escaped() -> None:
    assert escaped("github.com/Azure/azure-sdk-for-go") == "github.com/!azure/azure-sdk-for-go"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"env": "GOPROXY=https://file.example\nGOFLAGS=-mod=mod\n# GONOPROXY=x\n"})
    found = go_settings({"GOENV": str(tmp_path / "env"), "GOPROXY": "off", "GOSUMDB": ""}, tmp_path)
    assert (found["GOPROXY"], found["GOFLAGS"], found.get("GOSUMDB")) == ("off", "-mod=mod", None)


def expand(root: Path, components: list[Component]) -> list[tuple[str, Scope, tuple[str, ...]]]:
    store = golang.open_store(Surroundings(root / "project", environ={"HOME": str(root / "home")}))
    found = store.expand(components)
    return [(each.purl.partition("@")[0].rpartition("/")[2], each.scope, each.parents) for each in found]


def test_modules_in_the_cache_say_what_they_need(tmp_path: Path) -> None:
    cache = tmp_path / "home/go/pkg/mod/cache/download/a.example"
    write(cache, {
        "!tool/@v/v1.0.0.mod": "module a.example/Tool\nrequire (\n\ta.example/lib v0.1.0\n\tother.example v1.0.0\n)\n",
        "lib/@v/v1.0.0.mod": "module a.example/lib\nrequire a.example/Tool v1.0.0\n",
    })  # fmt: skip
    tool = Component("pkg:golang/a.example/Tool@v1.0.0", Scope.BUILD)
    lib = Component("pkg:golang/a.example/lib@v1.0.0", Scope.RUNTIME, direct=False)
    npm = Component("pkg:npm/x@1.0.0")
    assert expand(tmp_path, [tool, lib, npm]) == [
        ("Tool", Scope.BUILD, ("pkg:golang/a.example/lib@v1.0.0",)),
        ("lib", Scope.BUILD, ("pkg:golang/a.example/Tool@v1.0.0",)),
        ("x", Scope.RUNTIME, ()),
    ]
    lost = Component("pkg:golang/a.example/lost@v1.0.0", Scope.RUNTIME)
    assert expand(tmp_path, [tool, lib, lost])[1] == ("lib", Scope.RUNTIME, ("pkg:golang/a.example/Tool@v1.0.0",))


@pytest.mark.parametrize("text", ["", "require (", "[" * 9000, "\0\0"])
def test_a_module_in_the_cache_that_cannot_be_read_needs_nothing(text: str, tmp_path: Path) -> None:
    write(tmp_path / "home/go/pkg/mod/cache/download/a.example/x", {"@v/v1.0.0.mod": text})
    one = Component("pkg:golang/a.example/x@v1.0.0")
    assert expand(tmp_path, [one, Component("pkg:golang/a.example/../y@v1.0.0")])[0] == ("x", Scope.RUNTIME, ())
