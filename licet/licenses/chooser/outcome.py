# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What goes into a choice from outside of the answers, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from licet.licenses.chooser.knowledge import Question
from licet.licenses.expression import Expression


@dataclass(frozen=True, slots=True)
class Standing:
    """How a license stands with what is in a repository: what `bars` it, what would `change` that, and what to mind."""

    bars: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


Standings: TypeAlias = Callable[[Expression, Mapping[str, str]], Standing]


def _free(_license: Expression, _answers: Mapping[str, str]) -> Standing:
    return Standing()


@dataclass(frozen=True)
class Here:
    """What a repository says: the customs that its files speak of, its `license` if it has one, and its standings.

    `facts` are the values of the key `here` that questions may wait for: "licensed", "dependencies". The default is an
    empty repository.
    """

    customs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    license: str | None = None
    standing: Standings = field(default=_free)


@dataclass(frozen=True, slots=True)
class Recommended:
    """A license that fits all answers and that nothing bars: why, and what to mind."""

    license: str
    because: tuple[str, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A license that does not fit: why not, and what would have to change; `barred` where the repository says so."""

    license: str
    because: tuple[str, ...]
    change: tuple[str, ...] = ()
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is recommended, best first; what is not; what would do as well; what is left to ask, and to say.

    `left` are licenses that the repository leaves open although the answers do not ask for them; it is filled where the
    repository bars everything that they do ask for.
    """

    recommended: tuple[Recommended, ...]
    excluded: tuple[Excluded, ...]
    others: tuple[str, ...]
    left: tuple[str, ...]
    questions: tuple[Question, ...]
    tells: tuple[str, ...]
