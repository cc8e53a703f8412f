# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""KNOWLEDGE, no logic: curated records and facts, and below `compiled/` what the build makes."""
