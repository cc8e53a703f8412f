# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pixi.toml` and `pixi.lock`: Python beside conda, folders, repositories, and the forms of older versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import pixi_lock, pixi_toml, pyproject
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import read, row

TABLES = """
[{0}dependencies]
python = "3.12.1"
numpy = {{ version = "==1.26.4", channel = "conda-forge" }}
any = "*"
own = {{ path = "." }}
[{0}pypi-dependencies]
rich = "==13.0"
here = {{ path = ".", editable = true }}
forge = {{ git = "https://git.example/forge.git", rev = "0123" }}
[{0}host-dependencies]
setuptools = "*"
[{0}feature.test.dependencies]
pytest = "*"
[{0}feature.cuda.target.linux-64.pypi-dependencies]
torch = "*"
[{0}target.win-64.dependencies]
pywin32 = "*"
"""
EXPECTED = [
    "pkg:conda/python@3.12.1 runtime direct",
    "pkg:conda/numpy@1.26.4 runtime direct",
    "pkg:conda/any runtime direct",
    "pkg:conda/setuptools build direct",
    "pkg:pypi/rich@13.0 runtime direct",
    "pkg:pypi/forge?vcs_url=git%2Bhttps://git.example/forge.git%400123 runtime direct",
    "pkg:conda/pywin32 runtime direct",
    "pkg:conda/pytest test direct",
    "pkg:pypi/torch optional direct",
]


def test_tables_are_the_same_in_either_manifest() -> None:
    alone = pixi_toml.read(Opened("pixi.toml", TABLES.format("")))
    within = pyproject.read(Opened("pyproject.toml", TABLES.format("tool.pixi.")))
    assert [row(c) for c in alone.components] == [row(c) for c in within.components] == EXPECTED


def test_the_license_of_a_workspace_is_declared_and_its_package_is_its_own() -> None:
    text = '[workspace]\nname = "w"\nlicense = "MIT"\n[package]\nname = "p"\n[package.run-dependencies]\na = "*"\n'
    reading = pixi_toml.read(Opened("pixi.toml", text))
    assert [str(d.concluded) for d in reading.declarations] == ["MIT"]
    assert reading.own == ("pkg:conda/p",)
    assert [row(c) for c in reading.components] == ["pkg:conda/a runtime direct"]


LOCK = """version: 6
environments:
  default:
    packages:
      linux-64:
      - conda: https://c.example/linux-64/python-3.12.1-h1.conda
      - pypi: https://files.example/rich-13.0-py3-none-any.whl
      - pypi: git+https://git.example/forge.git?rev=v1#0123
      - pypi: ./
  test:
    packages:
      linux-64:
      - conda: https://c.example/linux-64/python-3.12.1-h1.conda
      - conda: https://c.example/noarch/pytest-8.0-py_0.tar.bz2
packages:
- conda: https://c.example/linux-64/python-3.12.1-h1.conda
  depends: [__glibc >=2.17, zlib]
  license: Python-2.0
- conda: https://c.example/noarch/pytest-8.0-py_0.tar.bz2
  depends: [python >=3.8]
  license: MIT
- pypi: https://files.example/rich-13.0-py3-none-any.whl
  name: rich
  version: '13.0'
  requires_dist:
  - forge>=1
  - pytest ; extra == 'dev'
  - not a requirement at all
- pypi: git+https://git.example/forge.git?rev=v1#0123
  name: forge
  version: '1.0'
  requires_dist: [python]
- pypi: ./
  name: ours
  requires_dist: [forge]
"""


def test_packages_of_python_beside_those_of_conda() -> None:
    forge = "pkg:pypi/forge@1.0?vcs_url=git%2Bhttps://git.example/forge.git%400123"
    components = pixi_lock.read(Opened("pixi.lock", LOCK)).components
    assert [row(c) for c in components] == [
        f"pkg:conda/python@3.12.1 runtime = Python-2.0 < pkg:conda/pytest@8.0, {forge}",
        "pkg:conda/pytest@8.0 test direct = MIT",
        "pkg:pypi/rich@13.0 runtime direct",
        f"{forge} runtime direct < pkg:pypi/rich@13.0",
    ]
    lines = LOCK.splitlines()
    assert all(lines[(c.evidence[0].line or 0) - 1].startswith("- ") for c in components)


def test_rows_of_versions_4_and_5_state_their_kind() -> None:
    text = """version: 5
environments:
  default:
    packages:
      linux-64:
      - conda: https://c.example/linux-64/a-1.0-h1.conda
      - pypi: https://files.example/b-2.0.tar.gz
packages:
- kind: conda
  name: a
  version: '1.0'
  url: https://c.example/linux-64/a-1.0-h1.conda
- kind: pypi
  name: B
  version: '2.0'
  url: https://files.example/b-2.0.tar.gz
- kind: pypi
  name: here
  path: .
  editable: true
"""
    assert [row(c) for c in pixi_lock.read(Opened("pixi.lock", text)).components] == [
        "pkg:conda/a@1.0 runtime direct", "pkg:pypi/b@2.0 runtime direct",
    ]  # fmt: skip


def test_before_version_4_the_form_is_that_of_conda_lock() -> None:
    text = """version: 3
metadata: {content_hash: {}}
package:
- {platform: linux-64, name: a, version: '1.0', category: main, manager: conda, dependencies: [b >=1], license: MIT}
- {platform: linux-64, name: b, version: '2.0', category: main, manager: conda, dependencies: []}
"""
    assert [row(c) for c in pixi_lock.read(Opened("pixi.lock", text)).components] == [
        "pkg:conda/a@1.0 runtime direct = MIT", "pkg:conda/b@2.0 runtime < pkg:conda/a@1.0",
    ]  # fmt: skip


def test_what_is_built_from_a_repository_says_so_and_what_builds_it_is_for_that() -> None:
    text = """version: 7
environments:
  default:
    packages:
      linux-64:
      - conda_source: thing[0f] @ git+https://git.example/thing?subdirectory=a#0123
      - conda_source: ours[1f] @ .
packages:
- conda_source: thing[0f] @ git+https://git.example/thing?subdirectory=a#0123
  version: '1.0'
  host_packages:
  - conda: https://c.example/noarch/setuptools-80-py_0.conda
- conda_source: ours[1f] @ .
  version: '1.0'
  depends: [thing]
- conda: https://c.example/noarch/setuptools-80-py_0.conda
"""
    assert [row(c) for c in pixi_lock.read(Opened("pixi.lock", text)).components] == [
        "pkg:conda/thing@1.0?vcs_url=git%2Bhttps://git.example/thing%400123 runtime direct",
        "pkg:conda/setuptools@80 build direct",
    ]


def test_the_manifest_beside_it_says_what_is_direct_and_for_what(tmp_path: Path) -> None:
    manifest = '[pypi-dependencies]\nrich = "*"\n[feature.test.dependencies]\npytest = "*"\n'
    found = {
        c.purl.partition("?")[0]: row(c) for c in read(tmp_path, {"pixi.lock": LOCK, "pixi.toml": manifest}).components
    }
    assert found["pkg:pypi/rich@13.0"] == "pkg:pypi/rich@13.0 runtime direct"
    assert " direct" not in found["pkg:pypi/forge@1.0"]
    assert found["pkg:conda/pytest@8.0"] == "pkg:conda/pytest@8.0 test direct = MIT"


@pytest.mark.parametrize("text", ["", "version: 6\n", "packages: []\n", "- a\n"])
def test_what_is_no_lock_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        pixi_lock.read(Opened("pixi.lock", text))
