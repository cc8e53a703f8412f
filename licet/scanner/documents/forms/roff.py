# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
r"""Manual pages: requests (`.PP`), fonts and sizes within words (`\fB...\fR`), characters by name (`\(co`).

The escapes are those of groff(7) and groff_char(7).
"""

from __future__ import annotations

import re

_PAGE = re.compile(r"^[.'](?:\\\"|(?:TH|SH|Dd|Dt|Sh|de|ds|so) |(?:PP|Pp|br|LP)[ \t\r]*$)", re.MULTILINE)
_SPOKEN = re.compile(r"\\(?:\*\((?:lq|rq)|\((?:co|lq|aq)|f[RP])")
_PROGRAM = re.compile(r"\\n[\"']")
"""A program that writes manual pages is none."""

_REQUEST = re.compile(r"^[.'][ \t]*[A-Za-z]{1,3}(?=[ \t]|$)", re.MULTILINE)
_ESCAPE = re.compile(
    r"\\(?:[fFmM](?:\([^\r\n]{2}|\[[^\]\r\n]{0,40}\]|[^\r\n])"  # fonts and colours
    r"|s[-+]?(?:\([^\r\n]{2}|\[[^\]\r\n]{0,40}\]|[0-3][0-9]|[0-9])|s\('?[-+]?[0-9]{2}"  # sizes
    r"|[hvwlLDoZbN]'[^'\r\n]{0,200}'"  # movements and drawings
    r"|\*?(?:\((?P<two>[^\r\n]{2})|\[(?P<long>[^\]\r\n]{0,40})\])|\*(?P<string>[^\r\n])"
    r"|(?P<one>[^\r\n]))"
)
_NOTHING = frozenset("&|^%:/,c)z{}u!d")
_CHARACTERS = {
    "aq": "'", "bu": "•", "co": "©", "cq": "’", "dq": '"', "em": "—", "en": "–", "ha": "^", "hy": "-", "lq": "“",
    "mi": "-", "oq": "‘", "rg": "®", "rq": "”", "rs": "\\", "sc": "§", "ti": "~", "tm": "™", "ff": "ff", "fi": "fi",
    "fl": "fl", "Fi": "ffi", "Fl": "ffl", "R": "®", "Tm": "™",
}  # fmt: skip
_ONE = {"-": "-", "e": "\\", "'": "'", "`": "`", '"': '"', ".": ".", "\\": "\\"}


def applies(spoken: str, sample: str) -> bool:
    """Whether it has requests that begin manual pages or their parts, or characters by name, and is no program."""
    del spoken
    return _PAGE.search(sample) is not None or (_SPOKEN.search(sample) is not None and not _PROGRAM.search(sample))


def plain(text: str) -> str:
    """TEXT without requests and escapes, but for the characters that these stand for."""
    return _ESCAPE.sub(_character, _REQUEST.sub("", text)) if "\\" in text else _REQUEST.sub("", text)


def _character(match: re.Match[str]) -> str:
    name = match["two"] or match["long"] or match["string"]
    if name:
        return _CHARACTERS.get(name, " ")
    one = match["one"]
    return "" if one is None or one in _NOTHING else _ONE.get(one, " ")
