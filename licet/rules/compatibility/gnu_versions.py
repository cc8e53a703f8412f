# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Among the GNU licenses: versions, later versions, and the conversions that the texts themselves grant."""

from __future__ import annotations

from dataclasses import dataclass

from licet.licenses.expression import License
from licet.rules.compatibility import sources
from licet.rules.compatibility.terms import Terms, gnu

_FAMILY_ORDER = ("LGPL", "GPL", "AGPL")


@dataclass(frozen=True, slots=True)
class Way:
    """The inbound can become `family` `version`, by `clause`.

    `joined` where the parts keep their own licenses; `later` where later versions are granted with it.
    """

    family: str
    version: str
    clause: str
    source: str
    joined: bool = False
    later: bool = False


def ways(inbound: Terms) -> tuple[Way, ...]:
    """Everything that a work under the GNU license INBOUND may be passed on under, or combined into."""
    family = inbound.family or ""
    later = inbound.or_later
    found = [Way(family, v, _own_clause(inbound, v), _text(family, v), later=later) for v in inbound.versions]
    if family == "LGPL":
        for version in inbound.versions:
            if version in ("2.0", "2.1"):
                clause = f"LGPL-{version} section 3: a copy may be turned into GPL-2.0 or any later version"
                found += [Way("GPL", gpl, clause, sources.LGPL_21, later=True) for gpl in ("2.0", "3.0")]
            else:
                clause = "LGPL-3.0 is GPL-3.0 with additional permissions, which may be removed (GPL-3.0 section 7)"
                found.append(Way("GPL", "3.0", clause, sources.LGPL_3, later=later))
    reached = [way for way in found if way.family == "GPL" and way.version == "3.0"]
    if reached:
        clause = "GPL-3.0 section 13: may be combined with AGPL-3.0 code, whose network clause then holds for the whole"
        promised = any(way.later for way in reached)
        found.append(Way("AGPL", "3.0", clause, sources.GPL_3, joined=True, later=promised))
    if family == "AGPL" and "3.0" in inbound.versions:
        clause = "AGPL-3.0 section 13: may be combined with GPL-3.0 code; the network clause holds for the whole"
        found.append(Way("GPL", "3.0", clause, sources.AGPL_3_13, joined=True, later=later))
    return tuple(found)


def reaches(inbound: Terms, outbound: Terms) -> bool:
    """Whether INBOUND reaches the version that OUTBOUND states, and not a later one alone."""
    return any((way.family, way.version) == (outbound.family, outbound.version) for way in ways(inbound))


def meeting(inbound: Terms, outbound: Terms) -> License | None:
    """The GNU license that works under INBOUND and OUTBOUND can both go out under, or None where there is none."""
    theirs = {(way.family, way.version): way.later for way in ways(outbound)}
    for way in ways(inbound):
        reached = (way.family, way.version)
        if reached in theirs:
            own = reached == (inbound.family, inbound.version)
            return inbound.license if own else gnu(*reached, or_later=way.later and theirs[reached])
    return None


def _own_clause(inbound: Terms, version: str) -> str:
    if version == inbound.version:
        return f"both are {inbound.family}-{version}"
    return f"{inbound.atom} grants {inbound.family}-{version} as a later version"


def _text(family: str, version: str) -> str:
    return {
        "GPL": sources.GPL_3 if version == "3.0" else sources.GPL_2,
        "LGPL": sources.LGPL_3 if version == "3.0" else sources.LGPL_21,
    }.get(family, sources.AGPL_3_13)
