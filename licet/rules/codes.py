# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The finding codes and how much each weighs where the policy says nothing.

Without a policy only conflicts, unknown and missing licenses fail a check; everything else is a warning or a note.
None means that the check runs only where the policy asks for it by giving the code a severity.
"""

from __future__ import annotations

from types import MappingProxyType

from licet.model import Severity

SEVERITIES = MappingProxyType(
    {
        "alternative-chosen": Severity.NOTE,
        "clarification-stale": Severity.WARNING,
        "contradictory-grant": Severity.WARNING,
        "declared-mismatch": Severity.WARNING,
        "deprecated-id": Severity.NOTE,
        "exception-expired": Severity.WARNING,
        "exception-unused": Severity.WARNING,
        "expression-invalid": Severity.WARNING,
        "header-missing": None,
        "license-conflict": Severity.ERROR,
        "license-denied": Severity.ERROR,
        "license-missing": Severity.ERROR,
        "license-review": Severity.WARNING,
        "license-unknown": Severity.ERROR,
        "low-confidence": Severity.WARNING,
        "notice-missing": Severity.WARNING,
        "scan-incomplete": Severity.WARNING,
        "vendored-unlisted": Severity.NOTE,
    }
)
"""Every code of the contract, in order, with its own severity."""
