# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`compose.yaml`, `docker-compose.yml`: the images of services that the project does not build itself.

Source: https://docs.docker.com/reference/compose-file/services/#image
"""

from __future__ import annotations

import re

from licet.model import Component, Scope, Use
from licet.scanner.lockfiles.reading import Lines, Opened, Reading, Skipped, component, table, word
from licet.scanner.lockfiles.reading.requirement import is_for_tests
from licet.scanner.lockfiles.reading.unshipped import unshipped_yaml
from licet.scanner.lockfiles.reading.variables import expanded
from licet.scanner.packages.images import of_image

NAME = "compose.yaml"
LOCKS = False

_LINE = re.compile(r"""\bimage["']?[ \t]*:[ \t]*["']?([^\s"',#]+)""")
_FOR_DEVELOPERS = re.compile(r"[.-](?:dev(?:el(?:op(?:ment)?)?)?|local|ci|debug)[.-]", re.IGNORECASE)


def read(file: Opened) -> Reading:
    """The images that FILE names; with `build`, an image is a name for what the project makes."""
    parsed, skipped = unshipped_yaml(file)
    left_out = list(skipped)
    found: list[Component] = []
    lines = Lines(_LINE, file.text)
    for service in map(table, table(parsed.get("services")).values()):
        written = word(service.get("image"))
        if not written or service.get("build"):
            continue
        image = expanded(written.strip(), {})
        made = of_image(image) if image else None
        if made:
            found.append(
                component(made, _scope(file.name), file, use=Use.SEPARATE, mark=written, line=lines.of(written))
            )
        else:
            left_out.append(Skipped(lines.of(written), written))
    return Reading((), tuple(found), skipped=tuple(left_out))


def _scope(name: str) -> Scope:
    """What a file is for, by its NAME: `docker-compose.test.yml` is for tests."""
    if is_for_tests(name):
        return Scope.TEST
    return Scope.DEV if _FOR_DEVELOPERS.search(name) else Scope.RUNTIME
