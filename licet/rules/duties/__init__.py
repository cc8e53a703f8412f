# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What has to be done to ship a tree as it is configured, as one checklist."""

from licet.rules.duties.checklist import obligations

__all__ = ["obligations"]
