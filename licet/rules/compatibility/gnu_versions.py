# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Among the GNU licenses: versions, later versions, and the conversions that the texts themselves grant."""

from __future__ import annotations

from dataclasses import dataclass

from licet.rules.compatibility import sources
from licet.rules.compatibility.terms import GNU, Terms

_FAMILY_ORDER = ("LGPL", "GPL", "AGPL")


@dataclass(frozen=True, slots=True)
class Way:
    """The inbound can become `family` `version`, by `clause`; `joined` where the parts keep their own licenses."""

    family: str
    version: str
    clause: str
    source: str
    joined: bool = False


def ways(inbound: Terms) -> tuple[Way, ...]:
    """Everything that a work under the GNU license INBOUND may be passed on under, or combined into."""
    family = inbound.family or ""
    found = [Way(family, v, _own_clause(inbound, v), _text(family, v)) for v in inbound.versions]
    if family == "LGPL":
        for version in inbound.versions:
            if version in ("2.0", "2.1"):
                clause = f"LGPL-{version} section 3: a copy may be turned into GPL-2.0 or any later version"
                found += [Way("GPL", gpl, clause, sources.LGPL_21) for gpl in ("2.0", "3.0")]
            else:
                clause = "LGPL-3.0 is GPL-3.0 with additional permissions, which may be removed (GPL-3.0 section 7)"
                found.append(Way("GPL", "3.0", clause, sources.LGPL_3))
    if any(way.family == "GPL" and way.version == "3.0" for way in found):
        clause = "GPL-3.0 section 13: may be combined with AGPL-3.0 code, whose network clause then holds for the whole"
        found.append(Way("AGPL", "3.0", clause, sources.GPL_3, joined=True))
    if family == "AGPL" and "3.0" in inbound.versions:
        clause = "AGPL-3.0 section 13: may be combined with GPL-3.0 code; the network clause holds for the whole"
        found.append(Way("GPL", "3.0", clause, sources.AGPL_3_13, joined=True))
    return tuple(found)


def _own_clause(inbound: Terms, version: str) -> str:
    if version == inbound.version:
        return f"both are {inbound.family}-{version}"
    return f"{inbound.atom} grants {inbound.family}-{version} as a later version"


def _text(family: str, version: str) -> str:
    return {
        "GPL": sources.GPL_3 if version == "3.0" else sources.GPL_2,
        "LGPL": sources.LGPL_3 if version == "3.0" else sources.LGPL_21,
    }.get(family, sources.AGPL_3_13)


def is_earlier(version: str, other: str, family: str) -> bool:
    """Whether VERSION of FAMILY came before OTHER."""
    order = GNU[family]
    return order.index(version) < order.index(other)
