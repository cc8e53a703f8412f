# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of `Cargo.lock`: what has no source, what was replaced, what is missing, and whose manifests count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from licet.scanner.lockfiles import cargo_lock
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable
from licet.scanner.lockfiles.reading.cargo_versions import allows, exact
from tests.scanner.lockfiles.cases import row

INDEX = "registry+https://github.com/rust-lang/crates.io-index"


class Files:
    """A tree of FILES, path to text."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    @property
    def paths(self) -> Sequence[str]:
        return tuple(self._files)

    def text(self, path: str) -> str | None:
        return self._files.get(path)


def lock(*packages: str) -> str:
    """A lockfile of PACKAGES: `name version [source]`, then what it needs, each behind a `>`; no source is `-`."""
    rows = []
    for package in packages:
        head, *needs = (part.strip() for part in package.split(">"))
        name, version, source = (*head.split(" "), INDEX)[:3]
        line = "" if source == "-" else f'source = "{source}"\n'
        listed = "".join(f'  "{need}",\n' for need in needs)
        rows.append(f'[[package]]\nname = "{name}"\nversion = "{version}"\n{line}dependencies = [\n{listed}]\n')
    return "\n".join(rows)


def read(text: str, **manifests: str) -> Reading:
    files = {"Cargo.lock": text, **{path.replace("__", "/") + "Cargo.toml": said for path, said in manifests.items()}}
    return cargo_lock.read(Opened("Cargo.lock", text, Files(files)))


def rows(found: Reading) -> list[str]:
    return [row(component) for component in found.components]


def test_without_manifests_what_the_project_needs_is_direct_and_ships() -> None:
    found = read(lock("a 1.0.0 > b", "b 1.0.0", "ours 0.1.0 - > a"))
    assert rows(found) == ["pkg:cargo/a@1.0.0 runtime direct", "pkg:cargo/b@1.0.0 runtime < pkg:cargo/a@1.0.0"]


def test_without_the_project_what_nothing_needs_is_direct() -> None:
    found = read(lock("a 1.0.0 > b", "b 1.0.0"))
    assert [component.direct for component in found.components] == [True, False]


def test_a_repository_is_where_a_package_comes_from() -> None:
    source = "git+https://git.example/a?branch=main#0123abcd"
    found = read(lock(f"a 1.0.0 {source}", "ours 0.1.0 - > a"))
    assert rows(found) == [
        "pkg:cargo/a@1.0.0?vcs_url=git%2Bhttps://git.example/a%400123abcd runtime direct"
    ]  # fmt: skip


def test_a_package_of_one_version_from_two_sources_is_two() -> None:
    git = "git+https://git.example/a"
    text = lock("a 1.0.0", f"a 1.0.0 {git}#01", f"b 1.0.0 > a 1.0.0 ({git})", f"ours 0.1.0 - > a 1.0.0 ({INDEX}) > b")
    assert rows(read(text)) == [
        "pkg:cargo/a@1.0.0 runtime direct",
        "pkg:cargo/a@1.0.0?vcs_url=git%2Bhttps://git.example/a%4001 runtime < pkg:cargo/b@1.0.0",
        "pkg:cargo/b@1.0.0 runtime direct",
    ]


def test_a_registry_of_ones_own_is_a_registry() -> None:
    found = read(lock("a 1.0.0 sparse+https://registry.example/index/", "ours 0.1.0 - > a"))
    assert rows(found) == ["pkg:cargo/a@1.0.0 runtime direct"]


def test_what_is_built_in_the_place_of_another_is_what_is_there() -> None:
    text = lock("a 1.0.0", "a 1.0.0 git+https://git.example/a#01", "ours 0.1.0 - > a 1.0.0 (" + INDEX + ")").replace(
        f'source = "{INDEX}"\n', f'source = "{INDEX}"\nreplace = "a 1.0.0 (git+https://git.example/a#01)"\n', 1
    )
    assert [component.purl for component in read(text).components] == [
        "pkg:cargo/a@1.0.0?vcs_url=git%2Bhttps://git.example/a%4001"
    ]


def test_the_oldest_lockfiles_keep_the_project_apart() -> None:
    text = f'[root]\nname = "ours"\nversion = "0.1.0"\ndependencies = ["a 1.0.0 ({INDEX})"]\n\n' + lock("a 1.0.0")
    assert rows(read(text)) == ["pkg:cargo/a@1.0.0 runtime direct"]


def test_what_is_needed_and_not_locked_is_said() -> None:
    found = read(lock("a 1.0.0 > lost", "ours 0.1.0 - > a"))
    assert [(each.line, each.what) for each in found.skipped] == [(2, "lost")]


@pytest.mark.parametrize("text", ["x = 1\n", '[tool]\nname = "a"\n'])
def test_other_toml_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


def test_an_empty_lockfile_locks_nothing() -> None:
    assert read("") == read("version = 4\n") == Reading()


def test_a_renamed_package_is_told_by_its_version() -> None:
    manifest = """
[package]
name = "ours"

[dependencies]
new = { package = "a", version = "2" }

