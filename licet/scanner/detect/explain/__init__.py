# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a detection stands on, word by word. `explain` and `explain_file` are the whole of its surface."""

from licet.scanner.detect.explain.explanation import explain
from licet.scanner.detect.explain.file import explain_file

__all__ = ["explain", "explain_file"]
