# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
r"""Rich Text Format (Microsoft's specification 1.9.1): control words, groups, `\'92`, `\u8220?`, idle line ends."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from licet.scanner.documents.forms.form import shown

MARK = "{\\rtf"

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|(?P<bytes>(?:\\'[0-9A-Fa-f]{2})+)"
    r"|\\(?P<symbol>[^A-Za-z'])"
    r"|(?P<brace>[{}])"
    r"|(?P<end>\r\n|\r|\n)"
    r"|(?P<text>[^\\{}\r\n]+)"
)
_SILENT = frozenset({
    "bkmkend", "bkmkstart", "colorschememapping", "colortbl", "datafield", "datastore", "falt", "filetbl",
    "fldinst", "fname", "fontemb", "fonttbl", "generator", "info", "latentstyles", "listoverridetable", "listtable",
    "nonshppict", "objdata", "panose", "pgptbl", "pict", "private", "rsidtbl", "shppict", "stylesheet", "template",
    "themedata", "wgrffmtfilter", "xmlnstbl",
})  # fmt: skip
"""Groups that begin so are not shown."""

_SIGNS = {
    "bullet": "•", "emdash": "—", "endash": "–", "ldblquote": "“", "lquote": "‘", "rdblquote": "”", "rquote": "’",
}  # fmt: skip
_SPACES = frozenset({
    "cell", "column", "emspace", "enspace", "line", "nestcell", "nestrow", "page", "par", "qmspace", "row", "sect",
    "tab",
})  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": " \n", "\r": " \r"}
_WORD_START = re.compile(r"\w+")


def plain(text: str) -> str:
    """What TEXT shows, each word on the line where it began."""
    return _Reader().read(text)


@dataclass(slots=True)
class _Group:
    """What holds up to the closing brace: whether it is shown, and how many characters stand in for one of Unicode."""

    silent: bool = False
    fallback: int = 1


class _Reader:
    """Reads one text. `held` are line ends within a word, which are written after it."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.held: list[str] = []
        self.groups = [_Group()]
        self.skip = 0
        self.encoding = "cp1252"
        self.first = False

    def read(self, text: str) -> str:
        """What TEXT shows."""
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup
            if kind == "end":
                self.held.append(token[0])
                continue
            self._token(kind or "", token)
        return "".join([*self.out, *self.held])

    def _token(self, kind: str, token: re.Match[str]) -> None:
        first, self.first = self.first, False
        match kind:
            case "text":
                self._write(self._unskipped(token[0]))
            case "bytes":
                data = bytes.fromhex(token[0].replace("\\'", ""))
                left = data[self.skip :]
                self.skip -= len(data) - len(left)
                self._write(shown(left.decode(self.encoding, "replace")))
            case "symbol":
                self._symbol(token["symbol"])
            case "brace":
                self._brace(token[0])
            case _:
                self._word(token["word"], int(token["number"] or 1), first)

    def _brace(self, brace: str) -> None:
        self.skip = 0
        if brace == "{":
            self.first = True
            self.groups.append(_Group(self.groups[-1].silent, self.groups[-1].fallback))
        elif len(self.groups) > 1:
            self.groups.pop()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.groups[-1].silent = True
        elif symbol in "\r\n":
            self._write(" ")
            self.held.append(symbol)
        else:
            self._write(self._unskipped(_SYMBOLS.get(symbol, "")))

    def _word(self, word: str, number: int, first: bool) -> None:
        if first and word in _SILENT:
            self.groups[-1].silent = True
        elif word == "ansicpg":
            self.encoding = _known(f"cp{number}")
        elif word == "uc":
            self.groups[-1].fallback = max(0, number)
        elif word == "u":
            self._write(shown(chr(number % 0x10000)))
            self.skip = self.groups[-1].fallback
        elif word in _SPACES:
            self._write(" ")
        elif word in _SIGNS:
            self._write(self._unskipped(_SIGNS[word]))

    def _unskipped(self, text: str) -> str:
        left = text[self.skip :]
        self.skip -= len(text) - len(left)
        return left

    def _write(self, text: str) -> None:
        if not text or self.groups[-1].silent:
            return
        if self.held:
            inside = self.out and self.out[-1][-1:].isalnum() and _WORD_START.match(text)
            if inside:
                self.out.append(inside[0])
                text = text[inside.end() :]
                if not text:
                    return
            self.out += self.held
            self.held.clear()
        if text:
            self.out.append(text)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
