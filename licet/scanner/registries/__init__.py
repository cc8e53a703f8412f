# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The online look-up: what the package registries of the user's own configuration say of a license."""

from licet.scanner.registries.dispatch import Registries

__all__ = ["Registries"]
