# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text with its words hidden by markup, escapes or line marks: one file a form, an explicit registry."""

from licet.scanner.documents.forms.plain import FORMS, plain

__all__ = ["FORMS", "plain"]
