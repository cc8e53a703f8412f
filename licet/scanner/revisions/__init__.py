# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""States of a git repository, read from its objects: nothing is checked out, and nothing that it configures is run."""

from licet.scanner.revisions.changed import Changed, Move, from_tree, to_worktree
from licet.scanner.revisions.history import Commit, ancestry, commits, names_of, touched
from licet.scanner.revisions.laid import laid_out
from licet.scanner.revisions.objects import Entry, Objects, listed
from licet.scanner.revisions.repository import Repository
from licet.scanner.revisions.slices import Slice, narrow, whole, wider

__all__ = [
    "Changed",
    "Commit",
    "Entry",
    "Move",
    "Objects",
    "Repository",
    "Slice",
    "ancestry",
    "commits",
    "from_tree",
    "laid_out",
    "listed",
    "names_of",
    "narrow",
    "to_worktree",
    "touched",
    "whole",
    "wider",
]
