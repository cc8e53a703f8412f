# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bills of materials: those of what was scanned, and those of others, read back into inventories."""

from licet.scanner.sboms.compose import Particulars, compose
from licet.scanner.sboms.reading import Form, form_of, read_document
from licet.scanner.sboms.recover import Recovered, recover
from licet.scanner.sboms.reopen import reopened
from licet.scanner.sboms.seen import Seen, seen_in_document, seen_in_tree

__all__ = [
    "Form",
    "Particulars",
    "Recovered",
    "Seen",
    "compose",
    "form_of",
    "read_document",
    "recover",
    "reopened",
    "seen_in_document",
    "seen_in_tree",
]
