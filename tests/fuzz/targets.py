# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a fuzzer may throw anything at, with the laws that hold whatever it is. Each takes bytes and raises nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from licet.data import compiled
from licet.data.artefact import Artefact
from licet.errors import RulesError
from licet.model import Evidence, RulesFolder
from licet.scanner.content import look
from licet.scanner.copyrights import find_copyrights_utf8, worth_reading
from licet.scanner.documents import extract, plain
from licet.scanner.own.compiling import compile_rules
from licet.scanner.own.folder import RuleFile
from licet.scanner.results.rows import decoded, encoded
from licet.scanner.text import decode

_LINE_END = re.compile(rb"\r\n|\r|\n")


def look_at(data: bytes) -> None:
    """Same bytes, same answer; lines are those of the text; a result that is kept is the one that was found."""
    content = look(data)
    assert look(data) == content
    assert decoded(encoded(content)) == content
    text = decode(data)
    if text is None or extract(data) is not None:
        return
    lines = 1 + len(_LINE_END.findall(text.encode("utf-8", "surrogatepass")))
    for found in content.detections:
        assert 1 <= found.start_line <= found.end_line <= lines, found
        assert 0 < found.score <= 1, found
    for statement in content.copyrights:
        assert 1 <= statement.line <= lines, statement


def read_statements(data: bytes) -> None:
    """A text without a hint has no statement."""
    text = data.decode("utf-8", "replace").encode()
    found = find_copyrights_utf8(text)
    assert worth_reading(text) or not found


def read_documents(data: bytes) -> None:
    """A document is read or there is trouble, and markup takes no line with it."""
    for begin in (b"", b"PK\x03\x04", b"%PDF-1.7\n"):
        assert extract(begin + data) == extract(begin + data)
    assert len(_LINE_END.findall(plain(data))) == len(_LINE_END.findall(data))


def read_own_rules(data: bytes) -> None:
    """A file of rules is compiled, or its mistakes are told with their lines."""
    folder = RulesFolder(Path("rules"), "rules", "fuzz", Evidence("licet.toml", 1, ""))
    for name in ("rules/fuzz.LICENSE", "rules/fuzz_1.RULE"):
        try:
            compile_rules(folder, (RuleFile(name, data),), Artefact(compiled("index.bin"), "index"))
        except RulesError as error:
            _assert_placed(error)


def _assert_placed(error: RulesError) -> None:
    assert error.mistakes
    assert all(mistake.line >= 1 for mistake in error.mistakes)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "documents": read_documents,
    "look": look_at,
    "own-rules": read_own_rules,
    "statements": read_statements,
}
