# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Workflows of GitHub Actions and `action.yml` of composite actions: the actions, workflows and images that they use.

Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax (`jobs.<job_id>.uses`,
`.container`, `.services`, `.steps[*].uses`), .../metadata-syntax (`runs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Lines, Opened, Reading, Skipped, component, rows, table, word
from licet.scanner.lockfiles.reading.unshipped import unshipped_yaml
from licet.scanner.packages.images import of_image
from licet.scanner.packages.purls import purl

NAME = "GitHub Actions"
LOCKS = False

_IMAGE = "docker://"
_ACTION = re.compile(r"([\w.-]+)/([\w.-]+)(?:/[^@\s]*)?@(\S+)")
_LINE = re.compile(
    r"""\b(?:uses|image|container)["']?[ \t]*:[ \t]*["']?(?:docker://)?((?:\$\{\{[^{}\n]*\}\}|[^\s"',}#])+)"""
)


def read(file: Opened) -> Reading:
    """What FILE uses; an action of the project's own (`./`) is nobody else's."""
    parsed, skipped = unshipped_yaml(file)
    left_out = list(skipped)
    found: list[Component] = []
    lines = Lines(_LINE, file.text)
    for used in dict.fromkeys((*_jobs(parsed), *_runs(table(parsed.get("runs"))))):
        made, mark = _purl(used), used.removeprefix(_IMAGE)
        line = lines.of(mark)
        if made:
            found.append(component(made, Scope.BUILD, file, use=Use.SEPARATE, mark=mark, line=line))
        elif not _is_own(used):
            left_out.append(Skipped(line, mark))
    return Reading((), tuple(found), skipped=tuple(left_out))


def _jobs(workflow: dict[str, Any]) -> Iterator[str]:
    """All that the jobs of WORKFLOW use; images as Docker's own actions write them."""
    for job in map(table, table(workflow.get("jobs")).values()):
        yield from filter(None, [word(job.get("uses"))])
        yield from _steps(job)
        for place in (job.get("container"), *table(job.get("services")).values()):
            image = word(place) or word(table(place).get("image"))
            yield from [f"{_IMAGE}{image.strip()}"] if image else []


def _runs(runs: dict[str, Any]) -> Iterator[str]:
    """All that an action which `runs` so uses: a composite one has steps, and one in a container may have its image."""
    yield from _steps(runs)
    image = word(runs.get("image"))
    if image and image.startswith(_IMAGE):  # else it is a Dockerfile of the project's own
        yield image.strip()


def _steps(job: dict[str, Any]) -> Iterator[str]:
    yield from (used.strip() for step in map(table, rows(job.get("steps"))) if (used := word(step.get("uses"))))


def _purl(used: str) -> str | None:
    """An action in a folder of a repository, and a workflow, are that repository's."""
    if used.startswith(_IMAGE):
        return of_image(used)
    action = _ACTION.fullmatch(used)
    return purl("github", action[2], action[3], namespace=action[1]) if action and action[1] != "." else None


def _is_own(used: str) -> bool:
    """Whether USED is of the repository itself: below the checkout, or below its root at the commit that runs."""
    return used.startswith((".", "$/"))
