# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether what a package declares says anything, and how the several old ways of saying it become text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from licet.scanner.metadata.core_metadata import CoreMetadata, parse_core_metadata
from licet.scanner.metadata.registry import Found

# Words that send the reader to a file instead of naming a license.
_POINTER = re.compile(
    r"(please )?(see|refer to|check|read|same as)\b.*|(the )?(file )?(licen[cs]e|copying)([-_. ]?(file|txt|md|rst))?"
    r"|custom|other|proprietary or custom|dual[- ]license[d]?|various|multiple",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_LITTLE = frozenset({"License :: OSI Approved", "License :: Other/Proprietary License"})
_TEXT_LENGTH = 400


def points_elsewhere(declared: str | None) -> bool:
    """Whether `declared` names no license of its own, so that the license files must be read."""
    return not declared or _POINTER.fullmatch(declared.strip().strip("()<>\"'. ")) is not None


def names_license(declared: str | None, classifiers: tuple[str, ...]) -> bool:
    """Whether a license is named, well enough that no license file need be read."""
    return not points_elsewhere(declared) or not _SAYS_LITTLE.issuperset(classifiers)


def says_license(manifest: str) -> bool:
    """Whether core metadata names a license."""
    metadata = parse_core_metadata(manifest)
    return names_license(_declared(metadata), metadata.license_classifiers)


def found_from(manifest: str, texts: tuple[tuple[str, str], ...], source: str) -> Found:
    """What core metadata and the license files beside it say."""
    metadata = parse_core_metadata(manifest)
    declared = _declared(metadata)
    # Some put a whole license text where its name belongs; as a text it can be told, as a name it cannot.
    if declared is not None and len(declared) > _TEXT_LENGTH and "\n" in declared:
        texts = (("METADATA", declared), *texts)
        declared = None
    return Found(declared, metadata.license_classifiers, texts, source)


def from_package_json(document: Mapping[str, object]) -> str | None:
    """The license of a package.json as text: today's string, or the old forms with objects and lists."""
    return _text(document.get("license")) or _text(document.get("licenses"))


def _declared(metadata: CoreMetadata) -> str | None:
    return metadata.license_expression or metadata.license


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        # `name` was never right, but is what some wrote for `type`.
        return next((text for key in ("type", "name", "url") if (text := _text(value.get(key)))), None)
    if isinstance(value, list):
        # npm's own guide turns such a list into a choice.
        texts = list(dict.fromkeys(text for each in value if (text := _text(each))))
        return f"({' OR '.join(map(_grouped, texts))})" if len(texts) > 1 else next(iter(texts), None)
    return None


def _grouped(text: str) -> str:
    return f"({text})" if re.search(r"\b(AND|OR)\b", text) and not text.startswith("(") else text
