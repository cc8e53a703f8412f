# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `licet headers` does: sees which files say how they are licensed, and makes them say it."""

from licet.cli.heading.adding import Adding, additions
from licet.cli.heading.state import FileState, TreeState, tree_state
from licet.cli.heading.telling import as_fields, as_text, is_lacking
from licet.cli.heading.texts import missing_texts, text_changes
from licet.cli.heading.updating import Updating, removals, updates

__all__ = [
    "Adding",
    "FileState",
    "TreeState",
    "Updating",
    "additions",
    "as_fields",
    "as_text",
    "is_lacking",
    "missing_texts",
    "removals",
    "text_changes",
    "tree_state",
    "updates",
]
