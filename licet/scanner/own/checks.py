# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with one file of rules: each mistake with its line, and words that say how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from licet.errors import ExpressionError
from licet.licenses import catalog
from licet.licenses.categories import CATEGORIES
from licet.scanner.compile.columns import MOST_WORDS
from licet.scanner.compile.entries import Entry
from licet.scanner.compile.rules import FLAGS
from licet.scanner.detect.tokens import WORD
from licet.scanner.own.names import ID, KEY, REFERENCE, Names, UnknownKeyError, own_id
from licet.scanner.own.shapes import LICENSE, RULE, TAGS, objection, proposal, unknown_tags

Wrong: TypeAlias = Iterator[tuple[int, str]]
"""Lines of the file, and what is wrong there."""

_BRACES = re.compile(r"\{\{|\}\}")
_KINDS = tuple(sorted(key for key in FLAGS if key.startswith("is_license_")))


def wrong_in_rule(entry: Entry, names: Names, stop_words: frozenset[str]) -> Wrong:
    """Mistakes in a `.RULE` file."""
    yield from _wrong_fields(entry, RULE)
    yield from _wrong_text(entry, stop_words)
    expression = entry.fields.get("license_expression")
    kinds = [key for key in _KINDS if entry.fields.get(key)]
    if entry.fields.get("is_false_positive"):
        if expression:
            yield _line(entry, "license_expression"), "a false positive stands for no license: drop license_expression"
        if kinds:
            yield _line(entry, kinds[0]), f"a false positive is nothing else: drop {kinds[0]}"
        return
    if not expression:
        yield 1, "license_expression is missing: name the license, or say is_false_positive: yes"
    elif isinstance(expression, str):
        try:
            names.expression(expression)
        except (ExpressionError, UnknownKeyError) as error:
            yield _line(entry, "license_expression"), str(error)
    if len(kinds) > 1:
        yield _line(entry, kinds[1]), f"a rule is one of {' and '.join(kinds)}: keep one of them"
    elif not kinds and not entry.fields.get("is_required_phrase"):
        yield 1, f"what is the text? Say one of {', '.join(f'{kind}: yes' for kind in _KINDS)}"


def wrong_in_license(entry: Entry, names: Names, namespace: str, stop_words: frozenset[str]) -> Wrong:
    """Mistakes in a `.LICENSE` file."""
    yield from _wrong_fields(entry, LICENSE)
    yield from _wrong_text(entry, stop_words)
    yield from _wrong_names(entry, names, namespace)
    for key in ("name", "category"):
        if key not in entry.fields:
            yield 1, f"{key} is missing"
    category = entry.fields.get("category")
    known = {*CATEGORIES, *CATEGORIES.values()}
    if isinstance(category, str) and category not in known:
        yield _line(entry, "category"), f"no category {category!r}; {proposal(category, known)}"
    for key in ("copyleft", *TAGS):
        for message in unknown_tags(key, entry.texts(key)):
            yield _line(entry, key), f"{key}: {message}"
    for name in entry.texts("replaced_by"):
        try:
            names.expression(name)
        except (ExpressionError, UnknownKeyError) as error:
            yield _line(entry, "replaced_by"), str(error)


def _wrong_names(entry: Entry, names: Names, namespace: str) -> Wrong:
    key, id = entry.fields.get("key", entry.name), own_id(entry, namespace)
    if key != entry.name:
        yield _line(entry, "key"), f"key is {key!r}, the file's name {entry.name!r}: they must be the same"
    if not KEY.match(entry.name):
        yield 1, f"{entry.name!r} is no key: name the file with lower-case letters, digits, dots and hyphens"
    if entry.name in names.keys:
        yield 1, f"the key {entry.name!r} is that of a bundled license ({names.keys[entry.name]}): choose another"
    if catalog.is_bundled(id) or id.lower() in names.spdx:
        yield _line(entry, "spdx_license_key"), f"the id {id} is that of a bundled license: choose another"
    elif not REFERENCE.match(id):
        line = _line(entry, "spdx_license_key")
        yield line, f"{id!r} is no id of your own: begin it with LicenseRef- (an exception: AdditionRef-)"
    for other in entry.texts("other_spdx_license_keys"):
        if not ID.match(other):
            line = _line(entry, "other_spdx_license_keys")
            yield line, f"{other!r} is no id: it has letters, digits, dots, hyphens and a plus only"


def _wrong_fields(entry: Entry, shape: Mapping[str, str]) -> Wrong:
    for key, value in entry.fields.items():
        if key not in shape:
            yield _line(entry, str(key)), f"unknown key {key!r}; {proposal(str(key), shape)}"
        elif said := objection(shape[key], value):
            yield _line(entry, key), f"{key} {said}"


def _wrong_text(entry: Entry, stop_words: frozenset[str]) -> Wrong:
    words = [word for word in WORD.findall(entry.text.lower()) if word not in stop_words]
    if not entry.text.strip():
        yield entry.text_line, "no text: it goes below the second line of ---"
    elif not words:
        yield entry.text_line, "the text has no words, or only such as are passed over"
    elif len(words) > MOST_WORDS:
        yield entry.text_line, f"the text has {len(words)} words; {MOST_WORDS} are the most"
    opened = -1
    for brace in _BRACES.finditer(entry.text):
        line = entry.text_line + entry.text.count("\n", 0, brace.start())
        if brace[0] == "{{":
            if opened >= 0:
                yield line, "{{ stands inside another {{ … }}: required phrases do not nest"
            opened = brace.end()
        elif opened < 0:
            yield line, "}} closes nothing: a required phrase is {{written like this}}"
        else:
            if not any(word not in stop_words for word in WORD.findall(entry.text[opened : brace.start()].lower())):
                yield line, "no word stands between {{ and }}"
            opened = -1
    if opened >= 0:
        yield entry.text_line + entry.text.count("\n", 0, opened), "{{ is not closed: end the required phrase with }}"


def _line(entry: Entry, key: str) -> int:
    return entry.lines.get(key, 1)
