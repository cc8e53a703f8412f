# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the checks look at: everything that was judged, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from licet.model import Inventory, Outbound, Whole
from licet.rules.judged import Clash, Judged
from licet.rules.judging import Judge
from licet.rules.policy import Policy


@dataclass(frozen=True)
class Shipment:
    """A whole, the judge of it, and what it says of each thing in it."""

    whole: Whole
    judge: Judge
    judged: tuple[Judged, ...]


@dataclass(frozen=True)
class Case:
    """What the checks look at: each subject once, what cannot stand together, and what is in each whole."""

    inventory: Inventory
    policy: Policy
    outbound: Outbound
    judged: tuple[Judged, ...]
    today: date
    clashes: tuple[Clash, ...] = ()
    shipped: tuple[Shipment, ...] = ()
