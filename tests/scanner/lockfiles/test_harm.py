# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""No file, however it was cut, broken or forged, stops a scan: it is read, or it is one problem with its place."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from licet.model import FileKind, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import Manifests, each, read_manifests
from tests.scanner.lockfiles.cases import samples

FILES = samples()
CUTS = 60


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, bytes], Manifests]:
    def write(name: str, data: bytes) -> Manifests:
        path = FILES.get(name, (name, ""))[0]
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
        return read_manifests([SourceFile(tmp_path, path, len(data), classify(path))])

    return write


def is_read_or_refused(found: Manifests, data: bytes) -> None:
    assert len(found.problems) <= 1
    for problem in found.problems:
        if problem.code == "manifest-partly-read":
            assert not problem.matters
            continue
        assert (problem.code, problem.matters, found.components) == ("manifest-unreadable", True, ())
        assert problem.line is not None
        assert 1 <= problem.line <= data.count(b"\n") + 2


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_anywhere(name: str, read: Callable[[str, bytes], Manifests]) -> None:
    data = FILES[name][1].encode()
    for end in range(0, len(data), len(data) // CUTS + 1):
        is_read_or_refused(read(name, data[:end]), data[:end])


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_bytes_changed_at_random(name: str, read: Callable[[str, bytes], Manifests]) -> None:
    dice = random.Random(name)
    for _ in range(60):
        data = bytearray(FILES[name][1].encode())
        for _ in range(3):
            data[dice.randrange(len(data))] = dice.randrange(1, 256)
        is_read_or_refused(read(name, bytes(data)), bytes(data).replace(b"\r", b"\n"))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"\x00\x01\x02\x03" * 9, b"\xff\xfe", b"\xef\xbb\xbf",
     b"[" * 30_000, b'{"a":' * 30_000, b'"a" = ' + b"9" * 9_000],
    ids=["empty", "blank", "binary", "a mark alone", "utf-8 mark alone", "brackets", "objects", "a long number"],
)  # fmt: skip
def test_no_content_is_too_odd(name: str, data: bytes, read: Callable[[str, bytes], Manifests]) -> None:
    found = read(name, data)
    assert len(found.problems) <= 1
    assert found.components == ()


@pytest.mark.parametrize("name", FILES)
def test_a_mark_of_the_encoding_changes_nothing(name: str, read: Callable[[str, bytes], Manifests]) -> None:
    plain = read(name, FILES[name][1].encode())
    assert read(name, b"\xef\xbb\xbf" + FILES[name][1].encode()) == plain
    assert read(name, FILES[name][1].encode("utf-16")) == plain


@pytest.mark.parametrize("value", ["1", '"x"', "[]", "[1]", '{"x": 1}', "null", "true"])
@pytest.mark.parametrize("key", ["packages", "dependencies", "name", "license", "licenses", "devDependencies"])
@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_json_of_other_types_than_expected(
    name: str, key: str, value: str, read: Callable[[str, bytes], Manifests]
) -> None:
    found = read(name, f'{{"lockfileVersion": 3, "{key}": {value}}}'.encode())
    assert found.problems == ()


@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "[[1]]", "{x = 1}", "[{x = 1}]", "2026-01-01"])
@pytest.mark.parametrize(
    "key",
    [
        "package", "packages", "project", "project.dependencies", "project.optional-dependencies", "project.license",
        "project.classifiers", "dependency-groups", "build-system.requires", "tool.poetry", "tool.poetry.dependencies",
        "tool.poetry.group", "tool.uv.dev-dependencies", "manifest.dependency-groups", "default-groups",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "name", ["pyproject.toml", "uv.lock", "poetry.lock", "pylock.toml", "pdm.lock", "Pipfile", "pixi.toml"]
)
def test_toml_of_other_types_than_expected(
    name: str, key: str, value: str, read: Callable[[str, bytes], Manifests]
) -> None:
    text = f'version = 1\nlock-version = "1.0"\nmetadata = {{}}\n{key} = {value}\n'
    assert read(name, text.encode()).problems == ()


@pytest.mark.parametrize(
    "field", ["name", "version", "dependencies", "groups", "category", "optional", "source", "marker"]
)
@pytest.mark.parametrize("value", ["1", '""', "[1]", "{x = 1}", '[{name = ""}]', "[{name = 1, extra = [1]}]"])
@pytest.mark.parametrize("name", ["uv.lock", "poetry.lock", "pylock.toml", "pdm.lock"])
def test_rows_of_other_types_than_expected(
    name: str, field: str, value: str, read: Callable[[str, bytes], Manifests]
) -> None:
    head = 'version = 1\nlock-version = "1.0"\nmetadata = {}\n'
    row = {"name": '"a"', "version": '"1"'} | {field: value}
    rows = "".join(f"{key} = {content}\n" for key, content in row.items())
    table = "packages" if name == "pylock.toml" else "package"
    assert read(name, f"{head}[[{table}]]\n{rows}".encode()).problems == ()


def test_a_file_larger_than_any_tool_writes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "uv.lock").open("wb") as file:
        file.truncate(each.LARGEST + 1)
    found = read_manifests([SourceFile(tmp_path, "uv.lock", each.LARGEST + 1, FileKind.LOCKFILE)])
    assert [problem.code for problem in found.problems] == ["manifest-unreadable"]


def test_a_file_that_went_away_or_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    files = [SourceFile(tmp_path, "uv.lock", 1, FileKind.LOCKFILE)]
    assert "No such file" in read_manifests(files).problems[0].message
    monkeypatch.setattr(Path, "read_bytes", refused)
    assert "Permission denied" in read_manifests(files).problems[0].message


@pytest.mark.parametrize("folder", ["tests", "examples/app", "docs", "src/testdata/x"])
def test_manifests_of_trials_are_for_tests_and_their_problems_do_not_matter(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir(parents=True)
    files = []
    for name, text in (("uv.lock", "[broken"), FILES["package-lock.json"]):
        (tmp_path / folder / name).write_text(text)
        files.append(SourceFile(tmp_path, f"{folder}/{name}", len(text), classify(f"{folder}/{name}")))
    found = read_manifests(files)
    assert {c.scope.value for c in found.components} == {"test"}
    assert [(p.path, p.matters) for p in found.problems] == [(f"{folder}/uv.lock", False)]


def test_vendored_and_installed_manifests_are_not_the_project_s(tmp_path: Path) -> None:
    for place in ("vendor/x/package.json", "x.egg-info/PKG-INFO", "x-1.dist-info/PKG-INFO"):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text("[broken")
        assert read_manifests([SourceFile(tmp_path, place, 1, classify(place))]) == Manifests((), (), ())


def test_names_forged_to_take_long_do_not(read: Callable[[str, bytes], Manifests]) -> None:
    many = {f"node_modules/{'a' * 200}{n}": {"version": "1.0.0", "dependencies": {"x": "*"}} for n in range(2_000)}
    found = read("package-lock.json", json.dumps({"lockfileVersion": 3, "packages": many}).encode())
    assert len(found.components) == 2_000
