# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where a statement starts in a line, and where it ends."""

from __future__ import annotations

import re

START = re.compile(
    r"(?:\b(?:portions?|parts?)(?: [\w ]{0,40}?)?(?: (?:are|is))?,? )?"
    r"(?:\bcopyright(?:ed)?s?\b|\bcopr\.|\(c\)|SPDX-(?:File|Snippet)CopyrightText:)",
    re.IGNORECASE,
)
"""The word or sign that opens a statement, with what is said to be copyrighted before it."""

YEARS = re.compile(
    r"(?:(?:19[6-9]\d|20[0-4]\d)(?:\s?(?:-+|–|—|to|through|~)\s?(?:(?:19|20)?\d\d|\d|present|now|today|current)\b|-)?"
    r"(?:\s?(?:,|/|&|\band\b|\.)?\s?(?:'?\d\d\b(?!\d|\.\d))?)*|-?(?:present|now)\b)+",
    re.IGNORECASE,
)
"""A run of years and ranges of years."""

_RIGHTS = r"(?:all|some)?\s*rights?\s+(?:are\s+)?reserved|alle\s+rechte|tous\s+droits"
_TERMS = (
    r"(?:is\s+)?(?:licensed|released|distributed|available|published|provided)\s+(?:under|by|as)",
    r"under\s+(?:the\s+)?(?:terms|gnu|gpl|mit|bsd|apache)",
    r"permission\s+(?:is|to)",
    r"this\s+(?:program|file|software|library|is|code|work|module|package|source|document|product|script|header)",
    r"redistribution\s+|redistribut|use\s+of\s+this",
    r"see\s+(?:the|also|file|license|copying|accompanying|http)",
    r"for\s+(?:more|conditions|license|copyright|terms|details)",
    r"you\s+(?:may|can|are)|everyone\s+is|the\s+(?:above|following|contents|software|license)",
    r"licen[sc]e\b|may\s+be\s+|no\s+warranty|warranty",
    r"author:|contact:|e-?mail:|web:|file:|version\b|\$id|http-equiv",
    r"proprietary|confidential|unpublished|u\.?s\.?\s+patent|patents?\s+pending|terms\s+of|subject\s+to",
    r"and\s+(?:is|are|other|licensed|distributed|may|the\s+following)\b|,?\s+and\s+contributors\s+listed",
    r"it\s+is\s+|is\s+free|as\s+published|freely|can\s+be\s+|must\s+",
    r"written\s+by|created\s|generated\s",
)
_END = re.compile(rf"[,.;:(\[]?\s*\b(?:{_RIGHTS}|{'|'.join(_TERMS)})", re.IGNORECASE)
"""Words with which the statement is over and its terms begin."""

_SHORT = (
    "inc ltd co corp llc gmbh bros dr mr mrs ms prof st jr sr dept univ tech intl int assoc no vol pty pvt mfg al "
    r"s\.a b\.v n\.v e\.v s\.p\.a [a-z]"
).replace(" ", "|")
_ABBREVIATION = re.compile(rf"\b(?:{_SHORT}|et al)$", re.IGNORECASE)
"""Words whose full stop ends no sentence; initials are such."""

_SENTENCE = re.compile(r"\.\s+(?=[A-Z(\"'])|\.$|[!?]\s")


def cut(text: str) -> str:
    """TEXT up to where the statement at its start ends."""
    end = _END.search(text, 4)
    if end:
        text = text[: end.start()]
    for stop in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text[: stop.start()]):
            text = text[: stop.start()]
            break
    for opening, closing in ("()", "[]", "<>"):
        if text.count(opening) > text.count(closing):
            text = text[: text.rindex(opening)]
    return text.strip(" \t-*:;,/|\\=\"'#")
