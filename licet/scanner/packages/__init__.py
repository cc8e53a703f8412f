# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What all kinds of packages have in common: purls, graphs, files, and what is found of a license."""
