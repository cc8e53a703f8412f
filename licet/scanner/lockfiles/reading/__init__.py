# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What all formats share: opened files, parsed text, purls, lines, graphs, and what reading yields."""

from licet.scanner.lockfiles.reading.components import component, locked
from licet.scanner.lockfiles.reading.declared import declare
from licet.scanner.lockfiles.reading.lines import Lines, line_at, line_of, lines_of, lines_of_rows
from licet.scanner.lockfiles.reading.opened import Opened, Tree
from licet.scanner.lockfiles.reading.parsing import parse_json, parse_jsonc, parse_toml
from licet.scanner.lockfiles.reading.result import Reader, Reading, Skipped, Unreadable
from licet.scanner.lockfiles.reading.xml import Element, parse_xml
from licet.scanner.lockfiles.reading.yaml import parse_documents, parse_yaml
from licet.scanner.packages.graph import parents, spread, stronger
from licet.scanner.values import rows, strings, table, word, words

__all__ = [
    "Element",
    "Lines",
    "Opened",
    "Reader",
    "Reading",
    "Skipped",
    "Tree",
    "Unreadable",
    "component",
    "declare",
    "line_at",
    "line_of",
    "lines_of",
    "lines_of_rows",
    "locked",
    "parents",
    "parse_documents",
    "parse_json",
    "parse_jsonc",
    "parse_toml",
    "parse_xml",
    "parse_yaml",
    "rows",
    "spread",
    "strings",
    "stronger",
    "table",
    "word",
    "words",
]
