# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""licet ("it is permitted"): license chooser and compliance scanner."""

__version__ = "0.1.0"
