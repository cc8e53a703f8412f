# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of Python requirements: notes of who needs what, addresses, tools' tables, and files that scripts name."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import pyproject, requirements_txt, setup_py
from licet.scanner.lockfiles.reading import Opened
from licet.scanner.packages.origins import of_address, of_git
from licet.scanner.packages.purls import pypi
from tests.scanner.lockfiles.cases import read, row


@pytest.mark.parametrize(
    ("address", "purl"),
    [
        ("git+https://git.example/x/y.git@v1#egg=y", "pkg:pypi/a?vcs_url=git%2Bhttps://git.example/x/y.git%40v1"),
        ("git+https://me:secret@git.example/y", "pkg:pypi/a?vcs_url=git%2Bhttps://git.example/y"),
        ("git+ssh://git@git.example/y.git@f/x", "pkg:pypi/a?vcs_url=git%2Bssh://git%40git.example/y.git%40f/x"),
        ("hg+https://hg.example/y@2", "pkg:pypi/a?vcs_url=hg%2Bhttps://hg.example/y%402"),
        (
            "https://files.example/a-1.0-py3-none-any.whl?token=secret#sha256=0",
            "pkg:pypi/a@1.0?download_url=https://files.example/a-1.0-py3-none-any.whl",
        ),
        ("https://x.example/archive/main.zip", "pkg:pypi/a?download_url=https://x.example/archive/main.zip"),
        ("file:///croot/a_1/work", "pkg:pypi/a"),
    ],
)
def test_an_address_says_where_a_package_comes_from_and_no_secret(address: str, purl: str) -> None:
    origin = of_address(address)
    assert pypi("a", origin.version, origin.qualifiers) == purl


@pytest.mark.parametrize(
    ("address", "name", "version"),
    [
        ("https://github.com/o/tool/archive/main.zip", "tool", None),
        ("https://github.com/o/tool/archive/refs/heads/feature-2.zip", "tool", None),
        ("https://github.com/o/tool/archive/v2.0/tool-2.0.tar.gz", "tool", "2.0"),
        ("https://github.com/o/tool/zipball/master", "tool", None),
        ("https://codeload.github.com/o/tool/tar.gz/v1", "tool", None),
        ("https://git.example/o/p/tool/-/archive/v1/tool-v1.zip", "tool", None),
        ("https://github.com/o/tool/releases/download/v2.0/tool-2.0.tar.gz", "tool", "2.0"),
        ("https://files.example/main.zip", None, None),
        ("https://files.example/", None, None),
    ],
)
def test_an_archive_is_called_after_its_name_or_its_repository(
    address: str, name: str | None, version: str | None
) -> None:
    origin = of_address(address)
    assert (origin.name, origin.version) == (name, version)


def test_an_address_that_names_nothing_is_said() -> None:
    reading = requirements_txt.read(Opened("requirements.txt", "a\nhttps://files.example/main.zip\n"))
    assert [c.purl for c in reading.components] == ["pkg:pypi/a"]
    assert [(each.line, each.what) for each in reading.skipped] == [(2, "https://files.example/main.zip")]


def test_a_repository_has_no_fragment() -> None:
    origin = of_git("git+https://git.example/x/y.git#subdirectory=z", "v1")
    assert (origin.name, origin.qualifiers) == ("y", {"vcs_url": "git+https://git.example/x/y.git@v1"})


def requirements(text: str) -> list[str]:
    return [row(c) for c in requirements_txt.read(Opened("requirements.txt", text)).components]


