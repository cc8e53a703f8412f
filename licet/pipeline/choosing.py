# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the chooser has to know of a tree."""

from __future__ import annotations

from pathlib import Path

from licet.licenses.chooser import Here
from licet.pipeline.inventory import take_inventory
from licet.pipeline.options import Options
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.rules.standing import here
from licet.scanner.customs import customs


def surroundings(root: Path, policy: Policy, options: Options) -> Here:
    """What the tree at ROOT leaves to choose of licenses: its dependencies and files as constraints, its customs."""
    inventory = take_inventory(root, policy, options)
    found = customs(root, [file.path for file in inventory.files])
    return here(inventory, policy, outbound(inventory, policy), found)
