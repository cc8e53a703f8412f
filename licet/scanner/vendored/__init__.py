# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Code of others that lies in the tree itself: which files are one work, what it is called, how it is licensed."""

from licet.scanner.vendored.repositories import repositories
from licet.scanner.vendored.work import Work
from licet.scanner.vendored.works import works

__all__ = ["Work", "repositories", "works"]
