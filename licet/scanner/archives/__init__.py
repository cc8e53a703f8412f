# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What was built: packages, images and plain archives, unpacked within bounds and read as the trees that they ship."""

from licet.scanner.archives.kinds import ArtifactKind
from licet.scanner.archives.tree import Tree, open_tree

__all__ = ["ArtifactKind", "Tree", "open_tree"]
