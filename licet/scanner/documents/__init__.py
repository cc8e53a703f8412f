# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words in documents: what office files, books and PDF hold. What markup hides in text is in `forms`."""

from licet.scanner.documents.extract import extract
from licet.scanner.documents.forms.plain import plain
from licet.scanner.documents.trouble import Trouble

__all__ = ["Trouble", "extract", "plain"]
