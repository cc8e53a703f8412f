# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the policy says of something and why, for a person; the values are those of `licet policy explain` as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from licet.templates.formats.canvas import Canvas

_COLOURS = {"allow": "green", "review": "yellow", "deny": "red", "unlisted": "red", "error": "red", "warning": "yellow"}
_WORDS = {"allow": "allowed", "review": "to be reviewed", "deny": "denied", "unlisted": "not allowed"}


def as_text(explained: Sequence[Mapping[str, Any]], canvas: Canvas) -> str:
    """Everything EXPLAINED, a block for each subject."""
    return "\n\n".join("\n".join(_block(each, canvas)) for each in explained) + "\n"


def _block(made: Mapping[str, Any], canvas: Canvas) -> Iterator[str]:
    yield canvas.paint(made["subject"], "bold")
    ruling = made["ruling"]
    if ruling is None:
        yield from canvas.labelled("license", "not known, so that no line of the policy is about it", 2)
    else:
        taken = f", of which {made['chosen']} is taken" if made["chosen"] and made["chosen"] != made["license"] else ""
        basis = f" ({made['basis']})" if made["basis"] else ""
        yield from canvas.labelled("license", f"{made['license']}{basis}{taken}", 2)
        yield from canvas.labelled("ruling", canvas.paint(_WORDS[ruling], _COLOURS[ruling]), 2)
    how = made["use"]
    said = _at(how) if how["path"] else "as nothing in the policy says otherwise"
    yield from canvas.labelled("use", f"{how['how']}, {said}; scope {made['scope']}", 2)
    for each in made["where"]:
        meant = " or ".join(each["package"] or ["everything"])
        scopes = f" of scope {' or '.join(each['scope'])}" if each["scope"] else ""
        yield from canvas.labelled("where", f"{_at(each)}: {meant}{scopes}", 2)
    for part in made["parts"]:
        yield from _part(part, canvas)
    for each in made["exceptions"]:
        applies = "accepts it" if each["applies"] else "does not accept it"
        text = f"{_at(each)} {applies}: {each['because']} ({each['reason']})"
        yield from canvas.labelled("exception", text, 2)
    if made["law"]:
        yield from canvas.labelled("law", f"{made['law']['verdict']} ({made['law']['kind']})", 2)
    for each in made["findings"]:
        text = f"{canvas.paint(each['severity'], _COLOURS.get(each['severity'], 'blue'))} {each['code']}"
        yield from canvas.labelled("finding", f"{text}: {each['message']}", 2)


def _part(part: Mapping[str, Any], canvas: Canvas) -> Iterator[str]:
    yield f"  {canvas.paint(part['license'], 'bold')}: {_WORDS[part['ruling']]}"
    yield from canvas.labelled("because", part["because"], 4)
    looked = part["looked_at"]
    decided = part["decided"]
    if decided and not any(each["decides"] for each in looked):
        yield from _line({**decided, "decides": True, "because": ""}, canvas)
    for each in looked:
        yield from _line(each, canvas)
    if part["others"]:
        yield from canvas.labelled("", f"{part['others']} other lines do not cover it", 4)


def _line(each: Mapping[str, Any], canvas: Canvas) -> Iterator[str]:
    mark = "decides" if each["decides"] else "beside"
    said = f"{each['ruling']} {each['entry']}, {_at(each)}"
    yield from canvas.labelled(mark, f"{said}: {each['because']}" if each["because"] else said, 4)
    if each.get("reason"):
        yield from canvas.labelled("", f"{each['reason']} [{each['source']}]", 4)


def _at(place: Mapping[str, Any]) -> str:
    return f"{place['path']}:{place['line']}" if place["line"] else str(place["path"])
