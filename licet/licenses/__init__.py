# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""WORDS, pure: expressions and their algebra, the catalog of licenses, aliases."""
