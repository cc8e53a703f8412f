# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Images of Dockerfiles, and the instructions, variables and references that they are read by."""

from __future__ import annotations

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import dockerfile
from licet.scanner.lockfiles.reading import Opened
from licet.scanner.lockfiles.reading.instructions import instructions
from licet.scanner.lockfiles.reading.variables import expanded
from licet.scanner.lockfiles.registry import format_of
from licet.scanner.packages.images import of_image


def images(text: str) -> list[tuple[str, Scope]]:
    found = dockerfile.read(Opened("Dockerfile", text))
    return [(component.purl.removeprefix("pkg:docker/"), component.scope) for component in found.components]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FROM a", [("a", Scope.RUNTIME)]),
        ("FROM a:1 AS x\nFROM b:2", [("a@1", Scope.BUILD), ("b@2", Scope.RUNTIME)]),
        ("FROM a:1 AS x\nFROM x AS y\nFROM b\nFROM y", [("a@1", Scope.RUNTIME), ("b", Scope.BUILD)]),
        ("FROM a AS a\nFROM a", [("a", Scope.RUNTIME)]),
        ("FROM a AS X\nFROM x", [("a", Scope.RUNTIME)]),
        ("FROM a\nCOPY --from=b:1 / /\nCOPY --from=0 / /", [("a", Scope.RUNTIME), ("b@1", Scope.BUILD)]),
        ("FROM a\nRUN --mount=type=bind,from=b,target=/b x", [("a", Scope.RUNTIME), ("b", Scope.BUILD)]),
        ("FROM a\nRUN x --mount=from=b\nRUN echo --from=c", [("a", Scope.RUNTIME)]),
        ("FROM scratch\nCOPY --from=b x y", [("b", Scope.BUILD)]),
        ("ARG V=1\nFROM a:$V\nARG V=2\nFROM b:${V}", [("a@1", Scope.BUILD), ("b@1", Scope.RUNTIME)]),
        ("ONBUILD FROM a\nRUN from b", []),
        ("from --platform=linux/amd64 a as b", [("a", Scope.RUNTIME)]),
        ('FROM "a:1"', [("a@1", Scope.RUNTIME)]),
    ],
)
def test_what_the_last_stage_begins_with_ships_and_the_rest_builds(text: str, found: list[tuple[str, Scope]]) -> None:
    assert images(text) == found


@pytest.mark.parametrize(
    "text", ["FROM $A", "FROM {{ base }}", "FROM a b c", "FROM a:${", "FROM -", "FROM ${A:+b}${B}"]
)
def test_an_image_that_is_not_known_is_left_out_and_said(text: str) -> None:
    read = dockerfile.read(Opened("Dockerfile", text))
    assert (read.components, [each.line for each in read.skipped]) == ((), [1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RUN a \\\n  b\nCMD c", [("RUN", "a    b", 1), ("CMD", "c", 3)]),
        ("RUN a \\\n# comment\n\n  b\nCMD c", [("RUN", "a    b", 1), ("CMD", "c", 5)]),
        ("# escape=`\nRUN a `\n b\\\nCMD c", [("RUN", "a   b\\", 2), ("CMD", "c", 4)]),
        ("#syntax=x\n#escape=`\nRUN a`\nb", [("RUN", "a b", 3)]),
        ("# text\n# escape=`\nRUN a`\nCMD b", [("RUN", "a`", 3), ("CMD", "b", 4)]),
        ("RUN <<E\nFROM x\nE\nCMD c", [("RUN", "<<E", 1), ("CMD", "c", 4)]),
        ("RUN <<-'E' cat\nFROM x\n\tE\nCMD c", [("RUN", "<<-'E' cat", 1), ("CMD", "c", 4)]),
        ("RUN echo $((1<<A))\nCMD c", [("RUN", "echo $((1<<A))", 1), ("CMD", "c", 2)]),
        ("RUN a \\", [("RUN", "a", 1)]),
        ("\\\n\\\n", []),
        ("", []),
    ],
)
def test_lines_go_on_and_documents_are_passed_over(text: str, words: list[tuple[str, str, int]]) -> None:
    assert [(each.word, each.rest, each.line) for each in instructions(text)] == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "a"),
        ("$A-${B}", "1-2"),
        ("${A:-x}${N:-x}", "1x"),
        ("${E-x}${E:-y}", "y"),
        ("${A:+x}${N:+y}", "x"),
        ("${N:-$A}", "1"),
        ("$C", "1"),
        ("$N", None),
        ("${N}", None),
        ("${A%x}", None),
        ("$(run)", None),
        ("$LOOP", None),
    ],
)
def test_variables_are_put_in_where_they_are_known(text: str, value: str | None) -> None:
    assert expanded(text, {"A": "1", "B": "2", "C": "$A", "E": "", "LOOP": "$LOOP"}) == value


def test_variables_do_not_unfold_without_bound() -> None:
    known = {f"a{n}": f"$a{n - 1}$a{n - 1}" for n in range(1, 60)} | {"a0": "x" * 100}
    assert expanded("$a59", known) is None


@pytest.mark.parametrize(
    ("reference", "purl"),
    [
        ("python", "pkg:docker/python"),
        ("library/python:3.12", "pkg:docker/library/python@3.12"),
        ("docker://a/b:1", "pkg:docker/a/b@1"),
        ("images.example:5000/a", "pkg:docker/images.example:5000/a"),
        ("a:5000", "pkg:docker/a@5000"),
        (f"a:1@sha256:{'0' * 64}", f"pkg:docker/a@sha256:{'0' * 64}"),
        ("", None),
        ("a b", None),
        ("/a", None),
        ("a//b", None),
        ("a:", None),
        ("a@sha256:0", None),
        ("${A}", None),
    ],
)
def test_references_of_images(reference: str, purl: str | None) -> None:
    assert of_image(reference) == purl


@pytest.mark.parametrize(
    "path", ["Dockerfile", "a/Dockerfile.dev", "app.dockerfile", "app.Dockerfile", "Containerfile", "Dockerfile-arm"]
)
def test_names_of_dockerfiles(path: str) -> None:
    reader = format_of(path)
    assert reader is not None
    assert reader.NAME == "Dockerfile"