def test_notes_of_pip_compile_say_who_needs_what() -> None:
    text = """
#    pip-compile requirements.in
certifi==2026.1.1
    # via
    #   -c constraints.txt
    #   requests
idna==3.0 \\
    --hash=sha256:00 \\
    --hash=sha256:01
    # via requests
old==1.0                  # via -r base.in, requests
requests[socks]==2.0
    # via
    #   -r requirements.in
    #   our-app (pyproject.toml)
shared==1.0
    # via
    #   elsewhere
    #   requests
two==1.0 ; python_version < "3.12"
    # via shared
two==2.0 ; python_version >= "3.12"
    # via shared
unsaid==1.0
"""
    assert requirements(text) == [
        "pkg:pypi/certifi@2026.1.1 runtime < pkg:pypi/requests@2.0",
        "pkg:pypi/idna@3.0 runtime < pkg:pypi/requests@2.0",
        "pkg:pypi/old@1.0 runtime direct < pkg:pypi/requests@2.0",
        "pkg:pypi/requests@2.0 runtime direct",
        "pkg:pypi/shared@1.0 runtime direct < pkg:pypi/requests@2.0",
        "pkg:pypi/two@1.0 runtime < pkg:pypi/shared@1.0",
        "pkg:pypi/two@2.0 runtime < pkg:pypi/shared@1.0",
        "pkg:pypi/unsaid@1.0 runtime direct",
    ]


def test_files_that_include_one_another_end(tmp_path: Path) -> None:
    files = {
        "requirements.txt": "-r other/base.txt\na\n",
        "other/base.txt": "-r ../other/base.txt\n-r more.txt\nb==1\n",
    }
    files["other/more.txt"] = "c\n-r base.txt\n"
    assert [c.purl for c in read(tmp_path, files).components] == ["pkg:pypi/a", "pkg:pypi/b@1", "pkg:pypi/c"]


def manifest(text: str) -> list[str]:
    return [row(c) for c in pyproject.read(Opened("pyproject.toml", text)).components]


def test_sources_of_uv_say_where_packages_come_from() -> None:
    text = """
[project]
name = "ours"
dependencies = ["forge>=1", "member", "folder", "wheel", "plain==1", "ours[web]"]
[tool.uv.sources]
forge = { git = "https://git.example/forge", tag = "v1" }
member = { workspace = true }
folder = { path = "../folder", editable = true }
wheel = { url = "https://files.example/wheel-2.0-py3-none-any.whl" }
plain = [{ index = "torch", marker = "sys_platform == 'linux'" }]
"""
    assert manifest(text) == [
        "pkg:pypi/forge?vcs_url=git%2Bhttps://git.example/forge%40v1 runtime direct",
        "pkg:pypi/wheel@2.0?download_url=https://files.example/wheel-2.0-py3-none-any.whl runtime direct",
        "pkg:pypi/plain@1 runtime direct",
    ]


def test_tables_of_tools_for_developers() -> None:
    text = """
[tool.pdm.dev-dependencies]
test = ["pytest", "-e file:///${PROJECT_ROOT}/inner#egg=inner", "-e git+https://git.example/f.git@v1#egg=f"]
[tool.rye]
dev-dependencies = ["mypy"]
[tool.hatch.envs.default]
dependencies = ["ruff"]
[tool.hatch.envs.hatch-test]
extra-dependencies = ["hypothesis"]
[tool.flit.metadata]
module = "ours"
license = "MIT"
requires = ["a"]
[tool.flit.metadata.requires-extra]
speed = ["b"]
"""
    assert sorted(manifest(text)) == [
        "pkg:pypi/a runtime direct", "pkg:pypi/b optional direct",
        "pkg:pypi/f?vcs_url=git%2Bhttps://git.example/f.git%40v1 test direct", "pkg:pypi/hypothesis test direct",
        "pkg:pypi/mypy dev direct", "pkg:pypi/pytest test direct", "pkg:pypi/ruff dev direct",
    ]  # fmt: skip


def test_a_group_has_what_it_includes_for_its_own_reason_too() -> None:
    text = """
[dependency-groups]
Test-All = ["a", {include-group = "lint_er"}]
lint-er = ["b", {include-group = "test-all"}]
"""
    assert sorted(manifest(text)) == ["pkg:pypi/a test direct", "pkg:pypi/b test direct"]


