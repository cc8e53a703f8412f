# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From components to resolutions: whose word is taken for the license of each, and on what evidence."""

from licet.scanner.resolve.clarified import Clarifications
from licet.scanner.resolve.copied import with_works
from licet.scanner.resolve.resolver import Resolved, resolve

__all__ = ["Clarifications", "Resolved", "resolve", "with_works"]
