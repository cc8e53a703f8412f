# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Templates of YAML as recipes are: what is written out in them, and marks where something is filled in. None is run.

Sources: https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html#templating-with-jinja,
https://rattler.build/latest/reference/jinja/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

FILLED_IN = "_filled_in_"
"""What stands for what only a run of the template knows."""

_OPENS = re.compile(r"\{%|\{#|\$?\{\{")
_CLOSES = {"{%": "%}", "{#": "#}", "{{": "}}", "${{": "}}"}
_SET = re.compile(r"""set\s+(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([\d.]+))""")
_NAME = re.compile(r"(?P<name>\w+)(?:\s*\|\s*(?P<filter>lower|upper|string|replace))?")
_PINNED = re.compile(r"""pin_compatible\(\s*["']([\w.-]+)["'].*\)""")


def unfold(text: str, known: Mapping[str, str] | None = None) -> str:
    """TEXT with its statements taken out, and its variables filled in as far as it sets them itself, or KNOWN does.

    Lines stay where they are. What is pinned to a package that is compatible stands for that package.
    """
    variables = {**(known or {})}
    made: list[str] = []
    for mark, part in _parts(text):
        if mark == "":
            made.append(part)
        elif mark.endswith("{{"):
            made.append(_value(part.strip(), variables))
        else:
            made.append("\n" * part.count("\n"))
            found = _SET.fullmatch(part.strip("-+ \t\r\n")) if mark == "{%" else None
            if found:
                variables[found[1]] = next(value for value in found.groups()[1:] if value is not None)
    return "".join(made)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """TEXT in parts: (mark that opens it, what stands in it), and what is outside of all with an empty mark."""
    at = 0
    while opens := _OPENS.search(text, at):
        inner = opens.end()
        end = text.find(_CLOSES[opens[0]], inner)
        if end < 0:  # it is no template from here on, whatever else opens
            break
        yield "", text[at : opens.start()]
        yield opens[0], text[inner:end]
        at = end + 2
    yield "", text[at:]


def _value(inner: str, variables: Mapping[str, str]) -> str:
    pinned = _PINNED.fullmatch(inner)
    named = _NAME.fullmatch(inner)
    if pinned:
        return pinned[1]
    value = variables.get(named["name"]) if named else None
    if value is None or "\n" in value or (named and named["filter"] == "replace"):
        return FILLED_IN
    return value.lower() if named and named["filter"] == "lower" else value
