# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words in documents: what office files, books and PDF hold, and what markup and escapes hide in text."""

from licet.scanner.documents.extract import extract

__all__ = ["extract"]
