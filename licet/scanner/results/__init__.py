# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What was found in files before, kept by what is in them: a file that did not change costs a look at its stamp."""

from licet.scanner.results.results import Results, by_digest

__all__ = ["Results", "by_digest"]
