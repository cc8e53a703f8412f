# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the rooms meet: walk, scan, resolve, evaluate, report.

What only one command needs is imported from its own module: most commands write neither bills nor notices.
"""

from licet.pipeline.checking import case_at, check, check_tree, judged_anew, versions
from licet.pipeline.inventory import take_inventory
from licet.pipeline.options import Options, Progress

__all__ = ["Options", "Progress", "case_at", "check", "check_tree", "judged_anew", "take_inventory", "versions"]