def test_dependencies_that_are_in_a_file_are_read_there(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": '[project]\nname = "ours"\ndynamic = ["dependencies", "optional-dependencies"]\n'
        '[tool.setuptools.dynamic]\ndependencies = {file = ["deps.txt"]}\n'
        'optional-dependencies.test = {file = "test-deps.txt"}\n',
        "deps.txt": "a>=1  # why\n",
        "test-deps.txt": "b\n",
    }
    assert [row(c) for c in read(tmp_path, files).components] == ["pkg:pypi/a runtime direct", "pkg:pypi/b test direct"]


def test_a_version_of_the_project_s_own_is_filled_in_by_the_build() -> None:
    text = """
[project]
name = "ours"
dynamic = ["dependencies"]
[tool.hatch.metadata.hooks.uv-dynamic-versioning]
dependencies = ["ours-core=={{ version }}", "a>=1"]
"""
    assert manifest(text) == ["pkg:pypi/ours-core runtime direct", "pkg:pypi/a runtime direct"]


@pytest.mark.parametrize(
    "expression",
    [
        'open("requirements.txt").read().splitlines()',
        'Path(__file__).with_name("requirements.txt").read_text().split("\\n")',
        '[line.strip() for line in open("requirements.txt") if line]',
        'required("requirements.txt")',
        'required(os.path.join("reqs", "base.txt"))',
        "DEPENDENCIES",
        "listed()",
    ],
)
def test_a_file_that_a_script_reads_is_read_and_the_script_is_not_run(expression: str, tmp_path: Path) -> None:
    script = f"""
import os
raise SystemExit("it was run")
with open("requirements.txt") as file:
    DEPENDENCIES = [line for line in file]
def listed():
    return required("requirements.txt")
setup(name="ours", install_requires={expression}, long_description=open("README.txt").read())
"""
    files = {
        "setup.py": script,
        "requirements.txt": "a==1\n-r more.txt\n",
        "reqs/base.txt": "a==1\n",
        "README.txt": "b\n",
    }
    assert "pkg:pypi/a@1 runtime direct" in [row(c) for c in read(tmp_path, files).components]


def test_lists_that_a_script_adds_to_and_texts_that_it_puts_together() -> None:
    script = """
VERSION = "1.0"
requires = ["a"]
requires += ["b==%s" % VERSION]
requires.append(f"c=={VERSION}")
requires.extend(["d", len("x")])
if True:
    requires.append("e")
_all = ["f>=2", "g"]
deps = {part.split(">")[0]: part for part in _all}
more = dict(test=["h"], speed="i j".split())
more["late"] = sorted(["k"])
setup(install_requires=requires + [deps["f"]], extras_require=more, setup_requires=("l\\nm").splitlines())
"""
    found = [row(c) for c in setup_py.read(Opened("setup.py", script)).components]
    assert found == [
        "pkg:pypi/a runtime direct", "pkg:pypi/b@1.0 runtime direct", "pkg:pypi/c@1.0 runtime direct",
        "pkg:pypi/d runtime direct", "pkg:pypi/e runtime direct", "pkg:pypi/f runtime direct",
        "pkg:pypi/l build direct", "pkg:pypi/m build direct", "pkg:pypi/h test direct", "pkg:pypi/i optional direct",
        "pkg:pypi/j optional direct", "pkg:pypi/k optional direct",
    ]  # fmt: skip


def test_a_script_that_doubles_a_text_again_and_again_stays_small() -> None:
    doubled = "\n".join(["a = 'x' * 1", "b = 'xxxxxxxxxx'", *["b = b + b"] * 200, "c = [b]", *["c = c + c"] * 200])
    found = setup_py.read(Opened("setup.py", f"{doubled}\nsetup(install_requires=c[:1], name=b)\n"))
    assert len(found.components) == 0
