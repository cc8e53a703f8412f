# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX-License-Identifier tags, as people write them.

What parses is taken as it stands, ids in their canonical case and deprecated ones as what they mean today. A bare list
of ids without operators (as U-Boot had it) is a choice. An id that nobody knows becomes
`LicenseRef-scancode-unknown-spdx`, so that a tag is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from licet.errors import ExpressionError
from licet.licenses.expression import Expression, License, With, all_of, any_of, map_atoms, parse
from licet.model import Method
from licet.scanner.detect.index import Index
from licet.scanner.detect.match import NO_RULE, Match
from licet.scanner.detect.query import Query, Tag
from licet.scanner.detect.span import Span

UNKNOWN = License("LicenseRef-scancode-unknown-spdx")
_MARKUP = re.compile(r"<[^<>]*>|&[a-z]+;|\\[nrt]", re.IGNORECASE)
_EDGES = "!\"#$%&'*,-./:;<=>?@[\\]^_`{|}~\t\r\n "
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+:-]*")
_OPERATORS = ("and", "or", "with")
_COMBINED = {
    "ecos-2.0": "GPL-2.0-or-later WITH eCos-exception-2.0",
    "gpl-2.0-with-autoconf-exception": "GPL-2.0-only WITH Autoconf-exception-2.0",
    "gpl-2.0-with-bison-exception": "GPL-2.0-only WITH Bison-exception-2.2",
    "gpl-2.0-with-classpath-exception": "GPL-2.0-only WITH Classpath-exception-2.0",
    "gpl-2.0-with-font-exception": "GPL-2.0-only WITH Font-exception-2.0",
    "gpl-2.0-with-gcc-exception": "GPL-2.0-only WITH GCC-exception-2.0",
    "gpl-3.0-with-autoconf-exception": "GPL-3.0-only WITH Autoconf-exception-3.0",
    "gpl-3.0-with-gcc-exception": "GPL-3.0-only WITH GCC-exception-3.1",
    "wxwindows": "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
}
"""Deprecated ids that name a license and its exception in one word; the SPDX list says what replaces each."""


def matches_of(query: Query, tags: Iterable[Tag]) -> list[Match]:
    """A match for each of TAGS that says something."""
    found = []
    for text, start, end in tags:
        expression = read_expression(text, query.index)
        if expression is not None:
            span = Span.of(start, end)
            found.append(Match(query, NO_RULE, span, Span.of(0, end - start), Method.SPDX_TAG, expression))
    return found


def read_expression(text: str, index: Index) -> Expression | None:
    """The expression that follows a tag, or None where nothing does."""
    text = _clean(text)
    if not text:
        return None
    try:
        parsed = parse(_lower_operators(text))
    except ExpressionError:
        return _recovered(text, index)
    return map_atoms(parsed, lambda atom: _known(atom, index))


def _clean(text: str) -> str:
    text = " ".join(_MARKUP.sub(" ", text).split())
    text = text.lstrip(_EDGES + ")+").rstrip(_EDGES + "(")
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ")
    return " ".join(text.split())


def _lower_operators(text: str) -> str:
    return re.sub(r"\b(and|or|with)\b", lambda word: word[0].upper(), text, flags=re.IGNORECASE)


def _recovered(text: str, index: Index) -> Expression:
    """What can be told of a text that is no expression: its known ids, and that something is wrong with it.

    What stands behind `with` is an exception, which is no license.
    """
    words = _WORD.findall(text)
    before = ["", *words]
    ids = [
        word.rstrip(".,;:")
        for previous, word in zip(before, words, strict=False)
        if word.lower() not in _OPERATORS and previous.lower() != "with"
    ]
    licenses = [_known(_license(id), index) for id in ids]
    if not licenses:
        return UNKNOWN
    if len(licenses) == len(words):
        return any_of(licenses)
    return all_of([*licenses, UNKNOWN])


def _license(id: str) -> License:
    try:
        license = parse(id)
    except ExpressionError:
        return UNKNOWN  # `LicenseRef-` without a name
    return license if isinstance(license, License) else UNKNOWN


def _known(atom: License | With, index: Index) -> Expression:
    if isinstance(atom, With):
        exception = index.spdx_ids.get(atom.exception.lower())
        license = _known(atom.license, index)
        if not isinstance(license, License):
            return license
        return With(license, exception or (atom.exception if "Ref-" in atom.exception else UNKNOWN.id))
    lower = str(atom).lower()
    if lower in _COMBINED:
        return parse(_COMBINED[lower])
    if lower in index.spdx_ids:
        return License(index.spdx_ids[lower])
    if atom.or_later and atom.id.lower() in index.spdx_ids:
        later = index.spdx_ids.get(f"{atom.id.lower()}-or-later")
        return License(later) if later else License(index.spdx_ids[atom.id.lower()], or_later=True)
    return atom if "Ref-" in atom.id else UNKNOWN
