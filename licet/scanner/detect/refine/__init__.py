# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From all matches to those that mean something: drop the weak, settle overlaps, leave out what is no license."""

from licet.scanner.detect.refine.pipeline import refine

__all__ = ["refine"]
