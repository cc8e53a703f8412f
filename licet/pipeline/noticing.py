# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What has to be said of the works of others in a tree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from licet.model import Attribution, Use
from licet.pipeline.inventory import inventory_of, opened
from licet.pipeline.options import Options
from licet.rules.judged import NOT_SHIPPED
from licet.rules.judging import Judge
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.scanner.notices import gather


def attributions(path: Path | None, policy: Policy, options: Options) -> tuple[str, tuple[Attribution, ...]]:
    """The name of the project at PATH, empty where it states none, and what has to be said of each work of others."""
    with opened(path) as tree:
        inventory, places = inventory_of(tree, policy, options)
        judge = Judge(
            policy,
            outbound(inventory, policy),
            use=options.use,
            distributions=options.distributions,
            today=date.min,
            is_collection=inventory.is_collection,
        )
        judged = [judge.component(each) for each in inventory.resolutions]
        shipped = [each for each in judged if each.scope not in NOT_SHIPPED and each.use is not Use.BUILD]
        taken = {id(each.resolution): each.answer.chosen for each in shipped if each.answer}
        resolutions = [each.resolution for each in shipped if each.resolution]
        chosen = {each.component.purl: branch for each in resolutions if (branch := taken.get(id(each)))}
        name = next((each.name for each in inventory.declarations), "")
        return name, gather(tree.root if tree else Path(), inventory, resolutions, places, chosen)
