# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is in some bytes, as the text that is stored for it, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from licet.licenses.expression import parse
from licet.model import Copyright, Detection, Method, Passage, Role
from licet.scanner.classify import Nature
from licet.scanner.content import Content

_SILENT = {str(nature): Content(Nature(nature)) for nature in range(8)}
"""Most files say nothing: a digit is all that is stored for them."""


def encoded(content: Content) -> str:
    """CONTENT as text."""
    if content == Content(content.nature):
        return str(content.nature.value)
    detections, pointers = (list(map(_row, found)) for found in (content.detections, content.pointers))
    copyrights, unaccounted = ([asdict(each) for each in found] for found in (content.copyrights, content.unaccounted))
    return json.dumps([content.nature.value, detections, copyrights, unaccounted, pointers])


def decoded(text: str) -> Content:
    """What was encoded as TEXT."""
    silent = _SILENT.get(text)
    if silent is not None:
        return silent
    nature, detections, copyrights, unaccounted, pointers = json.loads(text)
    return Content(
        Nature(nature),
        tuple(map(_detection, detections)),
        tuple(Copyright(**each) for each in copyrights),
        tuple(Passage(**each | {"phrases": tuple(each["phrases"])}) for each in unaccounted),
        tuple(map(_detection, pointers)),
    )


def _row(detection: Detection) -> dict[str, Any]:
    return asdict(detection) | {"expression": str(detection.expression)}


def _detection(fields: dict[str, Any]) -> Detection:
    listed = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return Detection(
        **fields
        | listed
        | {
            "expression": parse(fields["expression"]),
            "method": Method(fields["method"]),
            "role": Role(fields["role"]),
        }
    )
