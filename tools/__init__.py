# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Generators and the build hook; nothing in `licet` imports from here."""
