# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What was looked at as plain values, in the shape of the JSON of `licet policy explain`."""

from __future__ import annotations

from typing import Any

from licet.model import Evidence
from licet.rules.explained.looking import Explained, Looked, Part, Tried
from licet.rules.policy import Circumstance, Flag, Line


def as_fields(made: Explained) -> dict[str, Any]:
    """MADE as the JSON has it."""
    answer = made.answer
    return {
        "subject": made.subject,
        "scope": made.scope,
        "use": {"how": made.use, **_place(made.use_place)},
        "license": str(made.license) if made.license else None,
        "basis": made.basis,
        "chosen": str(answer.chosen) if answer and answer.chosen else None,
        "ruling": made.ruled.ruling if made.ruled else None,
        "parts": [_part(each) for each in made.parts],
        "where": [_circumstance(each) for each in made.circumstances],
        "exceptions": [_tried(each) for each in made.exceptions],
        "law": {"verdict": answer.verdict, "kind": answer.kind} if answer else None,
        "findings": [{"code": each.code, "severity": each.severity, "message": each.message} for each in made.findings],
    }


def _part(made: Part) -> dict[str, Any]:
    ruled = made.ruled
    return {
        "license": str(made.license),
        "ruling": ruled.ruling,
        "because": made.why,
        "decided": line(ruled.line) if ruled.line else None,
        "looked_at": [_looked(each) for each in made.lines],
        "others": made.others,
    }


def _looked(made: Looked) -> dict[str, Any]:
    return {**line(made.covering.line), "decides": made.decides, "because": made.why}


def line(made: Line) -> dict[str, Any]:
    """One entry of a list: what it says, where it stands, and how many files above."""
    entry = f"flag:{made.term}" if isinstance(made.term, Flag) else str(made.term)
    said = {"reason": made.reason, "source": made.source} if made.reason else {}
    return {"ruling": made.ruling, "entry": entry, **_place(made.place), "layer": made.layer, **said}


def _circumstance(made: Circumstance) -> dict[str, Any]:
    return {"package": [each.text for each in made.selectors], "scope": list(made.scopes), **_place(made.place)}


def _tried(made: Tried) -> dict[str, Any]:
    exemption = made.exemption
    return {
        "package": exemption.selector.text,
        "license": str(exemption.license),
        "reason": exemption.reason,
        "expires": exemption.expires.isoformat() if exemption.expires else None,
        **_place(exemption.place),
        "applies": made.applies,
        "because": made.why,
    }


def _place(place: Evidence | None) -> dict[str, Any]:
    return {"path": place.path if place else None, "line": place.line if place else None}
