# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is in some bytes, as the text that is stored for it and sent from one process to another, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeAlias

from licet.licenses.expression import parse
from licet.model import Copyright, Detection, Method, Passage, Role
from licet.scanner.classify import Nature
from licet.scanner.content import Content
from licet.scanner.documents import Trouble

_Values: TypeAlias = Callable[[Any], tuple[Any, ...]]

_SILENT = {str(nature): Content(Nature(nature)) for nature in range(8)}
"""Most files say nothing: a digit is all that is stored for them."""

# A file that is followed is not in the bytes of this one: it is never stored.
_OF_DETECTION = tuple(field.name for field in fields(Detection) if field.name not in ("expression", "followed"))
_detection_values: _Values = attrgetter(*_OF_DETECTION)
_copyright_values: _Values = attrgetter(*(field.name for field in fields(Copyright)))
_passage_values: _Values = attrgetter(*(field.name for field in fields(Passage)))
_encode = json.JSONEncoder(separators=(",", ":")).encode


def encoded(content: Content) -> str:
    """CONTENT as text."""
    said = (content.detections, content.copyrights, content.unaccounted, content.pointers, content.troubles)
    if not any(said):
        return str(content.nature.value)
    detections, copyrights, unaccounted, pointers, troubles = said
    return _encode(
        (
            content.nature.value,
            [(str(each.expression), *_detection_values(each)) for each in detections],
            list(map(_copyright_values, copyrights)),
            list(map(_passage_values, unaccounted)),
            [(str(each.expression), *_detection_values(each)) for each in pointers],
            [(each.code, each.message) for each in troubles],
        )
    )


def decoded(text: str) -> Content:
    """What was encoded as TEXT."""
    silent = _SILENT.get(text)
    if silent is not None:
        return silent
    nature, detections, copyrights, unaccounted, pointers, troubles = json.loads(text)
    return Content(
        Nature(nature),
        tuple(map(_detection, detections)),
        tuple(Copyright(*each) for each in copyrights),
        tuple(Passage(start, end, tuple(phrases)) for start, end, phrases in unaccounted),
        tuple(map(_detection, pointers)),
        tuple(Trouble(*each) for each in troubles),
    )


def _detection(row: list[Any]) -> Detection:
    expression, *values = row
    told = dict(zip(_OF_DETECTION, values, strict=True))
    told |= {"method": Method(told["method"]), "role": Role(told["role"]), "refers": tuple(told["refers"])}
    return Detection(parse(expression), **told)
