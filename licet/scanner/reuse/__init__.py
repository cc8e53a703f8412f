# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What REUSE covers in a tree, and what stands about its files in other files (https://reuse.software/spec-3.3/)."""

from licet.scanner.reuse.annotations import Annotations, Precedence, Stated, read_annotations
from licet.scanner.reuse.covered import covered_files
from licet.scanner.reuse.statements import with_statements

__all__ = ["Annotations", "Precedence", "Stated", "covered_files", "read_annotations", "with_statements"]
