# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Documents of every kind, read within bounds: a tree of plain values first, a bill from that."""

from licet.scanner.sboms.reading.document import Form, form_of, read_document

__all__ = ["Form", "form_of", "read_document"]
