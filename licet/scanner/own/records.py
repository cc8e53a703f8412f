# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a `.LICENSE` file to a record of the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from licet.licenses.categories import CATEGORIES
from licet.scanner.compile.entries import Entry
from licet.scanner.own.names import Names
from licet.scanner.own.shapes import TAGS

Fields: TypeAlias = Mapping[str, object]
"""What `licet.licenses.record.from_json` takes."""

_URLS = ("homepage_url", "text_urls", "osi_url", "faq_url", "other_urls")


def record(entry: Entry, id: str, shown: str, names: Names) -> Fields:
    """What ENTRY, which has no mistakes and stands in the file SHOWN, states of the license with this ID."""
    category = _first(entry, "category") or "unknown"
    category = CATEGORIES.get(category, category)
    copyleft = _first(entry, "copyleft")
    if copyleft is None and category in ("permissive", "public-domain"):
        copyleft = "none"
    replaced = _first(entry, "replaced_by")
    return {
        "id": id,
        "name": _first(entry, "name"),
        "kind": "exception" if entry.fields.get("is_exception") else "license",
        "category": category,
        "osi_approved": None,
        "fsf_free": None,
        "deprecated": bool(entry.fields.get("is_deprecated")),
        "superseded_by": names.expression(replaced) if replaced else None,
        **{kind: list(entry.texts(kind)) if kind in entry.fields else None for kind in TAGS},
        "copyleft": copyleft,
        "summary": _first(entry, "summary") or _first(entry, "notes"),
        "header": _first(entry, "standard_notice"),
        "sources": [shown, *dict.fromkeys(url for key in _URLS for url in entry.texts(key))],
        "terms": [],
        "restricts": [],
    }


def _first(entry: Entry, key: str) -> str | None:
    return next((text.strip() for text in entry.texts(key)), None)
