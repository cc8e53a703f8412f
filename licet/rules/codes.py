# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The finding codes, and how much each weighs where the policy says nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from licet.model import Severity

SEVERITIES: Mapping[str, Severity] = {
    "alternative-chosen": Severity.NOTE,
    "clarification-stale": Severity.WARNING,
    "contradictory-grant": Severity.WARNING,
    "declared-mismatch": Severity.WARNING,
    "deprecated-id": Severity.NOTE,
    "exception-expired": Severity.WARNING,
    "exception-unused": Severity.WARNING,
    "expression-invalid": Severity.ERROR,
    "license-conflict": Severity.ERROR,
    "license-denied": Severity.ERROR,
    "license-missing": Severity.ERROR,
    "license-review": Severity.WARNING,
    "license-unknown": Severity.ERROR,
    "low-confidence": Severity.NOTE,
    "policy-unused": Severity.NOTE,
    "scan-incomplete": Severity.WARNING,
    "vendored-unlisted": Severity.NOTE,
}
"""Every code that a check can report, sorted; each has a heading in docs/findings.md."""