[dev-dependencies]
old = { package = "a", version = "1.2" }
"""
    found = read(lock("a 1.2.9", "a 2.0.1", "ours 0.1.0 - > a 1.2.9 > a 2.0.1"), **{"": manifest})
    assert rows(found) == ["pkg:cargo/a@1.2.9 dev direct", "pkg:cargo/a@2.0.1 runtime direct"]


def test_members_below_globs_and_packages_in_other_folders_count() -> None:
    member = '[package]\nname = "{}"\n[dev-dependencies]\na = "1"\n{}'
    found = read(
        lock("a 1.0.0", "one 0.1.0 - > a", "two 0.1.0 - > a", "root 0.1.0 - > a"),
        **{
            "": '[package]\nname = "root"\n[dev-dependencies]\na = "1"\n[workspace]\nmembers = ["crates/*"]\n',
            "crates__one__": member.format("one", '[dependencies]\ntwo = { path = "../../elsewhere/two" }\n'),
            "elsewhere__two__": member.format("two", ""),
        },
    )
    assert rows(found) == ["pkg:cargo/a@1.0.0 dev direct"]


def test_a_manifest_that_cannot_be_read_is_passed_over() -> None:
    assert rows(read(lock("a 1.0.0", "ours 0.1.0 - > a"), **{"": "[broken"})) == ["pkg:cargo/a@1.0.0 runtime direct"]


@pytest.mark.parametrize("place", ["..", "../../x", "/etc", "C:\\x", "a\x00b", "."])
def test_a_path_out_of_the_tree_or_to_itself_is_not_followed(place: str) -> None:
    manifest = f'[package]\nname = "ours"\n[dependencies]\na = "1"\nb = {{ path = \'{place}\' }}\n'
    found = read(lock("a 1.0.0", "ours 0.1.0 - > a"), **{"": manifest.replace("\x00", "")})
    assert rows(found) == ["pkg:cargo/a@1.0.0 runtime direct"]


def test_many_globs_of_stars_do_not_take_long() -> None:
    members = ", ".join(f'"{"*a" * 20}{number}"' for number in range(5_000))
    manifest = f"[workspace]\nmembers = [{members}]\n"
    deep = {f"{'a' * 40}{number}__": '[package]\nname = "x"\n' for number in range(50)}
    assert rows(read(lock("a 1.0.0", "ours 0.1.0 - > a"), **{"": manifest, **deep})) != []


@pytest.mark.parametrize("value", ["1", '""', "[1]", "{x = 1}", '[""]', '["a b c d"]', '[" "]', '["(x)"]'])
@pytest.mark.parametrize("field", ["name", "version", "source", "dependencies", "replace", "checksum"])
def test_rows_of_other_types_than_expected(field: str, value: str) -> None:
    fields = {"name": '"a"', "version": '"1.0.0"', "source": f'"{INDEX}"'} | {field: value}
    read("[[package]]\n" + "".join(f"{key} = {content}\n" for key, content in fields.items()))


@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "{x = 1}"])
@pytest.mark.parametrize(
    "key",
    [
        "package", "package.name", "workspace", "workspace.members", "workspace.dependencies", "dependencies", "patch",
        "patch.x", "target", "target.x", "target.x.dependencies", "dependencies.a", "dependencies.a.path", "replace",
    ],
)  # fmt: skip
def test_manifests_of_other_types_than_expected(key: str, value: str) -> None:
    assert read(lock("a 1.0.0", "ours 0.1.0 - > a"), **{"": f"{key} = {value}\n"}).components


@pytest.mark.parametrize(
    ("requirement", "allowed", "refused"),
    [
        ("1", "1.9.9", "2.0.0"),
        ("1.2", "1.9.0", "1.1.9"),
        ("0.7", "0.7.9", "0.8.0"),
        ("0.0.3", "0.0.3", "0.0.4"),
        ("0.0", "0.0.9", "0.1.0"),
        ("0", "0.9.0", "1.0.0"),
        ("^1.2.3", "1.2.3", "1.2.2"),
        ("~1.2", "1.2.9", "1.3.0"),
        ("~1", "1.9.0", "2.0.0"),
        ("=1.2", "1.2.9", "1.3.0"),
        ("= 1.2.3", "1.2.3", "1.2.4"),
        (">1.2", "1.3.0", "1.2.9"),
        (">1.2.3", "1.2.4", "1.2.3"),
        ("<=1.2", "1.2.9", "1.3.0"),
        ("<=1.2.3", "1.2.3", "1.2.4"),
        ("<1.2.3", "1.2.2", "1.2.3"),
        (">=1, <1.5", "1.4.9", "1.5.0"),
        ("1.*", "1.9.9", "2.0.0"),
        ("1.2.*", "1.2.9", "1.3.0"),
        ("2.0.0-rc.1", "2.0.0-rc.2", "3.0.0"),
        ("0.10.0+1.1", "0.10.4+1.2.3", "0.11.0"),
    ],
)
def test_requirements_allow_what_cargo_says(requirement: str, allowed: str, refused: str) -> None:
    assert allows(requirement, allowed)
    assert not allows(requirement, refused)


@pytest.mark.parametrize("requirement", [None, "*", "", "git", "1.x.y.z", "9" * 400])
def test_what_cannot_be_read_allows_everything(requirement: str | None) -> None:
    assert allows(requirement, "1.2.3")
    assert allows("2", "no version")


@pytest.mark.parametrize(
    ("requirement", "version"),
    [
        *(("=1.2.3", "1.2.3"), (" = 1.2.3-rc.1+x ", "1.2.3-rc.1+x")),
        *(("=1.2", None), ("1.2.3", None), ("=1.2.3, <2", None), (None, None)),
    ],
)
def test_one_version_is_allowed_where_all_of_it_is_written(requirement: str | None, version: str | None) -> None:
    assert exact(requirement) == version
