# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From what a user asks of `licet init` and `licet choose` to the changes that give a project its license."""

from licet.cli.granting.asked import Asked, expression_for, particulars, verified
from licet.cli.granting.changes import Wanted, changes_for

__all__ = ["Asked", "Wanted", "changes_for", "expression_for", "particulars", "verified"]
