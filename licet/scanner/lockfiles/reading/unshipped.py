# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files about tools that build and check a project: none of it ships, so that none of it keeps a verdict back."""

from __future__ import annotations

from typing import Any

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Skipped, Unreadable
from licet.scanner.lockfiles.reading.yaml import parse_documents
from licet.scanner.values import table

LONGEST = 80
"""So many characters of a line are shown."""


def unshipped_yaml(file: Opened) -> tuple[dict[str, Any], tuple[Skipped, ...]]:
    """The table that FILE is, in YAML; where it is none, an empty one, and the line of the mistake as left out."""
    document, skipped = unshipped_document(file)
    return table(document), skipped


def unshipped_document(file: Opened) -> tuple[object, tuple[Skipped, ...]]:
    """What FILE says first, in YAML; where it is none, nothing, and the line of the mistake as left out.

    Such files are templates as often as not, which no parser of YAML reads.
    """
    try:
        documents = parse_documents(file.text)
    except Unreadable as error:
        lines = file.text.splitlines()
        number = min(error.line or 1, max(len(lines), 1))
        return None, (Skipped(number, lines[number - 1].strip()[:LONGEST] if lines else ""),)
    return documents[0] if documents else None, ()
