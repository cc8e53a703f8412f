# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""conda's formats in their odd corners: specifications, exports, templates, other tools' files of the same names."""

from __future__ import annotations

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import conda_list, conda_lock, conda_recipe, environment_yml, format_of
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.reading.conda import of_archive, of_spec
from tests.scanner.lockfiles.cases import row


@pytest.mark.parametrize(
    ("spec", "name", "version"),
    [
        ("python", "python", None),
        ("python 3.8", "python", "3.8"),
        ("python=3.8", "python", None),
        ("python =3.8", "python", None),
        ("python==3.8", "python", "3.8"),
        ("python ==3.8.1", "python", "3.8.1"),
        ("python=3.8.1=h1_0", "python", "3.8.1"),
        ("python 3.8.1 h1_0", "python", "3.8.1"),
        ("python=3.8.1", "python", "3.8.1"),
        ("python=3.8.*", "python", None),
        ("numpy 1.8*", "numpy", None),
        ("numpy=1.11|1.12", "numpy", None),
        ("numpy>=1.21,<2", "numpy", None),
        ("numpy >=1.21, <2", "numpy", None),
        ("conda-forge::PyTorch==2.0", "pytorch", "2.0"),
        ("conda-forge/linux-64::python>=3.8", "python", None),
        ("python[version='3.8']", "python", "3.8"),
        ("python[version='>=3.8',build=*_cpython]", "python", None),
        ("nbconvert[execute]!=6.0.0,!=6.0.1", "nbconvert", None),
        ("blas=*=openblas", "blas", None),
        ("_libgcc_mutex=0.1=main", "_libgcc_mutex", "0.1"),
        ("openssl=1!3.0=h1", "openssl", "1!3.0"),
    ],
)
def test_a_specification_names_a_version_where_it_allows_one(spec: str, name: str, version: str | None) -> None:
    assert of_spec(spec) == (name, version)


@pytest.mark.parametrize("spec", ["", "=1", "{{ name }}", "a b c d", "\x00", "[x]", "https://x.example/a.conda x y z"])
def test_what_is_no_specification_names_nothing(spec: str) -> None:
    assert of_spec(spec) is None


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://c.example/noarch/backports.tarfile-1.2.0-pyhd8_1.conda", ("backports.tarfile", "1.2.0")),
        ("https://c.example/linux-64/ld_impl_linux-64-2.44-h1_1.tar.bz2#0123", ("ld_impl_linux-64", "2.44")),
        ("./here", None),
        ("https://c.example/a.conda", None),
    ],
)
def test_the_name_of_an_archive_says_what_it_is(url: str, named: tuple[str, str] | None) -> None:
    assert of_archive(url) == named


def environment(text: str, name: str = "environment.yml") -> list[str]:
    return [row(c) for c in environment_yml.read(Opened(name, text)).components]


def test_packages_of_pip_are_read_as_pip_does() -> None:
    text = """
channels: [conda-forge]
dependencies:
  - python=3.11
  - numpy==1.26.4  # pinned
  - "scipy>=1"
  - pip:
    - requests[socks]==2.31.0
    - -e .
    - --extra-index-url https://index.example/simple
    - git+https://git.example/forge.git@v1
"""
    file = Opened("environment.yml", text)
    components = environment_yml.read(file).components
    assert [row(c) for c in components] == [
        "pkg:conda/python runtime direct",
        "pkg:conda/numpy@1.26.4 runtime direct",
        "pkg:conda/scipy runtime direct",
        "pkg:pypi/requests@2.31.0 runtime direct",
        "pkg:pypi/forge?vcs_url=git%2Bhttps://git.example/forge.git%40v1 runtime direct",
    ]
    assert [c.evidence[0].line for c in components] == [4, 5, 6, 8, 11]


