# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `licet policy` does: explains what a policy says, and begins one."""

from licet.cli.policing.beginning import beginning, left_to_do
from licet.cli.policing.explaining import explained, supposed

__all__ = ["beginning", "explained", "left_to_do", "supposed"]
