# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`uv.lock`, cut down from what uv wrote, read as `uv tree` shows it."""

from __future__ import annotations

import pytest

from licet.model import Component, Scope
from licet.scanner.lockfiles import uv_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable

LOCK = """version = 1
revision = 3
requires-python = ">=3.11"
resolution-markers = [
    "python_full_version >= '3.12'",
    "python_full_version < '3.12'",
]

[manifest]
members = [
    "helper",
    "root-app",
]

[manifest.dependency-groups]
lint = [{ name = "mccabe" }]

[[package]]
name = "certifi"
version = "2026.1.1"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://index.example/certifi-2026.1.1.tar.gz", hash = "sha256:00", size = 1 }

[[package]]
name = "h2"
version = "4.4.1"
source = { registry = "https://index.example/simple" }

[[package]]
name = "helper"
version = "0.2.0"
source = { editable = "libs/helper" }
dependencies = [
    { name = "jinja2" },
]

[package.optional-dependencies]
tables = [
    { name = "tabulate" },
]

[package.dev-dependencies]
dev = [
    { name = "requests", extra = ["socks"] },
]

[[package]]
name = "httpx"
version = "0.28.1"
source = { registry = "https://index.example/simple" }
dependencies = [
    { name = "certifi" },
]

[package.optional-dependencies]
http2 = [
    { name = "h2" },
]

[[package]]
name = "jinja2"
version = "3.1.6"
source = { git = "https://git.example/jinja?rev=3.1.6#0123" }

[[package]]
name = "mccabe"
version = "0.7.0"
source = { registry = "https://index.example/simple" }

[[package]]
name = "numpy"
version = "1.26.4"
source = { registry = "https://index.example/simple" }
resolution-markers = [
    "python_full_version < '3.12'",
]

[[package]]
name = "numpy"
version = "2.5.5"
source = { registry = "https://index.example/simple" }
resolution-markers = [
    "python_full_version >= '3.12'",
]

[[package]]
name = "pluggy"
version = "1.7.0"
source = { registry = "https://index.example/simple" }

[[package]]
name = "pysocks"
version = "1.7.1"
source = { registry = "https://index.example/simple" }

[[package]]
name = "pytest"
version = "9.2.0"
source = { registry = "https://index.example/simple" }
dependencies = [
    { name = "pluggy" },
]

[[package]]
name = "requests"
version = "2.34.2"
source = { registry = "https://index.example/simple" }
dependencies = [
    { name = "certifi" },
]

[package.optional-dependencies]
socks = [
    { name = "pysocks" },
]

[[package]]
name = "root-app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "helper", extra = ["tables"] },
    { name = "numpy", version = "1.26.4", source = { registry = "https://x" }, marker = "python_version < '3.12'" },
    { name = "numpy", version = "2.5.5", source = { registry = "https://x" }, marker = "python_version >= '3.12'" },
    { name = "requests" },
]

[package.optional-dependencies]
dev = [
    { name = "pluggy" },
]
fast = [
    { name = "httpx", extra = ["http2"] },
]

[package.dev-dependencies]
test = [
    { name = "pytest" },
]

[[package]]
name = "tabulate"
version = "0.9.0"
source = { registry = "https://index.example/simple" }
"""


GIT_JINJA = "jinja2@3.1.6?vcs_url=git%2Bhttps://git.example/jinja%400123"


@pytest.fixture
def components() -> dict[str, Component]:
    return {c.purl.removeprefix("pkg:pypi/"): c for c in uv_lock.read(Opened("uv.lock", LOCK)).components}


def test_all_packages_but_the_members_of_the_workspace_are_listed(components: dict[str, Component]) -> None:
    assert sorted(components) == [
        "certifi@2026.1.1", "h2@4.4.1", "httpx@0.28.1", GIT_JINJA, "mccabe@0.7.0", "numpy@1.26.4", "numpy@2.5.5",
        "pluggy@1.7.0", "pysocks@1.7.1", "pytest@9.2.0", "requests@2.34.2", "tabulate@0.9.0",
    ]  # fmt: skip


def test_what_any_member_asks_for_is_direct(components: dict[str, Component]) -> None:
    assert [name for name, c in components.items() if not c.direct] == ["certifi@2026.1.1", "h2@4.4.1", "pysocks@1.7.1"]


def test_an_extra_that_only_developers_ask_for_is_theirs_though_the_package_is_shipped(
    components: dict[str, Component],
) -> None:
    assert components["requests@2.34.2"].scope is Scope.RUNTIME
    assert components["pysocks@1.7.1"].scope is Scope.DEV
    assert components["pysocks@1.7.1"].parents == ("pkg:pypi/requests@2.34.2",)


def test_an_extra_of_a_member_that_another_member_needs_is_shipped(components: dict[str, Component]) -> None:
    assert components["tabulate@0.9.0"].scope is Scope.RUNTIME


def test_scopes_follow_extras_and_groups(components: dict[str, Component]) -> None:
    scopes = {name.partition("@")[0]: c.scope for name, c in components.items()}
    assert (scopes["httpx"], scopes["h2"]) == (Scope.OPTIONAL, Scope.OPTIONAL)
    assert (scopes["pytest"], scopes["pluggy"]) == (Scope.TEST, Scope.TEST)  # pluggy is in the extra "dev", too
    assert scopes["certifi"] is Scope.RUNTIME


def test_groups_of_a_workspace_without_a_root_package_count(components: dict[str, Component]) -> None:
    assert (components["mccabe@0.7.0"].scope, components["mccabe@0.7.0"].direct) == (Scope.DEV, True)


def test_both_versions_of_a_forked_package_are_kept_each_with_its_line(components: dict[str, Component]) -> None:
    lines = LOCK.splitlines()
    for version in ("1.26.4", "2.5.5"):
        line = components[f"numpy@{version}"].evidence[0].line
        assert line is not None
        assert lines[line - 1 : line + 1] == ['name = "numpy"', f'version = "{version}"']


def test_a_line_is_that_of_the_package_not_of_the_first_that_needs_it(components: dict[str, Component]) -> None:
    line = components["tabulate@0.9.0"].evidence[0].line
    assert line is not None
    assert LOCK.splitlines()[line - 2] == "[[package]]"


def test_a_lock_that_needs_what_it_does_not_lock_is_cut_off() -> None:
    whole_rows = LOCK[: LOCK.index('[[package]]\nname = "jinja2"')]
    with pytest.raises(Unreadable, match=r"helper@0\.2\.0 needs jinja2, which it does not lock") as caught:
        uv_lock.read(Opened("uv.lock", whole_rows))
    assert caught.value.line == whole_rows.count("\n") + 1


def test_cycles_end() -> None:
    cycle = (
        'version = 1\n[[package]]\nname = "p"\nsource = { virtual = "." }\ndependencies = [{ name = "a" }]\n'
        '[[package]]\nname = "a"\nversion = "1"\ndependencies = [{ name = "b" }]\n'
        '[[package]]\nname = "b"\nversion = "1"\ndependencies = [{ name = "a" }]\n'
    )
    parents = {c.purl: c.parents for c in uv_lock.read(Opened("uv.lock", cycle)).components}
    assert parents == {"pkg:pypi/a@1": ("pkg:pypi/b@1",), "pkg:pypi/b@1": ("pkg:pypi/a@1",)}
