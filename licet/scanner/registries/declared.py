# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether what a package declares says anything, and how the several old ways of saying it become text."""

from __future__ import annotations

import re

from licet.scanner.metadata.core_metadata import CoreMetadata, parse_core_metadata
from licet.scanner.metadata.stated import read_stated
from licet.scanner.packages.found import Found

# Words that send the reader to a file instead of naming a license.
_POINTER = re.compile(
    r"(please )?(see|refer to|check|read|same as)\b.*|(the )?(file )?(licen[cs]e|copying)([-_. ]?(file|txt|md|rst))?"
    r"|custom|other|proprietary or custom|dual[- ]license[d]?|various|multiple",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_LENGTH = 400


def points_elsewhere(declared: str | None) -> bool:
    """Whether `declared` names no license of its own, so that the license files must be read."""
    return not declared or _POINTER.fullmatch(declared.strip().strip("()<>\"'. ")) is not None


def names_license(declared: str | None, classifiers: tuple[str, ...]) -> bool:
    """Whether a license is named, well enough that no license file need be read: "BSD" alone is a family."""
    return read_stated(declared, classifiers).conclusion is not None


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
    opens = not texts and bool(read_stated(declared, metadata.license_classifiers).candidates)
    described = (("METADATA", metadata.description),) if opens and metadata.description else ()
    return Found(declared, metadata.license_classifiers, texts, source, described)


def _declared(metadata: CoreMetadata) -> str | None:
    return metadata.license_expression or metadata.license
