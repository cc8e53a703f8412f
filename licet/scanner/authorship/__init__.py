# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Who wrote a repository, as its manifests and its git history tell: who may hold its copyright, and since when."""

from licet.scanner.authorship.history import Author, authors, changed_in
from licet.scanner.authorship.stated import Stated, stated

__all__ = ["Author", "Stated", "authors", "changed_in", "stated"]
