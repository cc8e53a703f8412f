# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The manifests of Python: `pyproject.toml`, `requirements.txt`, `setup.cfg`, `setup.py`, `PKG-INFO`."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Component, Scope
from licet.scanner.lockfiles import format_of, pkg_info, pyproject, requirements_txt, setup_cfg, setup_py
from licet.scanner.lockfiles.reading import Opened
from tests.scanner.lockfiles.cases import read


def short(purl: str) -> str:
    return purl.removeprefix("pkg:pypi/").partition("?")[0]


def asked(components: tuple[Component, ...]) -> dict[str, Scope]:
    return {short(c.purl): c.scope for c in components}


def lines(components: tuple[Component, ...]) -> dict[str, int | None]:
    return {short(c.purl): c.evidence[0].line for c in components}


def test_extras_and_groups_of_a_pyproject_have_the_scope_of_their_names() -> None:
    text = """
[project]
name = "ours"
dependencies = ["Typing_Extensions", "exact===1.0.post1", "any==1.*", "two>=1,<2", "at @ https://x.example/at.whl"]
[project.optional-dependencies]
speed = ["fast"]
unit-tests = ["checker"]
docs = ["writer"]
[dependency-groups]
test = ["pytest", { include-group = "types" }]
types = ["mypy"]
[tool.uv]
dev-dependencies = ["older"]
[build-system]
requires = ["hatchling"]
"""
    assert asked(pyproject.read(Opened("pyproject.toml", text)).components) == {
        "typing-extensions": Scope.RUNTIME, "exact@1.0.post1": Scope.RUNTIME, "any": Scope.RUNTIME,
        "two": Scope.RUNTIME, "at": Scope.RUNTIME, "fast": Scope.OPTIONAL, "checker": Scope.TEST, "writer": Scope.DEV,
        "pytest": Scope.TEST, "mypy": Scope.TEST, "older": Scope.DEV, "hatchling": Scope.BUILD,
    }  # fmt: skip


def test_tables_of_poetry_in_all_their_forms() -> None:
    text = """
[tool.poetry]
name = "ours"
[tool.poetry.dependencies]
Python = "^3.11"
exact = "2.31.0"
pinned = "== 1.2"
numpy = [
  { version = "<2", python = "<3.12" },
  { version = "==2.1", python = ">=3.12", optional = true },
]
mine = { path = "../mine", develop = true }
wheel = { path = "dist/wheel-1.0-py3-none-any.whl" }
forge = { git = "https://git.example/forge.git" }
[tool.poetry.dev-dependencies]
older = "*"
[tool.poetry.group.tests.dependencies]
"ruamel.yaml" = "*"
"""
    components = pyproject.read(Opened("pyproject.toml", text)).components
    assert asked(components) == {
        "exact@2.31.0": Scope.RUNTIME, "pinned@1.2": Scope.RUNTIME, "numpy": Scope.RUNTIME, "numpy@2.1": Scope.OPTIONAL,
        "wheel@1.0": Scope.RUNTIME, "forge": Scope.RUNTIME, "older": Scope.DEV, "ruamel-yaml": Scope.TEST,
    }  # fmt: skip
    assert lines(components)["ruamel-yaml"] == len(text.splitlines())


def test_the_line_of_a_requirement_is_not_that_of_a_word_that_holds_it() -> None:
    text = '[project]\nname = "enriched"\ndescription = "rich text"\ndependencies = [\n  "rich",\n]\n'
    assert lines(pyproject.read(Opened("pyproject.toml", text)).components) == {"rich": 5}


