# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The purl of a container image by its reference: `[host/][namespace/]name[:tag][@digest]`.

Source: https://github.com/distribution/reference (grammar of references).
"""

from __future__ import annotations

import re

from licet.scanner.packages.purls import spaced

_REFERENCE = re.compile(
    r"(?P<path>[a-zA-Z0-9][\w.-]*(?::\d+(?=/))?(?:/[a-zA-Z0-9][\w.-]*)*)"
    r"(?::(?P<tag>\w[\w.-]{0,127}))?(?:@(?P<digest>[A-Za-z][\w+.-]*:[0-9a-fA-F]{32,}))?"
)


def of_image(reference: str) -> str | None:
    """The purl of the image that REFERENCE names, or None where it names none. A digest is a version before a tag."""
    form = _REFERENCE.fullmatch(reference.removeprefix("docker://"))
    return spaced("docker", form["path"], form["digest"] or form["tag"]) if form else None
