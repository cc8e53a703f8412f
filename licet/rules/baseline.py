# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A baseline: what was found when a repository began to be checked, and does not count until it is mended.

One JSON object a line, sorted, without dates and line numbers: two branches that each add an entry merge, also by
`merge=union`, and an entry that then stands twice counts as the greater of the two.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from licet.errors import BaselineError, Mistake
from licet.model import Finding, Mark, Severity
from licet.rules.comparison import marked

SCHEMA = "1"
"""Of the file; an entry that changes its meaning changes this."""

_HEAD = {"licet-baseline": SCHEMA}
_REQUIRED = ("code", "about")
_TEXTS = (*_REQUIRED, "whole", "licenses")


def written(findings: Iterable[Finding], fail_on: Severity) -> Iterator[str]:
    """The lines of the baseline that knows those FINDINGS that warn, or weigh as much as FAIL_ON."""
    floor = min(Severity.WARNING.rank, fail_on.rank)
    yield _line(_HEAD)
    for mark, count in sorted(marked(each for each in findings if each.severity.rank >= floor).items()):
        told = {key: value for key, value in mark._asdict().items() if value or key in _REQUIRED}
        yield _line(told | ({"count": count} if count > 1 else {}))


def parse_baseline(text: str, path: str) -> Mapping[Mark, int]:
    """What the baseline TEXT, which is at PATH, knows, and how often.

    Raises `BaselineError` with every line that is no entry.
    """
    known: dict[Mark, int] = {}
    mistakes: list[Mistake] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = _entry(line)
        except ValueError as error:
            mistakes.append(Mistake(path, number, str(error)))
        else:
            if entry is not None:
                mark, count = entry
                known[mark] = max(count, known.get(mark, 0))
    if mistakes:
        raise BaselineError(tuple(mistakes))
    return known


def _line(entry: Mapping[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=True, separators=(", ", ": ")) + "\n"


def _entry(line: str) -> tuple[Mark, int] | None:
    """The entry in LINE, None where it is the head. Raises `ValueError` that says what is wrong."""
    try:
        read: Any = json.loads(line)
    except (ValueError, RecursionError):
        conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
        raise ValueError("is left of a merge; keep both sides" if conflict else "is no JSON object") from None
    if not isinstance(read, dict):
        raise ValueError("is no JSON object")  # noqa: TRY004 - whoever asks wants one kind of error
    if "licet-baseline" in read:
        if read != _HEAD:
            raise ValueError(f"is of another version of licet; this one reads {SCHEMA!r}. Write it anew")
        return None
    texts = [read.get(key, "") for key in _TEXTS]
    count = read.get("count", 1)
    if not all(isinstance(each, str) for each in texts) or not all(texts[: len(_REQUIRED)]):
        raise ValueError('has no "code" and "about"')
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError('has a "count" that is no number above 0')
    return Mark(*texts), count