@pytest.mark.parametrize(
    ("fields", "raw", "concluded"),
    [
        ('license = "MIT OR Apache-2.0"', "MIT OR Apache-2.0", "MIT OR Apache-2.0"),
        ('license = { text = "MIT License" }', "MIT License", "MIT"),
        (
            'license = { text = "BSD" }\nclassifiers = ["License :: OSI Approved :: BSD License"]',
            "BSD; License :: OSI Approved :: BSD License",
            None,
        ),
        (
            'classifiers = ["License :: OSI Approved", "License :: OSI Approved :: MIT License"]',
            "License :: OSI Approved :: MIT License",
            "MIT",
        ),
    ],
)
def test_a_pyproject_declares_the_license_of_the_project(fields: str, raw: str, concluded: str | None) -> None:
    (found,) = pyproject.read(Opened("pyproject.toml", f'[project]\nname = "ours"\n{fields}\n')).declarations
    assert (found.name, found.raw) == ("ours", raw)
    assert concluded is None or str(found.concluded) == concluded
    assert found.evidence.line in (3, 4)


@pytest.mark.parametrize("fields", ['license = { file = "LICENSE" }', "", 'classifiers = ["License :: OSI Approved"]'])
def test_a_pyproject_that_names_no_license_declares_none(fields: str) -> None:
    assert pyproject.read(Opened("pyproject.toml", f'[project]\nname = "ours"\n{fields}\n')).declarations == ()


def test_requirements_with_all_that_pip_allows_beside_them() -> None:
    text = (
        "# a comment\n"
        "--index-url https://index.example/simple\n"
        "-r other.txt\n-c constraints.txt\n"
        "requests[socks]==2.31.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n    # via -r requirements.in\n"
        "colorama ; sys_platform == 'win32'  # why\n"
        "name @ https://x.example/name-1.0.tar.gz#sha256=00\n"
        "-e git+https://git.example/forge.git@v1#egg=Forge&subdirectory=x\n"
        "git+https://git.example/bare.git@v1\n"
        "https://x.example/wheel-1.2-py3-none-any.whl\n"
        "https://x.example/source-dist-2.0.tar.gz\n"
        "-e .\n./local\nfile:.#egg=mine\n"
    )
    reading = requirements_txt.read(Opened("requirements.txt", text))
    assert reading.skipped == ()
    assert lines(reading.components) == {
        "requests@2.31.0": 5, "colorama": 9, "name@1.0": 10, "forge": 11, "bare": 12, "wheel@1.2": 13,
        "source-dist@2.0": 14,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("requirements.txt", Scope.RUNTIME),
        ("requirements-dev.txt", Scope.DEV),
        ("requirements/docs.txt", Scope.DEV),
        ("requirements/ci/test.txt", Scope.TEST),
        ("requirements/pytest.txt", Scope.TEST),
        ("requirements/mypy.txt", Scope.DEV),
        ("requirements-linting.txt", Scope.DEV),
        ("requirements_pre-commit.txt", Scope.DEV),
        ("black/requirements.txt", Scope.RUNTIME),
        ("requirements/optional.txt", Scope.OPTIONAL),
        ("extras/requirements.txt", Scope.RUNTIME),
        ("requirements_test.txt", Scope.TEST),
        ("latest/requirements.txt", Scope.RUNTIME),
        ("device/requirements.txt", Scope.RUNTIME),
    ],
)
def test_requirements_are_for_what_their_file_is_called_after(path: str, scope: Scope) -> None:
    assert asked(requirements_txt.read(Opened(path, "a\n")).components) == {"a": scope}
    format = format_of(path)
    assert format
    assert format.NAME == requirements_txt.NAME


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_windows_change_nothing(end: str) -> None:
    text = end.join(("a==1 \\", "  --hash=sha256:00", "b", ""))
    assert lines(requirements_txt.read(Opened("requirements.txt", text)).components) == {"a@1": 1, "b": 3}


def test_setup_cfg_with_lists_in_both_forms() -> None:
    text = """[metadata]
name = ours
license = BSD-3-Clause
license_files = LICENSE
[options]
install_requires = one; two>=2
setup_requires =
    wheel
tests_require = nose
[options.extras_require]
speed =
    fast; python_version > "3"
    faster
dev = linter
all =
    %(speed)s
    %(nowhere)s
"""
    reading = setup_cfg.read(Opened("setup.cfg", text))
    assert asked(reading.components) == {
        "one": Scope.RUNTIME, "two": Scope.RUNTIME, "wheel": Scope.BUILD, "nose": Scope.TEST, "fast": Scope.OPTIONAL,
        "faster": Scope.OPTIONAL, "linter": Scope.DEV,
    }  # fmt: skip
    assert [each.what for each in reading.skipped] == ["%(nowhere)s"]
    assert [str(d.concluded) for d in reading.declarations] == ["BSD-3-Clause"]


