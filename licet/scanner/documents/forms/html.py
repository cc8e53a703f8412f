# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""HTML, and XML as far as it is like it: characters by name or number, and tags that say how words look.

Other tags stay as they are: what they link to says something.
"""

from __future__ import annotations

import re
from html import unescape

from licet.scanner.documents.forms.form import shown

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060")
_HTML = re.compile(
    r"</(?:a|b|big|body|center|code|div|em|font|h[1-6]|html|i|li|p|pre|small|span|strong|td|tt|u)>|<br ?/?>",
    re.IGNORECASE,
)
_WITHIN_WORDS = re.compile(
    r"</?(?:abbr|acronym|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)"
    r"(?:\s[^<>\r\n]{0,400})?/?>",
    re.IGNORECASE,
)
_BETWEEN_WORDS = re.compile(
    r"</?(?:blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|tr|ul)(?:\s[^<>\r\n]{0,400})?/?>",
    re.IGNORECASE,
)


def applies(spoken: str, sample: str) -> bool:
    """Whether a line that speaks has an entity, or a tag, in what is HTML."""
    return _ENTITY.search(spoken) is not None or ("<" in spoken and _HTML.search(sample) is not None)


def plain(text: str) -> str:
    """TEXT with the characters themselves, and without tags that say how it looks."""
    if _HTML.search(text):
        text = _BETWEEN_WORDS.sub(" ", _WITHIN_WORDS.sub("", text))
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    character = unescape(entity[0])
    return "" if character in _UNSEEN else shown(character)
