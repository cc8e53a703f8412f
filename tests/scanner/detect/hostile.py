# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts and bytes made to hurt, by name: what the laws, the growth tests and the fuzzer have in common."""

# REUSE-IgnoreStart: the tags and statements below are input, not about this file.

from __future__ import annotations

import codecs
import sys
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from itertools import cycle, islice

from licet.licenses import catalog

SENTENCE = "Redistribution and use in source and binary forms, with or without modification, are permitted.\n"
NEARLY = SENTENCE.replace("modification", "quagga modification")

PIECES: Mapping[str, str] = {
    "alternating-legal-words": "copyright license warranty liability damages permission ",
    "brackets": "((((",
    "carriage-returns": "license\r",
    "combining-marks": "l\u0301i\u0302c\u0303e\u0304nse ",
    "copyright-lines": "Copyright (c) 2001-2003, 2005 Jane Doe and John Roe <jane@example.org>\n",
    "copyright-signs": "(c) ",
    "digits": "1234567890 ",
    "dotless-i": "LİCENSE lıcense ",
    "false-starts": "Permission is hereby granted, free of charge, to any person quagga ",
    "grants-without-end": "GPL or MIT or ",
    "html": '<p class="license">MIT</p><!-- GPL -->&copy;&nbsp;',
    "json-lines": '{"id": 17, "license": "MIT", "name": "zebra", "text": "copyright"},\n',
    "ligatures": "ﬁle of the oﬃce, all rights reserved ",
    "line-ends-of-all-kinds": "license\r\n\n\r\x85\u2028\u2029\x0b\x0c",
    "lone-surrogates": "license\ud800 \udfff",
    "marks-in-the-middle": "license\ufeff GPL ",
    "minified-script": 'function(a,b){return a+b};var license="MIT",copyright="me";',
    "nested-grants": "(GPL OR (MIT AND (",
    "nul": "license\0 ",
    "one-letter": "x",
    "one-word": "license ",
    "one-word-a-line": "license\n",
    "right-to-left": "\u202elicense\u202c GPL\u200f ",
    "sentence": SENTENCE,
    "sentence-nearly": NEARLY,
    "sentence-in-one-line": SENTENCE.replace("\n", " "),
    "spaces": " \t",
    "tags": "// SPDX-License-Identifier: MIT OR (Apache-2.0 AND GPL-2.0+ WITH Classpath-exception-2.0)\n",
    "tags-in-one-line": "SPDX-License-Identifier: ",
    "words-joined-by-plus": "gpl+license+",
    "zero-width": "lic\u200bense GPL\u200d \u2060",
}
"""What is repeated to the size that is asked for."""


def _repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _identifiers(size: int) -> str:
    words = cycle(f"{record.id} {record.name}\n" for record in catalog.all_records())
    return "".join(islice(words, size // 8))[:size]


def _licenses(size: int) -> str:
    return _repeated(catalog.text("MIT") + "\n", size)


def _nested(size: int) -> str:
    half = size // 16
    return "SPDX-License-Identifier: " + "(" * half + "MIT" + " OR GPL-2.0)" * half


def _every_category(size: int) -> str:
    return _repeated("".join(f"license{letter}" for letter in one_of_each_category()), size)


@lru_cache(maxsize=1)
def one_of_each_category() -> tuple[str, ...]:
    """Two characters of every category of Unicode, surrogates included."""
    by_category: dict[str, list[str]] = {}
    for code in range(0, sys.maxunicode, 7):
        letter = chr(code)
        found = by_category.setdefault(unicodedata.category(letter), [])
        if len(found) < 2:
            found.append(letter)
    return tuple(letter for _, letters in sorted(by_category.items()) for letter in letters)


def growing() -> Mapping[str, Callable[[int], str]]:
    """Every kind of hostile text: from a size in characters to a text of about that size."""
    kinds: dict[str, Callable[[int], str]] = {name: partial(_repeated, piece) for name, piece in PIECES.items()}
    return kinds | {
        "every-category": _every_category,
        "every-identifier": _identifiers,
        "license-repeated": _licenses,
        "nested-tag": _nested,
    }


ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *("latin-1", "cp037", "cp1252", "cp1254", "koi8-r", "mac-roman", "gb18030", "shift_jis", "euc-kr", "iso2022_jp"),
)
"""In which a text may lie on the disk; characters that one of them lacks are left out."""

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
"""Byte order marks, which may stand before what they do not fit."""


def encoded(text: str, encoding: str) -> bytes:
    """TEXT in ENCODING, without the characters that it lacks."""
    return text.encode(encoding, "ignore")


def lines_of(text: str) -> int:
    """How many lines TEXT has: `\\n`, `\\r\\n` and `\\r` end one, nothing else does."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


# REUSE-IgnoreEnd
