# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why the policy says of something what it says: each entry that was looked at, and which of them decided."""

from licet.rules.explained.fields import as_fields
from licet.rules.explained.looking import Explained, explain, suppose

__all__ = ["Explained", "as_fields", "explain", "suppose"]
