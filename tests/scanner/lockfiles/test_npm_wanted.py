# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may stand behind the name of an npm package: which package it is, of which version, and where from."""

from __future__ import annotations

import pytest

from licet.scanner.lockfiles.reading.npm_wanted import is_published, package, wanted

SHA = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("text", "purl"),
    [
        ("1.2.3", "npm/a@1.2.3"),
        ("= 1.2.3", "npm/a@1.2.3"),
        ("npm:1.2.3", "npm/a@1.2.3"),
        ("npm:^1.2.3", "npm/a"),
        ("npm:*", "npm/a"),
        ("latest", "npm/a"),
        ("", "npm/a"),
        ("npm:b", "npm/b"),
        ("npm:b@1.2.3", "npm/b@1.2.3"),
        ("npm:@s/b@^1", "npm/%40s/b"),
        ("npm:vue@3.0.0", "npm/vue@3.0.0"),
        ("jsr:^1.0.0", "jsr/a"),
        ("jsr:@s/b@1.0.0", "jsr/%40s/b@1.0.0"),
        ("patch:a@npm%3A1.2.3#~/.yarn/patches/a.patch", "npm/a@1.2.3"),
        ("patch:a@^1.2.3#~builtin<compat/a>", "npm/a"),
        ("patch:a@patch%3Aa@npm%253A1.2.3%23one.patch#two.patch", "npm/a@1.2.3"),
        ("https://archives.example/a-1.0.0.tgz", "npm/a?download_url=https://archives.example/a-1.0.0.tgz"),
        ("https://index.example/a/-/a-1.0.0-rc.1.tgz",
         "npm/a@1.0.0-rc.1?download_url=https://index.example/a/-/a-1.0.0-rc.1.tgz"),
        ("https://index.example/a/-/b-1.0.0.tgz", "npm/a?download_url=https://index.example/a/-/b-1.0.0.tgz"),
        ("https://me:secret@archives.example/a.tgz", "npm/a?download_url=https://archives.example/a.tgz"),
        ("file:vendor/a-1.0.0.tgz", "npm/a?download_url=file:vendor/a-1.0.0.tgz"),
        ("./vendor/a-1.0.0.tgz", "npm/a?download_url=file:./vendor/a-1.0.0.tgz"),
    ],
)  # fmt: skip
def test_a_package_by_what_is_wanted_of_it(text: str, purl: str) -> None:
    found = wanted("a", text)
    assert found is not None
    assert found.purl == f"pkg:{purl}"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("owner/repo", "git+https://github.com/owner/repo"),
        ("owner/repo#v1.0.0", "git+https://github.com/owner/repo@v1.0.0"),
        ("github:owner/repo#main", "git+https://github.com/owner/repo@main"),
        ("gitlab:owner/repo", "git+https://gitlab.com/owner/repo"),
        ("bitbucket:owner/repo.git", "git+https://bitbucket.org/owner/repo"),
        ("gist:0123456789", "git+https://gist.github.com/0123456789"),
        (f"git+https://git.example/a.git#{SHA}", f"git+https://git.example/a.git@{SHA}"),
        ("git+ssh://git@git.example/o/a.git#semver:^1.0.0", "git+ssh://git@git.example/o/a.git"),
        ("git+ssh://git@git.example:2222/o/a.git", "git+ssh://git@git.example:2222/o/a.git"),
        ("git@git.example:o/a.git#v1", "git+ssh://git@git.example/o/a.git@v1"),
        ("git://git.example/a.git", "git+git://git.example/a.git"),
        ("https://git.example/o/a.git#commit=abc", "git+https://git.example/o/a.git@abc"),
        ("https://github.com/o/a#abc&path:/packages/a", "git+https://github.com/o/a@abc"),
        ("https://github.com/o/a.git#workspace=a&tag=v1", "git+https://github.com/o/a.git@v1"),
        ("git+https://user:secret@git.example/a.git", "git+https://git.example/a.git"),
        ("git+https://token@git.example/a.git", "git+https://git.example/a.git"),
    ],
)
def test_a_repository_is_named_with_its_revision_and_without_secrets(text: str, address: str) -> None:
    found = wanted("a", text)
    assert found is not None
    assert found.purl == package("a", None, text)
    written = address.replace("git+", "git%2B", 1).replace("@", "%40")
    assert found.purl.partition("?vcs_url=")[2] == written


@pytest.mark.parametrize(
    "text", ["file:../a", "link:a", "portal:../a", "workspace:*", "exec:make.js", "../a", "./a", "/a", "~/a"]
)
def test_folders_are_the_project_s_own(text: str) -> None:
    assert wanted("a", text) is None


@pytest.mark.parametrize("name", ["", "@", "@s/", "a b", "a/b/c"])
def test_what_is_no_name_is_no_package(name: str) -> None:
    assert wanted(name, "1.0.0") is None


@pytest.mark.parametrize("text", ["patch:" * 5_000, "patch:a@" * 5_000, "npm:" * 5_000, "@" * 50_000, "#" * 50_000])
def test_no_text_takes_long(text: str) -> None:
    wanted("a", text)
    package("a", None, f"https://{text}")


@pytest.mark.parametrize(
    ("text", "is_so"), [("^1 || ^2", True), ("npm:a@1", True), ("o/r", False), ("catalog:", False)]
)
def test_registries_are_asked_for_ranges_and_aliases_alone(text: str, is_so: bool) -> None:
    assert is_published(text) is is_so
