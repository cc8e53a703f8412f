# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The inner loops of detection, compiled: they see every byte of every file and every word of every rule.

Each module holds one step and no policy: thresholds and lists come in from outside, matches go out as plain numbers.
Bounds are checked where values come in. No object here may be used by two threads at once.
"""
