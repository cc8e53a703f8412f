# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`.gitlab-ci.yml`: the images that its jobs run in, and beside.

Source: https://docs.gitlab.com/ci/yaml/ (`image`, `services`, `variables`, `default`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Lines, Opened, Reading, Skipped, component, rows, strings, table, word
from licet.scanner.lockfiles.reading.unshipped import unshipped_yaml
from licet.scanner.lockfiles.reading.variables import expanded
from licet.scanner.packages.images import of_image

NAME = ".gitlab-ci.yml"
LOCKS = False

_LINE = re.compile(r"""(?:\b(?:image|name)["']?[ \t]*:|^[ \t]*-)[ \t]*["']?([^\s"',}#]+)""", re.MULTILINE)


def read(file: Opened) -> Reading:
    """The images that FILE names, with what its own variables say put in."""
    parsed, skipped = unshipped_yaml(file)
    left_out = list(skipped)
    known = _variables(parsed)
    found: list[Component] = []
    lines = Lines(_LINE, file.text)
    for written, variables in _images(parsed, known):
        image = expanded(written, variables)
        made = of_image(image) if image else None
        if made:
            found.append(component(made, Scope.BUILD, file, use=Use.SEPARATE, mark=written, line=lines.of(written)))
        else:
            left_out.append(Skipped(lines.of(written), written))
    return Reading((), tuple(found), skipped=tuple(dict.fromkeys(left_out)))


def _images(parsed: dict[str, Any], known: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each image as it is written, once for a job, with the variables that hold there."""
    for job in (parsed, *map(table, parsed.values())):
        variables = known if job is parsed else known | _variables(job)
        for place in (job.get("image"), *rows(job.get("services"))):
            image = word(place) or word(table(place).get("name"))
            if image:
                yield image.strip(), variables


def _variables(job: dict[str, Any]) -> dict[str, str]:
    """A variable is its text, or a table with `value` and a description."""
    written = table(job.get("variables"))
    return strings(written) | strings({name: table(value).get("value") for name, value in written.items()})
