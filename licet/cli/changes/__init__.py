# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Changes to the user's files: shown as a diff, or made all together or not at all."""

from licet.cli.changes.apply import apply
from licet.cli.changes.diff import diff

__all__ = ["apply", "diff"]
