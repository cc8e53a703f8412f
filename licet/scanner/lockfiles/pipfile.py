# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Pipfile` of pipenv: a table of requirements for each category.

Source: https://pipenv.pypa.io/en/latest/pipfile.html
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, parse_toml, table
from licet.scanner.lockfiles.reading.pipenv import NO_CATEGORIES, category_scope
from licet.scanner.lockfiles.reading.python_table import Tables

NAME = "Pipfile"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    parsed = parse_toml(file.text)
    tables = Tables(file)
    return Reading((), tuple(
        found
        for category, wanted in parsed.items() if category not in NO_CATEGORIES
        for found in tables.read(table(wanted), category_scope(category))
    ))  # fmt: skip
