# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which keys a file of rules may have, and what stands below each: those of ScanCode's format, and a few of licet's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from licet.licenses.vocabulary import vocabulary

_COMMON: Mapping[str, str] = {
    **dict.fromkeys(("is_deprecated",), "flag"),
    **dict.fromkeys(("language", "notes"), "text"),
    **dict.fromkeys(
        (
            *("ignorable_authors", "ignorable_copyrights", "ignorable_emails", "ignorable_holders", "ignorable_urls"),
            "replaced_by",
        ),
        "texts",
    ),
    "minimum_coverage": "percent",
}

RULE: Mapping[str, str] = {
    **_COMMON,
    **dict.fromkeys(
        (
            *("is_continuous", "is_false_positive", "is_license_clue", "is_license_intro", "is_license_notice"),
            *("is_license_reference", "is_license_tag", "is_license_text", "is_required_phrase"),
            "skip_for_required_phrase_generation",
        ),
        "flag",
    ),
    "license_expression": "text",
    "referenced_filenames": "texts",
    "relevance": "percent",
}
"""Keys of a `.RULE` file."""

TAGS = ("permissions", "conditions", "limitations")
"""Keys of licet's own, whose tags are those of its vocabulary."""

LICENSE: Mapping[str, str] = {
    **_COMMON,
    **dict.fromkeys(("is_builtin", "is_exception", "is_generic", "is_unknown"), "flag"),
    **dict.fromkeys(
        (
            *("category", "copyleft", "faq_url", "homepage_url", "key", "name", "osi_license_key", "osi_url", "owner"),
            *("short_name", "spdx_license_key", "standard_notice", "summary"),
        ),
        "text",
    ),
    **dict.fromkeys(("key_aliases", "other_spdx_license_keys", "other_urls", "text_urls", *TAGS), "texts"),
}
"""Keys of a `.LICENSE` file."""


def objection(kind: str, value: object) -> str | None:
    """Why VALUE is none of KIND, or None where it is."""
    match kind:
        case "flag":
            return None if isinstance(value, bool) else "must be yes or no"
        case "percent":
            number = isinstance(value, int) and not isinstance(value, bool)
            return None if number and 0 <= int(str(value)) <= 100 else "must be a number from 0 to 100"
        case "texts":
            fine = isinstance(value, list) and all(isinstance(each, str) for each in value)
            return None if fine else "must be a list: one entry a line, each after a hyphen"
        case _:
            return None if isinstance(value, str) and value.strip() else "must be text; put it in quotes"


def unknown_tags(kind: str, tags: Iterable[str]) -> list[str]:
    """What to say of those of TAGS that the vocabulary of KIND lacks."""
    known = vocabulary()[kind]
    return [f"{tag!r} is none of its tags; {proposal(tag, known)}" for tag in tags if tag not in known]


def proposal(word: str, known: Iterable[str]) -> str:
    """What to say after a WORD that is none of KNOWN: the nearest of them, or all."""
    known = sorted(known)
    near = get_close_matches(word, known, n=2, cutoff=0.6)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else f"known are {', '.join(known)}"
