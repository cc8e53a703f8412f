# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Values of other types than a format has, and names that are none, are left out; nothing crashes."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.registry import format_of

VALUES = [1, "x", "", " ", "/", [], [1], [[1]], ["/"], {}, {"x": 1}, {"x": None}, {"/": "1"}, {"": {}}, {" ": []}, None,
          True, [{"name": "/"}, {"name": 1}, {}], {"a": {"b": {"c": "d"}}}, "../../x", "a/b/c", "::", "-1"]  # fmt: skip
JSON: dict[str, tuple[dict[str, object], list[str]]] = {
    "Package.resolved": ({"pins": [], "version": 2}, ["pins", "object"]),
    "renv.lock": ({"Packages": {}}, ["Packages"]),
    "conan.lock": ({"requires": []}, ["requires", "build_requires", "python_requires", "graph_lock"]),
    "vcpkg.json": ({"name": "a"}, ["name", "dependencies", "features", "default-features", "overrides", "license"]),
    "META.json": (
        {"name": "a", "generated_by": "x"},
        ["name", "prereqs", "license", "provides", "meta-spec"],
    ),
    "x.podspec.json": ({"name": "a"}, ["license", "dependencies", "subspecs", "testspecs", "ios"]),
}
YAML: dict[str, tuple[dict[str, object], list[str]]] = {
    "pubspec.yaml": ({"name": "a"}, ["name", "dependencies", "dev_dependencies", "dependency_overrides"]),
    "pubspec.lock": ({"packages": {}}, []),
    "package.yaml": (
        {"library": {}},
        ["name", "dependencies", "library", "tests", "when", "license", "internal-libraries"],
    ),
    "stack.yaml": ({"resolver": "x"}, ["extra-deps", "packages"]),
    "stack.yaml.lock": ({"packages": []}, ["packages"]),
    "Podfile.lock": ({"PODS": []}, ["PODS", "DEPENDENCIES", "EXTERNAL SOURCES", "CHECKOUT OPTIONS"]),
}  # JSON is YAML


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name, (_, keys) in {**JSON, **YAML}.items() for key in keys], ids=str
)
def test_a_field_of_any_type_is_read_or_left_out(name: str, key: str, value: object) -> None:
    whole = {**JSON, **YAML}[name][0]
    read(name, {**whole, key: value})


ROWS: dict[str, tuple[dict[str, object], list[str]]] = {
    "Package.resolved": ({"identity": "a.b", "location": "https://x.example/a/b", "state": {}}, ["pins"]),
    "renv.lock": (
        {"Package": "a", "Version": "1", "RemoteType": "git", "RemoteUrl": "x/y", "Imports": ["b"]}, ["Packages", "a"],
    ),
    "pubspec.lock": (
        {"dependency": "direct main", "description": {}, "source": "git", "version": "1"}, ["packages", "a"],
    ),
    "stack.yaml": (
        {"git": "https://x.example/a", "commit": "1", "subdirs": [], "archive": "x", "github": "a/b"}, ["extra-deps"],
    ),
    "stack.yaml.lock": ({"completed": {"name": "a", "version": "1", "git": "x/y", "hackage": "a-1"}}, ["packages"]),
    "conan.lock": ({"ref": "a/1", "requires": ["1"], "build_requires": []}, ["graph_lock", "nodes", "0"]),
    "vcpkg.json": ({"name": "a", "host": True, "version": "1"}, ["dependencies"]),
    "pubspec.yaml": ({"git": {"url": "x", "ref": "y"}, "version": "1", "hosted": "x"}, ["dependencies", "a"]),
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize(("name", "key"), [(name, key) for name, (row, _) in ROWS.items() for key in row], ids=str)
def test_a_row_with_a_value_of_any_type_is_read_or_left_out(name: str, key: str, value: object) -> None:
    row, path = ROWS[name]
    inner: object = dict(row) | {key: value}
    for step in reversed(path[1:]):
        inner = {step: inner}
    read(name, {path[0]: inner if len(path) > 1 else [inner]})


def read(name: str, fields: dict[str, object]) -> None:
    reader = format_of(name)
    assert reader is not None
    with suppress(Unreadable):
        found = reader.read(Opened(name, json.dumps(fields)))
        assert all(component.purl.startswith("pkg:") for component in found.components)
