# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the markers of Python's requirements say of systems and machines.

Source: https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_

from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName

from licet.scanner.packages.platforms import ANYWHERE, NAMES, SPELLED, Platforms

LONGEST = 4_000
"""Letters in a marker: a longer one is of no tool's making."""

DEEPEST = 40
"""Parentheses in a marker that open: more are of no tool's making."""

_WORD = r"""\"[^\"]*\"|'[^']*'|(?<![\w.])[\w.]+"""
_COMPARED = re.compile(rf"({_WORD})\s*(===?|~=|!=|<=|>=|<|>|not\s+in\b|in\b)\s*({_WORD})")
_SPLIT = re.compile(r"[\s,|]+")
_MAYBE = "os_name != ''"
_EQUAL = ("==", "===", "!=")

_OF_SYSTEMS = frozenset(("sys_platform", "os_name", "platform_system"))
_OF_MACHINES = frozenset(("platform_machine",))
_ALIASES = {"sys.platform": "sys_platform", "os.name": "os_name", "platform.machine": "platform_machine"}
_ENVIRONMENTS: Mapping[frozenset[str], Sequence[tuple[str, Mapping[str, str]]]] = {
    _OF_SYSTEMS: [
        (
            name,
            {
                "sys_platform": {"sunos": "sunos5"}.get(name, name),
                "os_name": "nt" if name == "win32" else "posix",
                "platform_system": {"darwin": "Darwin", "sunos": "SunOS"}.get(name, called),
            },
        )
        for name, called in NAMES.items()
    ],
    _OF_MACHINES: [(name, {"platform_machine": word}) for name, others in SPELLED.items() for word in (name, *others)],
}
_KNOWN = {
    variables: frozenset(value for _, environment in environments for value in environment.values())
    for variables, environments in _ENVIRONMENTS.items()
}


def marked(markers: Sequence[str]) -> Platforms:
    """Where one of MARKERS may hold; anywhere, where there are none."""
    return reduce(or_, map(where, markers)) if markers else ANYWHERE


def where(marker: str | None) -> Platforms:
    """The systems and machines on which MARKER may hold, whatever else it asks about; anywhere, if it cannot be read.

    Markers have no word for "not", so that taking for true what is not asked about systems never leaves one out.
    """
    if not marker or len(marker) > LONGEST or marker.count("(") > DEEPEST:
        return ANYWHERE
    return _where(marker)


@lru_cache(maxsize=4096)
def _where(marker: str) -> Platforms:
    systems = _holding(_plain(marker, _OF_SYSTEMS), _OF_SYSTEMS)
    machines = _holding(_plain(marker, _OF_MACHINES), _OF_MACHINES)
    # None where it contradicts itself, or is of a system that is not told apart.
    return Platforms(systems, machines) if systems and machines else ANYWHERE


def _plain(marker: str, variables: frozenset[str]) -> str:
    """MARKER with what may be true in place of all that is not about VARIABLES."""
    return _COMPARED.sub(lambda found: _kept(found, variables), marker)


@lru_cache(maxsize=4096)
def _holding(plain: str, variables: frozenset[str]) -> frozenset[str]:
    """The systems, or the machines, whichever VARIABLES are of, on which the marker PLAIN may hold."""
    environments = _ENVIRONMENTS[variables]
    if any(variable in plain.replace(_MAYBE, "") for variable in variables):
        try:
            asked = Marker(plain)
            return frozenset(name for name, environment in environments if asked.evaluate(dict(environment)))
        except (InvalidMarker, UndefinedComparison, UndefinedEnvironmentName):
            pass  # whoever reads the requirement says so
    return frozenset(name for name, _ in environments)


def _kept(found: re.Match[str], variables: frozenset[str]) -> str:
    """What was FOUND to be compared where it compares one of VARIABLES with what is known; else what may be true."""
    left, operator, right = (_ALIASES.get(each, each) for each in found.groups())
    variable, value = (left, right) if left in variables else (right, left)
    if variable not in variables or value[0] not in "\"'":
        return _MAYBE
    known, said = _KNOWN[variables], value[1:-1]
    if not operator.endswith("in"):
        is_known = operator in _EQUAL and said in known
    elif left == value:  # `"win" in sys_platform`
        is_known = any(said in each for each in known)
    else:  # `sys_platform in "linux darwin"`
        is_known = known.issuperset(filter(None, _SPLIT.split(said)))
    return f"{left} {operator} {right}" if is_known else _MAYBE
