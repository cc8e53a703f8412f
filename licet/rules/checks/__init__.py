# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The checks: one file a finding code, an explicit registry."""

from __future__ import annotations

from types import ModuleType
from typing import cast

from licet.rules.checks import (
    alternative_chosen,
    clarification_stale,
    contradictory_grant,
    declared_mismatch,
    deprecated_id,
    exception_expired,
    exception_unused,
    expression_invalid,
    license_conflict,
    license_denied,
    license_missing,
    license_review,
    license_unknown,
    low_confidence,
    policy_unused,
    scan_incomplete,
    vendored_unlisted,
)
from licet.rules.checks.finding import Check

_MODULES: tuple[ModuleType, ...] = (
    alternative_chosen,
    clarification_stale,
    contradictory_grant,
    declared_mismatch,
    deprecated_id,
    exception_expired,
    exception_unused,
    expression_invalid,
    license_conflict,
    license_denied,
    license_missing,
    license_review,
    license_unknown,
    low_confidence,
    policy_unused,
    scan_incomplete,
    vendored_unlisted,
)

CHECKS: tuple[Check, ...] = cast("tuple[Check, ...]", _MODULES)
"""Every check, sorted by its code."""

__all__ = ["CHECKS", "Check"]
