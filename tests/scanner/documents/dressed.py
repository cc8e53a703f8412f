# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts written down in forms that hide their words; each has as many lines as before, unless it says otherwise."""

from __future__ import annotations

import json
import quopri
import re
from collections.abc import Callable
from html import escape

CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
LONG_WORD = re.compile(r"\b([a-z]{3})([a-z]{6,})\b")


def lines(write: Callable[[str], str]) -> Callable[[str], str]:
    """Each line as WRITE puts it."""
    return lambda text: "\n".join(map(write, text.split("\n")))


def capitals(before: str, after: str) -> Callable[[str], str]:
    """Words in capitals between BEFORE and AFTER."""
    return lambda text: CAPITALS.sub(lambda word: before + word[0] + after, text)


def parted(sign: str) -> Callable[[str], str]:
    """Long words with SIGN within."""
    return lambda text: LONG_WORD.sub(rf"\g<1>{sign}\g<2>", text)


def literal(line: str) -> str:
    """LINE as a string of a program, with its end."""
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"'


def struck(text: str) -> str:
    """Words in capitals printed twice, as for a line printer."""
    return CAPITALS.sub(lambda word: "".join(f"{letter}\b{letter}" for letter in word[0]), text)


def rtf(text: str) -> str:
    """A file of a word processor; it has one line more."""
    escaped = re.sub(r"[\\{}]", r"\\\g<0>", text)
    quoted = re.sub(r'"([^"\n]*)"', r"\\'93\1\\'94", escaped)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Courier New;}}\\pard\\f0\n" + quoted.replace("\n", "\\par\n") + "}"
    )


SAME_LINES: dict[str, Callable[[str], str]] = {
    "C": lambda text: "const char *text =\n" + lines(lambda line: f"  {literal(line)}")(text) + ";",
    "C, shown": lines(lambda line: f"  fprintf(stderr, {literal(line)});"),
    "C, a tab on each line": lines(lambda line: '"\\t' + literal(line)[1:]),
    "C, a comment of Fortran": lines(lambda line: f"C     {line}"),
    "Java, shown": lines(lambda line: f"    System.out.println({json.dumps(line)});"),
    "JavaScript, a list": lines(lambda line: "  '" + line.replace("'", "\\'") + "',"),
    "Basic": lines(lambda line: 's = s & "' + line.replace('"', '""') + '" & vbCrLf & _'),
    "M4": lines(lambda line: f"dnl {line}"),
    "batch file": lines(lambda line: f"@REM {line}"),
    "shell": lines(lambda line: f"echo '{line}'"),
    "HTML": lambda text: "<p>" + escape(text).replace("- ", "&#45;&nbsp;") + "</p>",
    "HTML, listed": lines(lambda line: f'<div class="line"><span style="color: red">{escape(line)}</span></div>'),
    "HTML, bold": lambda text: "<p>" + re.sub(r"\b([A-Z])([a-z]+)", r"<big>\1</big>\2", escape(text)) + "</p>",
    "HTML, soft hyphens": lambda text: "<p>" + LONG_WORD.sub(r"\g<1>&shy;\g<2>", escape(text)),
    "LaTeX": lambda text: "\\begin{quote}\n" + capitals("\\textsc{", "}")(text) + "\n\\end{quote}",
    "manual page": lambda text: ".TH QUAGGA 1\n" + capitals("\\fB", "\\fR")(text).replace("-", "\\-"),
    "POD": lambda text: "=head1 QUAGGA\n\n" + capitals("B<", ">")(text),
    "RTF": rtf,
    "Texinfo": lambda text: "@quotation\n" + capitals("@sc{", "}")(text),
    "soft hyphens": parted("\u00ad"),
    "terminal": capitals("\x1b[1;31m", "\x1b[0m"),
    "printer": struck,
}
"""Forms that keep a text's lines apart, some behind a line of their own."""

OTHER_LINES: dict[str, Callable[[str], str]] = {
    "JSON": lambda text: json.dumps({"license": text}),
    "JSON in JSON": lambda text: json.dumps({"entry": json.dumps({"license": text.replace("\n", "\n\t")})}),
    "mail": lambda text: quopri.encodestring(text.replace("\n", " \n").encode()).decode(),
    "octal": lambda text: "text = '" + text.replace("'", "\\047").replace("\n", "\\012") + "'",
}
"""Forms that have lines of their own."""