def test_setup_py_is_read_as_far_as_it_is_written_out_and_never_run() -> None:
    text = """
import os
from setuptools import setup
raise SystemExit("it was run")
BASE = ["one"]
TESTS = ("pytest",)
COMMON = dict(name="ours")
setup(
    **{"license": "MIT"},
    install_requires=[*BASE, "two>=2", os.environ["X"]] + ["three"],
    tests_require=TESTS,
    setup_requires="wheel\\n setuptools",
    extras_require={"dev": TESTS + ["linter"], "speed": ["fast"], os.name: ["unknown"],
                    ":python_version<'3'": ["older  # why"], "test:python_version<'3'": ["mock"]},
    classifiers=["License :: OSI Approved :: MIT License"],
)
"""
    reading = setup_py.read(Opened("setup.py", text))
    assert asked(reading.components) == {
        "one": Scope.RUNTIME, "two": Scope.RUNTIME, "three": Scope.RUNTIME, "pytest": Scope.DEV, "linter": Scope.DEV,
        "wheel": Scope.BUILD, "setuptools": Scope.BUILD, "fast": Scope.OPTIONAL, "older": Scope.RUNTIME,
        "mock": Scope.TEST,
    }  # fmt: skip
    assert [str(d.concluded) for d in reading.declarations] == ["MIT"]


@pytest.mark.parametrize(
    "text",
    [
        "print 'python 2'",
        "setup(install_requires=" + "[" * 500,
        "setup(install_requires=" + "-" * 20000 + "1)",
        "setup(install_requires=" + "+".join(["['a']"] * 3000) + ")",
        "setup(name='\\d')",  # an escape that Python warns of
        "setup(**COMMON)",
        "x = '\x00'",
    ],
    ids=["python 2", "brackets", "deep", "long sum", "warned of", "unknown name", "a zero byte"],
)
def test_a_setup_py_that_cannot_be_read_says_nothing_about_licenses(text: str) -> None:
    assert setup_py.read(Opened("setup.py", text)).declarations == ()


def test_setup_py_as_pants_writes_it() -> None:
    text = 'setup(install_requires=("""ours.common==23.09.10\n""", "tides==1.0-beta"))\n'
    purls = [component.purl for component in setup_py.read(Opened("setup.py", text)).components]
    assert purls == ["pkg:pypi/ours-common@23.9.10", "pkg:pypi/tides@1.0b0"]


def test_pkg_info_with_extras_named_after_tasks() -> None:
    text = (
        "Metadata-Version: 2.4\nName: ours\nVersion: 1\nLicense-Expression: MIT\n"
        "Requires-Dist: one (>=1)\nRequires-Dist: two; python_version < '3.12' and extra == 'speed'\n"
        'Requires-Dist: three; extra == "test"\nRequires-Dist: four; extra == "docs"\nRequires-Dist: no requirement\n'
    )
    reading = pkg_info.read(Opened("PKG-INFO", text))
    assert asked(reading.components) == {
        "one": Scope.RUNTIME, "two": Scope.OPTIONAL, "three": Scope.TEST, "four": Scope.DEV,
    }  # fmt: skip


def test_a_requirement_of_more_parentheses_than_any_is_none(tmp_path: Path) -> None:
    deep = "a; " + "(" * 5_000 + "os_name == 'nt'" + ")" * 5_000
    found = read(tmp_path, {"requirements.txt": f"{deep}\nflask==1.0\nb; (os_name == 'nt')\n"})
    assert [(each.purl, each.systems) for each in found.components] == [
        ("pkg:pypi/b", ("win32",)),
        ("pkg:pypi/flask@1.0", ()),
    ]
    assert [problem.code for problem in found.problems] == ["manifest-partly-read"]
