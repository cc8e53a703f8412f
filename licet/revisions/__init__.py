# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The pipeline over several states of a repository: what a branch adds, how two revisions differ, what changed when."""

from licet.revisions.history import Step, history
from licet.revisions.since import check_since, compare, fork

__all__ = ["Step", "check_since", "compare", "fork", "history"]