def test_an_export_states_what_is_installed() -> None:
    text = "dependencies:\n- a=1.0\n- b=2.0=h1\n- pip:\n  - c==3\nprefix: /somewhere\n"
    assert environment(text) == [
        "pkg:conda/a@1.0 runtime direct", "pkg:conda/b@2.0 runtime direct", "pkg:pypi/c@3 runtime direct",
    ]  # fmt: skip
    assert environment(text.replace("- a=1.0", "- a"))[0] == "pkg:conda/a runtime direct"
    assert environment(text.replace("prefix", "other"))[0] == "pkg:conda/a runtime direct"


def test_many_packages_in_order_are_an_export_whose_prefix_was_cut_off() -> None:
    names = "abcdefghijkl"
    text = "dependencies:\n" + "".join(f"- {name}=1.0\n" for name in names)
    assert environment(text) == [f"pkg:conda/{name}@1.0 runtime direct" for name in names]
    assert environment(text.replace("- l=1.0\n", ""))[0] == "pkg:conda/a runtime direct"
    assert environment(text.replace("- b=", "- z="))[0] == "pkg:conda/a runtime direct"


def listed(text: str, name: str = "requirements.txt") -> list[str]:
    format = format_of(name)
    assert format
    return [row(component) for component in format.read(Opened(name, text)).components]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("requirements.txt", "a=1.0=h1_0\nb=2=pypi_0\n",
         ["pkg:conda/a@1.0 runtime direct", "pkg:pypi/b@2 runtime direct"]),
        ("environment.txt", "a=1.0=h1_0\n", ["pkg:conda/a@1.0 runtime direct"]),
        ("spec-file.txt", "@EXPLICIT\nhttps://c.example/a-1.0-0.conda\n", ["pkg:conda/a@1.0 runtime direct"]),
        ("conda-test.lock", "@EXPLICIT\nhttps://c.example/a-1.0-0.conda\n", ["pkg:conda/a@1.0 test direct"]),
        ("environment.txt", "It is a wide field.\n", []),
        ("conda_requirements.txt", "python>=3.8,<3.10\na =1.2.3 # why\nforge::b\n\nc 1.2\n",
         ["pkg:conda/python runtime direct", "pkg:conda/a@1.2.3 runtime direct", "pkg:conda/b runtime direct",
          "pkg:conda/c@1.2 runtime direct"]),
        ("conda-packages.txt", "python=3.8\na\n", ["pkg:conda/python runtime direct", "pkg:conda/a runtime direct"]),
        ("conda.txt", "It is a wide field.\n", []),
        ("conda_pip_requirements.txt", "a==1.0\n", ["pkg:pypi/a@1.0 runtime direct"]),
        ("conda_requirements.txt", "a==1.0\n-e .\n", ["pkg:pypi/a@1.0 runtime direct"]),
        ("conda_requirements.txt", "a==1.0; sys_platform == 'win32'\n",
             ["pkg:pypi/a@1.0 runtime direct on win32"]),
    ],
)  # fmt: skip
def test_lists_that_conda_prints_and_takes(name: str, text: str, expected: list[str]) -> None:
    assert listed(text, name) == expected


def test_what_a_list_of_conda_names_that_cannot_be_read_is_said() -> None:
    text = "@EXPLICIT\nhttps://c.example/a-1.0-0.conda\nhttps://c.example/what\n"
    assert [each.line for each in conda_list.read(Opened("conda-linux-64.lock", text)).skipped] == [3]


@pytest.mark.parametrize("line", ["a" + " " * 50_000 + "!", "a=" * 50_000, "a" * 50_000 + "#", "::" * 50_000])
def test_a_long_line_takes_no_long_time(line: str) -> None:
    assert listed(f"{line}\n", "conda_requirements.txt") in ([], [f"pkg:conda/{'a' * 50_000} runtime direct"])


@pytest.mark.parametrize(
    ("name", "text", "scope"),
    [
        ("environment-dev.yml", "", Scope.DEV),
        ("ci/environment-test.yaml", "", Scope.TEST),
        ("environment.yml", "category: dev\n", Scope.DEV),
        ("environment.yml", "category: main\n", Scope.RUNTIME),
    ],
)
def test_an_environment_is_for_what_it_is_called_after(name: str, text: str, scope: Scope) -> None:
    assert environment(f"{text}dependencies: [a]\n", name) == [f"pkg:conda/a {scope} direct"]


