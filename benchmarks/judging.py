#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What judging costs, without scanning: a tree of many components against a long policy, and the search for remedies.

usage: python benchmarks/judging.py [--components N] [--lines N] [--conflicts N] [--runs N]

Beside it runs `license-expression`, which parses and validates the license of each component, and judges none of them:
what it takes is the least that a tool takes which reads every license. Medians of N runs, in turn.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date

from license_expression import get_spdx_licensing

from licet.licenses.catalog import all_records
from licet.licenses.expression import parse
from licet.model import Basis, Component, Distribution, Inventory, Outbound, OutboundBasis, Report, Resolution
from licet.model import Verdict as _Verdict
from licet.pipeline import versions
from licet.rules.duties import obligations
from licet.rules.evaluate import case_of, findings, what_ships
from licet.rules.policy import Policy, parse_policy

TODAY = date(2026, 1, 1)
PERMISSIVE = ("MIT", "BSD-3-Clause", "Apache-2.0", "ISC", "MIT OR Apache-2.0", "BSD-2-Clause AND Zlib", "MPL-2.0")
STRONG = ("GPL-3.0-only", "GPL-2.0-or-later", "AGPL-3.0-only", "EUPL-1.2 AND GPL-3.0-or-later", "GPL-2.0-only")


def tree(components: int, conflicts: int) -> Inventory:
    """COMPONENTS, each needed by one before it, of which CONFLICTS may not go into a work under MIT."""
    every = (components // conflicts) if conflicts else components + 1
    found = []
    for number in range(components):
        strong = conflicts and number % every == 0 and number // every < conflicts
        license = STRONG[(number // every) % len(STRONG)] if strong else PERMISSIVE[number % len(PERMISSIVE)]
        parents = (f"pkg:npm/p{(number - 1) // 3}@1.0.0",) if number else ()
        component = Component(f"pkg:npm/p{number}@1.0.0", direct=not number, parents=parents)
        found.append(Resolution(component, parse(license), Basis.DECLARED))
    return Inventory(resolutions=tuple(sorted(found, key=lambda each: each.component.purl)))


def policy(lines: int) -> Policy:
    """A policy of about so many LINES: allowed licenses, and entries for packages."""
    ids = [record.id for record in all_records() if record.kind == "license" and not record.deprecated]
    allowed = [f'  "{id}",' for id in ids[: lines // 2]]
    uses = [f'[[use]]\npackage = "pkg:npm/p{number}"\nhow = "static"\n' for number in range(lines // 8)]
    text = "[policy]\nallow = [\n" + "\n".join(allowed) + '\n  "flag:osi-approved",\n]\n' + "\n".join(uses)
    return parse_policy(text, "licet.toml")


def judged(inventory: Inventory, rules: Policy) -> Report:
    """All that `licet check` says after the scan."""
    outbound = Outbound(parse("MIT"), OutboundBasis.DECLARED)
    case = case_of(inventory, rules, outbound, use=None, distributions=(Distribution.BINARY,), today=TODAY)
    found, ships = findings(case), what_ships(case)
    return Report(versions(), outbound, _Verdict.FAIL, inventory, found, ships, obligations=obligations(case.shipped))


def validated(inventory: Inventory) -> int:
    """How many of the licenses in INVENTORY license-expression finds nothing wrong with."""
    licensing = get_spdx_licensing()
    return sum(not licensing.validate(str(each.concluded)).errors for each in inventory.resolutions)


def seconds(call: Callable[[], object]) -> float:
    """Wall seconds of one CALL."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> None:
    """Measure, and print one row a task."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("components", 10_000), ("lines", 500), ("conflicts", 20), ("runs", 5)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    rules = policy(asked.lines)
    clean, torn = tree(asked.components, 0), tree(asked.components, asked.conflicts)
    tasks: dict[str, Callable[[], object]] = {
        "license-expression, validating": lambda: validated(clean),
        "judging, no conflict": lambda: judged(clean, rules),
        f"judging, {asked.conflicts} conflicts, with remedies": lambda: judged(torn, rules),
    }
    first = {name: seconds(call) for name, call in tasks.items()}  # with everything that is read once
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(asked.runs):
        for name, call in tasks.items():
            taken[name].append(seconds(call))
    base = statistics.median(taken["license-expression, validating"])
    print(f"{asked.components} components, a policy of {asked.lines} lines")
    print(f"{'task':44}{'first s':>10}{'median s':>10}{'ratio':>8}")
    for name, walls in taken.items():
        median = statistics.median(walls)
        print(f"{name:44}{first[name]:10.3f}{median:10.3f}{median / base:8.2f}")


if __name__ == "__main__":
    main()
