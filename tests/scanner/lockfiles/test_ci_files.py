# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files about tools that build and check a project, charts, roles, repositories within, flakes and Bazel's modules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.model import Scope, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import bazel_module, compose, flake_lock, gitmodules, read_manifests
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.registry import format_of
from licet.scanner.packages.repositories import of_repository

UNSHIPPED = (".github/workflows/ci.yml", "action.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml", "compose.yaml")


@pytest.mark.parametrize("path", UNSHIPPED)
@pytest.mark.parametrize(("text", "line"), [("a: b\n{{ template }}: [\n", 2), ("a: @b", 1), ("a: \t*b", 1)])
def test_a_template_is_left_out_and_keeps_no_verdict_back(path: str, text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text)
    (problem,) = read_manifests([SourceFile(tmp_path, path, len(text), classify(path))]).problems
    assert (problem.code, problem.matters) == ("manifest-partly-read", False)
    assert problem.line is not None
    assert problem.line <= line


@pytest.mark.parametrize("path", [*UNSHIPPED, "requirements.yaml", "requirements.yml"])
@pytest.mark.parametrize(
    "text",
    ["", "a", "- a", "- {a: b}", "jobs: 1", "jobs: {a: 1}", "jobs: {a: {steps: {uses: x}, uses: [1], services: [1]}}",
     "runs: [1]", "services: [1]", "services: {a: {image: {b: c}}}", "image: {name: [1]}", "repos: {a: b}",
     "repos: [1, {repo: 2}, {rev: 3}]", "dependencies: [1, {name: [1]}]", "roles: 1\ncollections: [[1]]",
     "--- a\n--- b"],
)  # fmt: skip
def test_values_of_other_types_than_expected_are_left_out(path: str, text: str) -> None:
    reader = format_of(path)
    assert reader is not None
    for component in reader.read(Opened(path, text)).components:
        assert component.purl


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("docker-compose.yml", Scope.RUNTIME),
        ("compose.prod.yaml", Scope.RUNTIME),
        ("docker-compose.test.yml", Scope.TEST),
        ("docker-compose-tests.yml", Scope.TEST),
        ("compose.dev.yml", Scope.DEV),
        ("docker-compose.ci.yaml", Scope.DEV),
    ],
)
def test_a_compose_file_is_for_what_its_name_says(name: str, scope: Scope) -> None:
    reader = format_of(name)
    assert reader is not None
    (component,) = reader.read(Opened(name, "services: {a: {image: b}}")).components
    assert component.scope is scope


def test_a_service_in_one_line_has_its_line() -> None:
    (component,) = compose.read(Opened("compose.yaml", "services:\n  a: {x: y,\n    'image': \"b:1\"}\n")).components
    assert component.evidence[0].line == 3


@pytest.mark.parametrize(
    ("address", "purl"),
    [
        ("https://github.com/Owner/Name", "pkg:github/owner/name"),
        ("https://github.com/owner/name.git/", "pkg:github/owner/name"),
        ("https://www.github.com/owner/name#readme", "pkg:github/owner/name"),
        ("git@github.com:owner/name.git", "pkg:github/owner/name"),
        ("git+ssh://git@github.com:22/owner/name.git", "pkg:github/owner/name"),
        ("git://github.com/owner/name", "pkg:github/owner/name"),
        ("https://user:secret@github.com/owner/name", "pkg:github/owner/name"),
        ("https://github.com/owner/name/tree/main", "pkg:github/owner/name"),
        ("https://gitlab.com/a/b/c.git", "pkg:gitlab/a/b/c"),
        ("https://bitbucket.org/a/b", "pkg:bitbucket/a/b"),
        ("https://github.com/owner", "pkg:generic/owner?vcs_url=git%2Bhttps://github.com/owner"),
        ("https://u:p@code.example/x.git", "pkg:generic/x?vcs_url=git%2Bhttps://code.example/x.git"),
        ("code.example:x/y.git", "pkg:generic/y?vcs_url=git%2Bcode.example:x/y.git"),
        ("../y.git", "pkg:generic/y?vcs_url=git%2B../y.git"),
        ("/srv/y", "pkg:generic/y?vcs_url=git%2B/srv/y"),
        ("file:///srv/y", "pkg:generic/y?vcs_url=git%2Bfile:///srv/y"),
        ("..", None),
        ("", None),
        ("https://code.example/", None),
    ],
)
def test_addresses_of_repositories(address: str, purl: str | None) -> None:
    assert of_repository(address) == purl


def test_a_revision_is_a_version_or_stands_behind_the_address() -> None:
    assert of_repository("https://github.com/a/b", "v1") == "pkg:github/a/b@v1"
    assert of_repository("https://code.example/b", "v1") == "pkg:generic/b?vcs_url=git%2Bhttps://code.example/b%40v1"


@pytest.mark.parametrize(("text", "line"), [("path = a\nwhat is this?", 2), ("[submodule", 1), ("a\n<html>", 2)])
def test_what_is_no_list_of_submodules_is_refused(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as refused:
        gitmodules.read(Opened(".gitmodules", text))
    assert refused.value.line == line


@pytest.mark.parametrize(
    "nodes",
    [{}, {"root": {"inputs": {"a": ["a"]}}}, {"root": {"inputs": {"a": ["b", "c"], "b": "b"}}, "b": {}},
     {"root": {"inputs": {"a": "a"}}, "a": {"inputs": {"a": "a"}, "locked": {"type": "github", "owner": 1}}},
     {"root": {"inputs": {"a": 1, "b": [1, None]}}}, {"root": 1}, {"root": {"inputs": [1]}}],
)  # fmt: skip
def test_a_flake_that_leads_nowhere_or_in_circles_comes_to_an_end(nodes: dict[str, object]) -> None:
    text = json.dumps({"nodes": {"root": {}} | nodes, "root": "root"})
    assert flake_lock.read(Opened("flake.lock", text)).components == ()


@pytest.mark.parametrize(
    ("text", "line"), [("bazel_dep(", 1), ("\nx = = 1", 2), ("print 'a'", 1), ("a\n  b", 2), ("x = " + "(" * 5000, 1)]
)
def test_what_is_no_starlark_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as refused:
        bazel_module.read(Opened("MODULE.bazel", text))
    assert refused.value.line == line


@pytest.mark.parametrize(
    "text",
    ["bazel_dep(name = 1)", "bazel_dep(*a, **b)", "bazel_dep(name = f())", "bazel_dep(name = '')", "a.bazel_dep(1)"],
)
def test_a_dependency_that_is_computed_is_left_out(text: str) -> None:
    assert bazel_module.read(Opened("MODULE.bazel", text)).components == ()
