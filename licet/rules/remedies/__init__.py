# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ways out of conflicts: each was judged with the whole that it is for, and works."""

from licet.rules.remedies.bench import Bench

__all__ = ["Bench"]
