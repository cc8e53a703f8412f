# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Terraform's language as far as it is read, and the addresses of providers and modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import terraform, terraform_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.reading.hcl import parse_hcl
from tests.scanner.lockfiles.cases import read


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('a = "x"', {"a": "x"}),
        ('a = "x" # b\nb = "y" // c\n/* c = "z" */', {"a": "x", "b": "y"}),
        ("a = 1\nb = true\nc = d.e[0]", {"a": None, "b": None, "c": None}),
        ('a = "x" == "y" ? "p" : "q"\nb = "z"', {"a": None, "b": "z"}),
        ('a = "${b}-${c("}")}"', {"a": '${b}-${c("}")}'}),
        ('a = "%{ if x }{%{ endif }"', {"a": "%{ if x }{%{ endif }"}),
        ('a = "$${b"', {"a": "$${b"}),
        (r'a = "x\"y"', {"a": 'x"y'}),
        ('a = <<E\nb = "x"\n  E\nc = "y"', {"a": None, "c": "y"}),
        ('a = [\n  "x",\n  { b = "}" },\n]\nc = "y"', {"a": None, "c": "y"}),
        ('a = { b = "x", "c" : "y"\n d = { e = "z" } }', {"a": {"b": "x", "c": "y", "d": {"e": "z"}}}),
        ('a = { for k, v in m : k => v if v != "" }\nb = "x"', {"a": {"m": None}, "b": "x"}),
        ('a = (\n  1 +\n  2\n)\nb = "x"', {"a": None, "b": "x"}),
        ("", {}),
    ],
)
def test_literals_are_read_and_what_is_computed_is_not(text: str, values: dict[str, object]) -> None:
    assert parse_hcl(text).values == values


def test_blocks_have_types_labels_lines_and_blocks() -> None:
    root = parse_hcl('# x\na "b" c {\n  d = "e"\n  f {}\n}\n')
    (block,) = root.blocks
    assert (block.type, block.labels, block.line, block.word("d"), block.lines["d"]) == ("a", ("b", "c"), 2, "e", 3)
    assert [inner.type for inner in block.all("f")] == ["f"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a {\n", 2),
        ("a = [\n1\n", 3),
        ("a = (1]", 1),
        ('\na = "b', 2),
        ('a = "b\nc"', 1),
        ("a = <<E\nb\n", 1),
        ("\n/* a", 2),
        ("a b c\n", 1),
        ("{", 1),
        ("}", 1),
        ("a = {\nb", 2),
        ("a {" * 200, 1),
    ],
)
def test_what_is_cut_off_or_not_of_the_language_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_hcl(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("source", "purl"),
    [
        ("a/b/c", "pkg:terraform/a/b/c"),
        ("modules.example:8443/a/b/c//sub", "pkg:terraform/a/b/c"),
        ("github.com/a/b", "pkg:github/a/b"),
        ("github.com/a/b//sub?ref=v1", "pkg:github/a/b@v1"),
        ("git::https://github.com/a/b.git?ref=v1", "pkg:github/a/b@v1"),
        ("git::ssh://git@gitlab.com/a/b/c.git", "pkg:gitlab/a/b/c"),
        ("bitbucket.org/a/b", "pkg:bitbucket/a/b"),
        ("https://files.example/a.zip//sub?archive=zip",
         "pkg:generic/a.zip?download_url=https://files.example/a.zip//sub%3Farchive%3Dzip"),
    ],
)  # fmt: skip
def test_addresses_of_modules(source: str, purl: str) -> None:
    read = terraform.read(Opened("main.tf", f'module "m" {{\n  source = "{source}"\n}}\n'))
    assert [component.purl for component in read.components] == [purl]


@pytest.mark.parametrize("source", ["./a", "../a", "/a"])
def test_a_module_in_a_folder_is_the_project_s_own(source: str) -> None:
    assert terraform.read(Opened("main.tf", f'module "m" {{\n  source = "{source}"\n}}\n')).components == ()


@pytest.mark.parametrize("source", ["", "a", "a/b", "what is this"])
def test_a_module_at_no_address_is_left_out_and_said(source: str) -> None:
    read = terraform.read(Opened("main.tf", f'module "m" {{\n  source = "{source}"\n}}\n'))
    assert (read.components, [each.line for each in read.skipped]) == ((), [2])


@pytest.mark.parametrize(
    ("version", "exact"), [("1.2.3", "1.2.3"), ("= 1.2.3", "1.2.3"), ("=1.2", "1.2"), (">= 1.0", None),
                           ("~> 1.0", None), ("1.0, != 1.1", None), ("1.0.0-rc.1", "1.0.0-rc.1")]
)  # fmt: skip
def test_a_version_is_one_where_just_one_is_allowed(version: str, exact: str | None) -> None:
    text = f'terraform {{\n required_providers {{\n a = {{ source = "o/a", version = "{version}" }}\n }}\n}}'
    (component,) = terraform.read(Opened("main.tf", text)).components
    assert component.purl == "pkg:terraform/o/a" + (f"@{exact}" if exact else "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('provider "aws" {}', ["hashicorp/aws"]),
        ('resource "aws_vpc" "a" {}\ndata "aws_ami" "b" {}', ["hashicorp/aws"]),
        ('resource "google_x" "a" { provider = google-beta.b }\nprovider "google-beta" {}', ["hashicorp/google-beta"]),
        ('data "terraform_remote_state" "a" {}\nresource "terraform_data" "b" {}', []),
        ('resource "docker_image" "a" {}', []),
        ("resource {}\nprovider {}", []),
    ],
)
def test_a_provider_that_no_file_of_the_folder_requires_is_one_of_hashicorp(
    text: str, names: list[str], tmp_path: Path
) -> None:
    required = (
        'terraform {\n required_providers {\n docker = { source = "kreuzwerker/docker", version = "2.22.0" }\n }\n}'
    )
    found = read(tmp_path, {"a/main.tf": text, "a/versions.tf": required, "broken.tf": "{"})
    assert [component.purl for component in found.components] == [
        *(f"pkg:terraform/{name}" for name in names),
        "pkg:terraform/kreuzwerker/docker@2.22.0",
    ]


def test_what_another_folder_requires_is_of_that_folder(tmp_path: Path) -> None:
    required = (
        'terraform {\n required_providers {\n docker = { source = "kreuzwerker/docker", version = "2.22.0" }\n }\n}'
    )
    found = read(tmp_path, {"main.tf": required, "modules/a/main.tf": 'resource "docker_image" "a" {}'})
    assert "pkg:terraform/hashicorp/docker" in {component.purl for component in found.components}


def test_an_address_in_a_lockfile_that_is_none_is_passed_over() -> None:
    text = 'provider "a" {\n}\nprovider "x/y/z" "w" {\n}\nprovider "x/y/z" {\n}\n'
    (component,) = terraform_lock.read(Opened(".terraform.lock.hcl", text)).components
    assert (component.purl, component.evidence[0].line) == ("pkg:terraform/y/z", 5)