@pytest.mark.parametrize("text", ["- a list\n", "services: {web: {image: x}}\n", "dependencies: text\n", ""])
def test_a_file_of_another_tool_asks_for_nothing(text: str) -> None:
    assert environment(text, "test_environment.yml") == environment(text) == []


def test_only_a_file_of_the_very_name_is_told_to_be_broken() -> None:
    assert environment("{{ template }}: [", "my-environment.yml") == []
    with pytest.raises(Unreadable):
        environment("a: [", "environment.yml")


LOCK = """version: 1
metadata:
  sources: []
package:
- name: python
  version: 3.12.1
  manager: conda
  platform: linux-64
  dependencies: {__glibc: '>=2.17', zlib: '*'}
  url: https://c.example/python-3.12.1-h1.conda
  category: main
- name: __glibc
  version: '2.17'
  manager: conda
  platform: linux-64
  dependencies: {}
- name: zlib
  version: '1.3'
  manager: conda
  platform: linux-64
  dependencies: {}
  category: dev
- name: zlib
  version: '1.3'
  manager: conda
  platform: linux-64
  dependencies: {}
  category: main
- name: Flask_Thing
  version: '2.0'
  manager: pip
  platform: linux-64
  dependencies: {python: '>=3.8', absent: '*'}
  source: {type: url, url: 'git+https://git.example/thing.git@0123'}
  category: web
- name: tool
  version: '2.0'
  manager: conda
  platform: linux-64
  dependencies: {}
  categories: [dev, tests]
"""


def test_a_lock_with_packages_of_pip_and_of_several_categories() -> None:
    assert [row(c) for c in conda_lock.read(Opened("conda-lock.yml", LOCK)).components] == [
        "pkg:conda/python@3.12.1 runtime < pkg:pypi/flask-thing@2.0?vcs_url=git%2Bhttps://git.example/thing.git%400123",
        "pkg:conda/zlib@1.3 runtime < pkg:conda/python@3.12.1",
        "pkg:pypi/flask-thing@2.0?vcs_url=git%2Bhttps://git.example/thing.git%400123 optional direct",
        "pkg:conda/tool@2.0 test direct",
    ]


RECIPE = """{% set name = "Thing" %}
{% set version = '1.2' %}
package:
  name: {{ name | lower }}
  version: {{ version }}
requirements:
  build:
    - {{ compiler('c') }}
  host:
    - pip
  run:
    - {{ pin_compatible("numpy", max_pin="x") }}
    - lib =={{ version }}
    - {{ pin_subpackage('thing') }}
    - enum34  # [py27]
    - a b c d e
    {% if win %}
    - pywin32
    {% endif %}
outputs:
  - name: thing-extra
    requirements:
      run: [thing, {{ unknown }}, more]
    test:
      requires: [pytest]
about:
  license: MIT
"""


def test_a_recipe_is_read_as_far_as_it_is_written_out() -> None:
    reading = conda_recipe.read(Opened("recipe/meta.yaml", RECIPE))
    assert [row(c) for c in reading.components] == [
        "pkg:conda/pip build direct", "pkg:conda/numpy runtime direct", "pkg:conda/lib@1.2 runtime direct",
        "pkg:conda/enum34 runtime direct", "pkg:conda/pywin32 runtime direct", "pkg:conda/more runtime direct",
        "pkg:conda/pytest test direct",
    ]  # fmt: skip
    assert reading.own == ("pkg:conda/thing", "pkg:conda/thing-extra")
    assert [str(d.concluded) for d in reading.declarations] == ["MIT"]
    assert [each.what for each in reading.skipped] == ["a b c d e"]


@pytest.mark.parametrize("text", ["", "name: chart\nversion: 1\n", "package: {}\n", "{{ all }}: [", "- a\n"])
def test_other_files_of_the_name_of_a_recipe_say_nothing(text: str) -> None:
    reading = conda_recipe.read(Opened("meta.yaml", text))
    assert (reading.components, reading.own, reading.skipped) == ((), (), ())
