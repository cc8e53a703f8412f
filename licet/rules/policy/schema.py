# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy may hold as a JSON schema, for editors that complete and check while it is written.

Made of the words that the parser knows, so that the two cannot differ. It is a draft 7, which editors of TOML read.
Source: https://json-schema.org/draft-07/json-schema-release-notes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from licet.model import Distribution, Profile, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.policy.keys import KEYS, OFF, PINNED, ROOT
from licet.rules.policy.presets import preset_names
from licet.rules.policy.terms import categories
from licet.rules.policy.values import Flag

Schema: TypeAlias = dict[str, Any]

ARRAYS = ("exception", "clarify", "use", "where", "outbound")
"""The tables that there may be several of."""

REQUIRED = {
    "rules": ("folder",),
    "exception": ("package", "license", "reason"),
    "clarify": ("package", "license"),
    "use": ("package", "how"),
    "outbound": ("path", "license"),
}

_TEXT: Schema = {"type": "string", "minLength": 1}
_LICENSE: Schema = {**_TEXT, "description": "An SPDX expression."}
_PACKAGE: Schema = {
    **_TEXT,
    "description": "A package URL (pkg:npm/foo, pkg:npm/foo@1.2, pkg:npm/foo@>=1,<2, pkg:npm/@scope/*) or a path glob.",
}
_DIGEST: Schema = {"type": "string", "pattern": "^(sha256:)?[0-9a-f]{64}$"}

_DESCRIPTIONS = {
    "project": "What you pass on, and how.",
    "intent": "The license that was chosen, which the repository is held to.",
    "policy": "Which licenses are wanted, and how much findings weigh.",
    "rules": "Licenses and rules of your own.",
    "exception": "Accepts one thing that is not wanted otherwise.",
    "clarify": "Says what a person found out.",
    "use": "Says how something is used.",
    "where": "Lists and severities for some packages, paths or scopes alone.",
    "outbound": "What one folder goes out under.",
}


def policy_schema() -> Schema:
    """The schema of `licet.toml`."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "licet.toml",
        "description": "A policy of licet: what a project wants of licenses.",
        **_table({name: _top(name) for name in ROOT}),
    }


def _top(name: str) -> Schema:
    values = _values(name)
    made = _table({key: values[key] for key in KEYS[name]}, REQUIRED.get(name, ()))
    if name == "where":
        made["allOf"] = [_any_of("package", "scope"), _any_of("allow", "review", "deny", "severity")]
    whole = {"type": "array", "items": made} if name in ARRAYS else made
    return {"description": _DESCRIPTIONS[name], **whole}


def _values(name: str) -> dict[str, Schema]:
    """What each key of the table NAME may hold."""
    lists = dict.fromkeys(("allow", "review", "deny"), _some(_terms()))
    severity = _table({code: _words(*Severity, OFF) for code in SEVERITIES})
    return {
        "project": {"license": _LICENSE, "distribution": _some(_words(*Distribution))},
        "intent": {"license": _LICENSE, "answers": {"type": "object", "additionalProperties": _TEXT}},
        "policy": {
            **lists,
            "extends": _some({"anyOf": [_words(*preset_names()), _TEXT, _pinned()]}),
            "unknown": _words(*Severity),
            "scopes": _table({scope: _words(*Severity) for scope in Scope}),
            "fail-on": _words(*Severity),
            "severity": severity,
            "profile": _words(*Profile),
        },
        "rules": {"folder": _TEXT, "namespace": _TEXT},
        "exception": {
            "package": _PACKAGE,
            "license": _LICENSE,
            "reason": _TEXT,
            "expires": {"description": "Its last day, a date without quotes.", "type": "string", "format": "date"},
        },
        "clarify": {
            "package": _PACKAGE,
            "license": _LICENSE,
            "files": {"type": "object", "additionalProperties": {**_DIGEST, "pattern": "^sha256:[0-9a-f]{64}$"}},
        },
        "use": {"package": _PACKAGE, "how": _words(*Use)},
        "where": {**lists, "package": _some(_PACKAGE), "scope": _some(_words(*Scope)), "severity": severity},
        "outbound": {"path": _TEXT, "license": _LICENSE},
    }[name]


def _terms() -> Schema:
    known = [*(f"category:{name}" for name in sorted(categories())), *(f"flag:{flag}" for flag in Flag)]
    return {"anyOf": [_words(*known), _LICENSE]}


def _pinned() -> Schema:
    url = {"type": "string", "pattern": "^https://", "description": "A policy that is elsewhere."}
    return _table(dict(zip(PINNED, (url, _DIGEST), strict=True)), PINNED)


def _table(properties: dict[str, Schema], required: Iterable[str] = ()) -> Schema:
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": list(required)} if required else made


def _some(one: Schema) -> Schema:
    """ONE, or a list of them."""
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _words(*words: str) -> Schema:
    return {"type": "string", "enum": [str(word) for word in words]}


def _any_of(*keys: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}
