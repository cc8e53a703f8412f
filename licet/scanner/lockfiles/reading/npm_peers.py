# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which packages are given to others as their peers: what whoever needs those has itself, or is given in turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOST_WAYS = 1_000_000
"""So many ways for a peer to be handed down are followed; what no project has does not take long."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A package by its `name`: what it asks for comes to which keys, and the names of the peers that it has."""

    name: str
    needs: Mapping[str, str]
    peers: Collection[str]


def provided(askers: Mapping[str, Asking]) -> dict[tuple[str, str], set[str]]:
    """(key, name of a peer) to the keys of the packages that it is given as that peer, in one place or other."""
    found: dict[tuple[str, str], set[str]] = {}
    handed: dict[tuple[str, str], list[tuple[str, str]]] = {}
    ways = 0
    for key, asker in askers.items():
        for needed in {each for each in asker.needs.values() if each in askers}:
            for peer in askers[needed].peers:
                ways += 1
                if ways > MOST_WAYS:
                    break
                if peer in asker.needs:
                    found.setdefault((needed, peer), set()).add(asker.needs[peer])
                elif peer == asker.name:
                    found.setdefault((needed, peer), set()).add(key)
                elif peer in asker.peers:
                    handed.setdefault((key, peer), []).append((needed, peer))
    _hand_down(found, handed)
    return found


def _hand_down(found: dict[tuple[str, str], set[str]], handed: Mapping[tuple[str, str], list[tuple[str, str]]]) -> None:
    """Give what is FOUND as a peer of one to all that it is HANDED to, until nothing is new."""
    waiting = deque((peer, given) for peer, all_given in found.items() for given in all_given)
    ways = 0
    while waiting and ways < MOST_WAYS:
        peer, given = waiting.popleft()
        for lower in handed.get(peer, ()):
            ways += 1
            known = found.setdefault(lower, set())
            if given not in known:
                known.add(given)
                waiting.append((lower, given))
