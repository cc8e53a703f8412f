# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Small files that unfold to more than any machine holds are refused with words, and what lies beside them is read."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from tests.scanner.lockfiles.cases import read

ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
XML = f'<!DOCTYPE x [<!ENTITY e0 "lol">{ENTITIES}]><{{root}}>&e11;</{{root}}>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><{root}>&e;</{root}>'
ALIASES = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 25))
DEEP = '{"dependencies":' * 1_000 + "{}" + "}" * 1_000
MEGABYTES = 64


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("pom.xml", each.format(root="project")) for each in (XML, OUTSIDE)),
        *(("a.csproj", each.format(root="Project")) for each in (XML, OUTSIDE)),
        *(("packages.config", each.format(root="packages")) for each in (XML, OUTSIDE)),
        *(("a.nuspec", each.format(root="package")) for each in (XML, OUTSIDE)),
        ("pnpm-lock.yaml", f"lockfileVersion: '9.0'\n{ALIASES}packages: *a24\n"),
        ("environment.yml", f"{ALIASES}dependencies: *a24\n"),
        ("pubspec.lock", f"{ALIASES}packages: *a24\n"),
        ("Chart.yaml", f"{ALIASES}dependencies: *a24\n"),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)
def test_what_unfolds_is_refused_in_bounded_memory_and_the_rest_is_read(name: str, text: str, tmp_path: Path) -> None:
    tracemalloc.start()
    found = read(tmp_path, {name: text, "below/package.json": '{"name": "x", "dependencies": {"a": "1.0.0"}}'})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (problem,) = found.problems
    assert (problem.path, problem.code, problem.matters) == (name, "manifest-unreadable", True)
    assert [component.purl for component in found.components] == ["pkg:npm/a@1.0.0"]
    assert "root:" not in problem.message
    assert peak < MEGABYTES * 1024 * 1024


@pytest.mark.parametrize("name", ["package.json", "package-lock.json", "composer.json", "Pipfile.lock", "renv.lock"])
def test_a_thousand_levels_of_json_name_no_package(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, {name: DEEP})
    assert found.components == ()
    assert all(problem.code == "manifest-unreadable" for problem in found.problems)


def test_parents_of_poms_that_loop_end(tmp_path: Path) -> None:
    pom = """<project><parent><groupId>g</groupId><artifactId>{parent}</artifactId><version>${{revision}}</version>
      <relativePath>../{parent}/pom.xml</relativePath></parent><artifactId>{own}</artifactId>
      <properties><revision>${{other}}</revision><other>${{revision}}</other></properties>
      <dependencies><dependency><groupId>g</groupId><artifactId>lib</artifactId><version>1.0</version></dependency>
      </dependencies></project>"""
    files = {f"{own}/pom.xml": pom.format(own=own, parent=parent) for own, parent in ("ab", "bc", "ca", "dd")}
    found = read(tmp_path, files)
    assert {component.purl for component in found.components} == {"pkg:maven/g/lib@1.0"}
