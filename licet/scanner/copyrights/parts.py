# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A statement taken apart: years and holder, and whether it is a statement at all."""

from __future__ import annotations

import re

from licet.model import Copyright
from licet.scanner.copyrights.statement import YEARS

_OPENING = re.compile(
    r"^.*?(?:\bcopyright(?:ed)?s?\b(?: notices?(?= \())?|\bcopr\.|\(c\)|SPDX-(?:File|Snippet)CopyrightText:)[\s:,]*"
    r"(?:\(c\)|\bcopyright(?:ed)?\b|\bcopr\.)?[\s:,-]*",
    re.IGNORECASE,
)
_BY = re.compile(r"^[\s,:.;–-]*(?:by|of|held by|owned by|is held by|belongs to|to|is|are)\b[\s:]*", re.IGNORECASE)
_SAID_BY = re.compile(r"copyright(?:ed)?(?: \(c\))? (?:by|held by|holder is) (?:the )?[A-Z]", re.IGNORECASE)
_MAIL = re.compile(
    r"[<(\[]?\s*(?:mailto:)?[\w.+~-]+(?:@| at | \[at\] | \(at\) |_at_)[\w-]+(?:(?:\.| dot )[\w-]+)+\s*[>)\]]?"
)
_ANGLED = re.compile(r"<[^<>]*>")
_URL = re.compile(
    r"[<(\[]?\s*\b(?:https?://|www\.|ftp://)[^\s<>]*[>\])]?|\((?:[\w-]+\.)+(?:com|org|net|de|io|edu)[^()\s]*\)"
)
_EDGES = " \t\r\n,;:-–—*/|\\\"'`=#<>~_"
_WORD = re.compile(r"[A-Za-zÀ-ÿ\u0100-\uffff]{2,}|\$\w+|@\w")
_NO_HOLDERS = (
    "notices?|holders?|owners?|laws?|licen[sc]es?|statements?|and|or|protection|treat\\w*|infring\\w*|interest|"
    "information|claims?|material|works?|act|year|years|date|line|lines|header|headers|assignment|disclaimer|permission|"
    "file|files|text|string|messages?|symbol|sign|in|on|for|to|the original|as|that|which|this|these|it|its|if|may|"
    "shall|will|must|can|has|have|with|from|not|your|you|we|our|any|all|other|such|use|under|page|field|info|tag|term|terms|"
    "agreement|ownership|status|rights?|rules?|subsist\\w*|doctrine|office|registration|policy|issues?"
)
_NO_HOLDER = re.compile(rf"^(?:the )?(?:above )?(?:copyright )?(?:{_NO_HOLDERS})\b", re.IGNORECASE)
"""What is said of copyright, in sentences that claim none."""

_CODE = re.compile(r"[{}=]|\(\)|->|::|\+\+;|%[sd]\b|==|&&|\|\|")


def parse(statement: str, line: int) -> Copyright | None:
    """STATEMENT as years and holder, or None where it is no statement of a copyright."""
    rest = _OPENING.sub("", statement, count=1)
    rest = _BY.sub("", rest)
    found = YEARS.match(rest) or YEARS.search(rest)
    years = found[0].strip(" ,.-/&") if found else ""
    if found:
        rest = f"{rest[: found.start()].rstrip(' (')} {rest[found.end() :].lstrip(' )')}".strip()
    holder = _holder(rest)
    if not years and (not holder or not (_is_name(rest, statement) or _SAID_BY.search(statement))):
        return None
    if not holder and not years:
        return None
    sign_only = "copyright" not in statement.lower() and "copr." not in statement.lower()
    if sign_only and not years:
        return None
    return Copyright(statement, holder, _years(years), line)


def _holder(rest: str) -> str:
    rest = _BY.sub("", rest)
    rest = _URL.sub(" ", _MAIL.sub(" ", rest))
    rest = _ANGLED.sub(" ", rest).replace("(c)", " ")
    rest = re.sub(r"\(\s*\)|\[\s*\]|\b(?:all rights)$", " ", rest)
    rest = re.sub(r"\s+", " ", rest).strip(_EDGES).strip()
    rest = re.sub(r"\s*,?\s+(?:and|by|from|at|of)$", "", rest)
    return rest.strip(_EDGES) if _WORD.search(rest) else ""


def _is_name(rest: str, statement: str) -> bool:
    """Without a year, only a capitalised name that no running sentence goes on from is a holder."""
    rest = rest.lstrip("( ")
    if _NO_HOLDER.match(rest) or _CODE.search(statement) or len(rest) > 120:
        return False
    words = rest.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    if not words or not (words[0][0].isupper() or words[0][0] in "@$"):
        return False
    lower = sum(
        word[0].islower()
        for word in words
        if word.lower() not in ("of", "and", "the", "de", "von", "van", "for", "its")
    )
    return lower <= len(words) // 3 and not statement.isupper()


def _years(years: str) -> str:
    return re.sub(r"\s*,\s*", ", ", re.sub(r"\s*([-–])\s*", r"\1", years)).strip()
