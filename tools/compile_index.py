# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the detection index: `python -m tools.compile_index [FOLDER]` writes `index.bin` there.

Same packages, same bytes. The format is read by `licet/scanner/detect/index.py`.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from licet.data import FOLDER, writing
from licet.scanner.compile.draft import Draft
from licet.scanner.compile.entries import Entry
from licet.scanner.compile.rules import Rule, of_license, of_rule
from licet.scanner.compile.wordbook import Wordbook
from licet.scanner.detect import thresholds
from licet.scanner.detect.listed import digest
from licet.scanner.detect.query import TAG_WORDS
from licet.scanner.detect.tokens import WORD
from tools import spdx_list
from tools.compile_catalog import successor
from tools.index import source, spdx

COMPILED = Path(__file__).resolve().parent.parent / "licet" / "data" / "compiled"


def build(out: Path = COMPILED) -> None:
    """Write `index.bin` below OUT."""
    folder = source.data_folder()
    licenses = list(source.licenses(folder))
    translator = spdx.Translator(licenses)
    draft = _begun(folder, licenses)
    for rule in sorted(_rules(folder, licenses, draft.words.stop_words), key=lambda rule: rule.name):
        if rule.words:
            draft.add(rule, translator.translate(rule.expression))
    sections = {
        **draft.sections(),
        "anchors": draft.words.some(_anchors()),
        "marks": draft.words.some(TAG_WORDS),
        "keys": _lines(translator.ids),
        "spdx_ids": _lines(spdx.known_ids(licenses)),
        "listed": _listed(),
    }
    checksum = hashlib.sha256(b"".join(bytes(section) for section in sections.values())).hexdigest()
    meta = {
        "rules": f"scancode-toolkit {source.version()}",
        "count": len(draft),
        "legal": draft.words.legal,
        "digest": checksum,
    }
    out.mkdir(parents=True, exist_ok=True)
    writing.write(out / "index.bin", "index", meta, sections)


def _begun(folder: Path, licenses: Sequence[Entry]) -> Draft:
    """An index without rules, whose words are the legal ones, those of tags, and those of SPDX ids."""
    legal = source.legal_words(folder)
    draft = Draft.begun(Wordbook(legal, source.stop_words(folder), len(set(legal.values()))))
    extra = {*TAG_WORDS, "license", "licence", "identifier", "licenseref"}
    for entry in licenses:
        for key in (*entry.texts("spdx_license_key"), *entry.texts("other_spdx_license_keys")):
            extra.update(WORD.findall(key.lower()))
    draft.words.read(sorted(extra))
    return draft


def _rules(folder: Path, licenses: Sequence[Entry], stop_words: frozenset[str]) -> Iterator[Rule]:
    """The rules that detection uses: English, not deprecated, not empty; license texts are rules in any language."""
    for entry in source.rules(folder):
        if not entry.fields.get("is_deprecated") and entry.fields.get("language", "en") == "en":
            yield of_rule(entry, stop_words)
    names = {entry.name for entry in licenses}
    for entry in licenses:
        if not entry.fields.get("is_deprecated") and entry.text.strip():
            # CeCILL 2.1, article 13: its languages are equally authentic, one license under two keys.
            original = entry.name.removesuffix(f"-{entry.fields.get('language', 'en')}")
            yield of_license(entry, stop_words, original if original in names else None)


def _lines(ids: Mapping[str, str]) -> bytes:
    """A line a name: the name, and the id that it means."""
    return "\n".join(f"{name} {id}" for name, id in sorted(ids.items())).encode()


def _listed() -> bytes:
    """A row for the whole text of every license that SPDX lists: first word, last word, digest, expression.

    Of licenses that share one text (`-only` and `-or-later`, an OFL with and without reserved names) the current one
    with the shortest id stands for all, `-only` before `-or-later`: a text alone grants no later versions.
    """
    rows: dict[str, str] = {}
    entries = sorted(
        spdx_list.read().entries, key=lambda e: (e.deprecated, e.id.endswith("-or-later"), len(e.id), e.id)
    )
    for entry in entries:
        words = WORD.findall(entry.text.replace("\r\n", "\n").lower())
        expression = (successor(entry.id) if entry.deprecated else None) or entry.id
        if len(words) >= thresholds.SMALL_RULE:
            rows.setdefault(digest(words), f"{words[0]} {words[-1]} {digest(words)} {expression}")
    return "\n".join(sorted(rows.values())).encode()


def _anchors() -> list[str]:
    """The words of `licet/data/anchors.toml`."""
    groups = tomllib.loads((FOLDER / "anchors.toml").read_text(encoding="utf-8"))
    return [word for words in groups.values() for word in words]


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else COMPILED)
