# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""HTML, and XML as far as it is like it: characters by name or number, and tags that stand within words.

Other tags stay as they are: they part words, their names are no words to the detector, and what they link to says
something.
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
_LOOK = re.compile(
    r"</?(?:abbr|acronym|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)"
    r"(?:\s[^<>\r\n]{0,400})?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z][^<>\r\n]{0,400}>")
_ATTRIBUTE = re.compile(
    r"\s(?:align|aria-[a-z]{1,20}|bgcolor|border|cellpadding|cellspacing|class|color|colspan|data-[a-z-]{1,40}|dir|face|"
    r"height|id|lang|onclick|role|rowspan|size|style|tabindex|target|valign|width)=(?:\"[^\"]*\"|'[^']*')",
    re.IGNORECASE,
)


def applies(spoken: str, sample: str) -> bool:
    """Whether a line that speaks has an entity or a tag, and the text is HTML in the latter case."""
    return _ENTITY.search(spoken) is not None or (_TAG.search(spoken) is not None and _HTML.search(sample) is not None)


def plain(text: str) -> str:
    """TEXT with the characters themselves, and without tags and attributes that say how it looks."""
    if _HTML.search(text):
        text = _TAG.sub(lambda tag: _ATTRIBUTE.sub("", tag[0]), _LOOK.sub("", text))
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    character = unescape(entity[0])
    return "" if character in _UNSEEN else shown(character)
