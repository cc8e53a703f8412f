# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The schema for editors accepts what the parser accepts, and refuses what an editor can see to be wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from licet.errors import PolicyError
from licet.model import Distribution, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.policy import Flag, parse_policy, preset_names
from licet.rules.policy.keys import KEYS, ROOT
from licet.rules.policy.schema import ARRAYS, REQUIRED, policy_schema

PAGE = Path(__file__).resolve().parents[3] / "docs" / "policy.md"
EXAMPLES = [
    example
    for example in re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    if "[tool." not in example
]


def accepts(schema: dict[str, Any], value: object) -> bool:
    """Whether SCHEMA, of the words of JSON Schema that ours uses, accepts VALUE."""
    if isinstance(value, date):
        value = value.isoformat()
    words: dict[str, Callable[[Any], bool]] = {
        "type": lambda kind: isinstance(value, {"object": dict, "array": list, "string": str}[kind]),
        "enum": lambda known: value in known,
        "minLength": lambda least: not isinstance(value, str) or len(value) >= least,
        "pattern": lambda pattern: not isinstance(value, str) or re.search(pattern, value) is not None,
        "required": lambda keys: not isinstance(value, dict) or set(keys) <= value.keys(),
        "items": lambda item: not isinstance(value, list) or all(accepts(item, each) for each in value),
        "anyOf": lambda schemas: any(accepts(each, value) for each in schemas),
        "allOf": lambda schemas: all(accepts(each, value) for each in schemas),
        "properties": lambda named: (
            not isinstance(value, dict) or all(accepts(named[key], value[key]) for key in named.keys() & value.keys())
        ),
        "additionalProperties": lambda other: (
            not isinstance(value, dict)
            or all(other is not False and accepts(other, value[k]) for k in value.keys() - schema.get("properties", {}))
        ),
    }
    silent = {"$schema", "title", "description", "format"}
    return all(words[word](meaning) for word, meaning in schema.items() if word not in silent)


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_accepts_every_example_of_the_page(example: str) -> None:
    assert accepts(policy_schema(), tomllib.loads(example))


@pytest.mark.parametrize(
    "text",
    [
        "polcy = 1",
        "[policy]\nalow = []",
        '[policy]\nunknown = "off"',
        '[policy]\nfail-on = "never"',
        "[policy]\nallow = [3]",
        '[policy]\nallow = ""',
        '[policy]\nextends = { url = "https://index.example/p.toml" }',
        '[policy.scopes]\ndevel = "note"',
        '[policy.severity]\nlicense-deny = "off"',
        '[project]\ndistribution = ["binary", "saas"]',
        '[exception]\npackage = "a"',
        '[[exception]]\npackage = "a"\nlicense = "MIT"',
        '[[clarify]]\npackage = "a"\nlicense = "MIT"\nfiles = { LICENSE = "sha1:1" }',
        '[[use]]\npackage = "a"\nhow = "linked"',
        '[[where]]\nallow = "MIT"',
        '[[where]]\npackage = "a"',
        '[[where]]\nscope = "devel"\nallow = "MIT"',
        '[rules]\nnamespace = "acme"',
    ],
)
def test_it_refuses_what_the_parser_refuses(text: str) -> None:
    with pytest.raises(PolicyError):
        parse_policy(text, "licet.toml")
    assert not accepts(policy_schema(), tomllib.loads(text))


def test_it_has_every_table_and_key_of_the_parser_with_its_words() -> None:
    tables = policy_schema()["properties"]
    assert list(tables) == list(ROOT)
    assert set(KEYS) == set(ROOT)
    for name, keys in KEYS.items():
        table = tables[name]["items"] if name in ARRAYS else tables[name]
        assert tables[name]["description"].endswith(".")
        assert list(table["properties"]) == list(keys)
        assert set(REQUIRED.get(name, ())) <= set(keys)
    enumerated = set(_enumerated(policy_schema()))
    for words in (Severity, Scope, Use, Distribution, preset_names(), [f"flag:{flag}" for flag in Flag]):
        assert enumerated >= {str(word) for word in words}
    assert list(tables["policy"]["properties"]["severity"]["properties"]) == list(SEVERITIES)


def _enumerated(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value.get("enum", []), *(word for each in value.values() for word in _enumerated(each)), *value]
    return [word for each in value for word in _enumerated(each)] if isinstance(value, list) else []


@pytest.mark.parametrize(("table", "keys"), REQUIRED.items())
def test_what_it_requires_the_parser_misses(table: str, keys: tuple[str, ...]) -> None:
    head = f"[[{table}]]" if table in ARRAYS else f"[{table}]"
    filler = next(key for key in KEYS[table] if key not in keys) if table == "rules" else None
    with pytest.raises(PolicyError) as caught:
        parse_policy(f'{head}\n{filler} = "x"\n' if filler else f"{head}\n", "licet.toml")
    missing = {str(mistake.message).split(" is missing", 1)[0] for mistake in caught.value.mistakes}
    assert missing == set(keys)
