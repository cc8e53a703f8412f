# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Dockerfile`, `Containerfile`: the images that stages begin with, and that files are copied from.

Source: https://docs.docker.com/reference/dockerfile/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.instructions import Instruction, instructions
from licet.scanner.lockfiles.reading.variables import expanded
from licet.scanner.packages.images import of_image

NAME = "Dockerfile"
LOCKS = False

_FROM = re.compile(r"(?:--\S+\s+)*(?P<image>\S+)(?:\s+as\s+(?P<stage>\S+))?\s*", re.IGNORECASE)
_ARGUMENT = re.compile(r"""([A-Za-z_]\w*)(?:=("[^"]*"|'[^']*'|\S*))?""")
_NOTHING = "scratch"


@dataclass(slots=True)
class _Stage:
    """One stage: where it begins, with which image, and the images or stages that it takes files from, with lines."""

    line: int
    image: str
    name: str = ""
    taken: list[tuple[str, int]] = field(default_factory=list)


def read(file: Opened) -> Reading:
    """The images that FILE names. What the last stage begins with ships; the other images are there to build it."""
    stages = list(_stages(file.text))
    names = {stage.name: number for number, stage in enumerate(stages) if stage.name}
    bases = _bases(stages)
    last = _shipped(bases)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for number, stage in enumerate(stages):
        scope = Scope.RUNTIME if number in last else Scope.BUILD
        asked = [(stage.image, stage.line, scope)] if bases[number] is None else []
        asked += [(image, line, Scope.BUILD) for image, line in stage.taken if not _is_stage(image, names, stages)]
        for image, line, reason in asked:
            made = of_image(image)
            if made and image != _NOTHING:
                found.append(component(made, reason, file, use=Use.SEPARATE, mark=image, line=line))
            elif image != _NOTHING:
                skipped.append(Skipped(line, image))
    return Reading((), tuple(found), skipped=tuple(skipped))


def _stages(text: str) -> Iterator[_Stage]:
    """The stages of a Dockerfile, images with the values of the arguments before the first of them put in."""
    known: dict[str, str] = {}
    stage: _Stage | None = None
    for each in instructions(text):
        if each.word == "FROM":
            yield from [stage] if stage else []
            stage = _begun(each, known)
        elif each.word == "ARG" and stage is None:
            known |= _arguments(each, known)
        elif stage:
            stage.taken += [(image, each.line) for image in _taken(each)]
    yield from [stage] if stage else []


def _begun(each: Instruction, known: dict[str, str]) -> _Stage:
    """The stage that a FROM instruction begins; one that cannot be read has all of it for its image."""
    found = _FROM.fullmatch(each.rest)
    if not found:
        return _Stage(each.line, each.rest)
    written = found["image"].strip("\"'")
    return _Stage(each.line, expanded(written, known) or written, (found["stage"] or "").lower())


def _taken(each: Instruction) -> Iterator[str]:
    """The images or stages that an instruction takes files from, by `COPY --from` or `RUN --mount`."""
    for word in each.rest.split():
        flag, _, value = word.partition("=")
        if not flag.startswith("--"):
            break
        if flag == "--from" and each.word in ("COPY", "ADD"):
            yield value
        elif flag == "--mount" and each.word == "RUN":
            yield from (option.removeprefix("from=") for option in value.split(",") if option.startswith("from="))


def _arguments(each: Instruction, known: dict[str, str]) -> dict[str, str]:
    """What an ARG instruction gives names; those without a default have none until somebody builds."""
    given: dict[str, str] = {}
    for name, written in _ARGUMENT.findall(each.rest):
        value = expanded(written.strip("\"'"), known | given) if written else None
        if value is not None:
            given[name] = value
    return given


def _bases(stages: list[_Stage]) -> list[int | None]:
    """For each of STAGES the number of the latest before it that it begins with, or None where that is an image."""
    known: dict[str, int] = {}
    bases: list[int | None] = []
    for number, stage in enumerate(stages):
        bases.append(known.get(stage.image.lower()))
        if stage.name:
            known[stage.name] = number
    return bases


def _shipped(bases: list[int | None]) -> set[int]:
    """The numbers of the last stage and of those that it begins with, in turn."""
    found: set[int] = set()
    number = len(bases) - 1 if bases else None
    while number is not None:
        found.add(number)
        number = bases[number]
    return found


def _is_stage(image: str, names: dict[str, int], stages: list[_Stage]) -> bool:
    """Whether IMAGE, that files are taken from, is a stage by its name or its number."""
    return image.lower() in names or (image.isascii() and image.isdigit() and int(image[:9]) < len(stages))
