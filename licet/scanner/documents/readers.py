# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The registry of formats. It is imported for the first document, since most scans meet none."""

from __future__ import annotations

from licet.scanner.documents import epub, office_open, open_document, pdf
from licet.scanner.documents.reading import Reader

READERS: tuple[Reader, ...] = (epub, office_open, open_document, pdf)
"""Every format, by name."""
