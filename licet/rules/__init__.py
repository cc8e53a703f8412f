# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JUDGEMENT, pure functions from an inventory and a policy to findings."""
