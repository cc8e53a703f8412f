# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2 as tags and values (https://spdx.github.io/spdx-spec/v2.3/conformance/), as the tree that its JSON is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from licet.scanner.lockfiles.reading import Unreadable

_TAG = re.compile(r"[ \t]*(?P<tag>[A-Za-z0-9]+):[ \t]*")
_OPENS, _CLOSES = "<text>", "</text>"

_STARTS = {
    "PackageName": ("packages", "name"),
    "FileName": ("files", "fileName"),
    "SnippetSPDXID": ("snippets", "SPDXID"),
    "LicenseID": ("hasExtractedLicensingInfos", "licenseId"),
    "Annotator": ("annotations", "annotator"),
    "Reviewer": ("reviews", "reviewer"),
}
"""Tags that begin something, with the list that it belongs to and what it gives."""

_PLAIN = {
    "SPDXVersion": "spdxVersion", "SPDXID": "SPDXID", "DocumentName": "name", "PackageVersion": "versionInfo",
    "PackageLicenseConcluded": "licenseConcluded", "PackageLicenseDeclared": "licenseDeclared",
    "PackageCopyrightText": "copyrightText", "PrimaryPackagePurpose": "primaryPackagePurpose",
    "LicenseConcluded": "licenseConcluded", "FileCopyrightText": "copyrightText", "ExtractedText": "extractedText",
    "LicenseName": "name", "SnippetFromFileSPDXID": "snippetFromFile", "SnippetLicenseConcluded": "licenseConcluded",
    "SnippetLineRange": "lineRange", "SnippetByteRange": "byteRange", "DocumentComment": "comment",
    "PackageComment": "comment",
    "FileComment": "comment", "FilesAnalyzed": "filesAnalyzed",
}  # fmt: skip
_SEVERAL = {
    "LicenseInfoInFile": "licenseInfoInFiles",
    "PackageLicenseInfoFromFiles": "licenseInfoFromFiles",
    "Creator": "creators",
}


def tag_value_tree(text: str) -> dict[str, Any]:
    """TEXT as a tree. Raises `Unreadable` with the line of the mistake."""
    whole: dict[str, Any] = {"creationInfo": {}, "relationships": []}
    here, package = whole, ""
    for tag, value in _pairs(text.replace("\r\n", "\n")):
        if tag in _STARTS:
            kind, name = _STARTS[tag]
            here = {name: value}
            whole.setdefault(kind, []).append(here)
            if tag == "FileName":
                here["holder"] = package
        elif tag == "Relationship":
            whole["relationships"] += _relationship(value)
        else:
            _put(whole, here, tag, value)
            if tag == "SPDXID" and "name" in here and here is not whole:
                package = value
    return whole


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    at, size = 0, len(text)
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end
        found = _TAG.match(text, at, end)
        if found is None:
            line = text[at:end].strip()
            if line and not line.startswith("#"):
                raise Unreadable(f"{line[:40]!r} is no tag with a value", text.count("\n", 0, at) + 1)
            at = end + 1
            continue
        value = text[found.end() : end]
        if value.startswith(_OPENS):
            closing = text.find(_CLOSES, found.end())
            if closing < 0:
                raise Unreadable(f"has a {_OPENS} that nothing closes", text.count("\n", 0, at) + 1)
            value = text[found.end() + len(_OPENS) : closing]
            end = text.find("\n", closing)
            end = size if end < 0 else end
        yield found["tag"], value.strip()
        at = end + 1


def _put(whole: dict[str, Any], here: dict[str, Any], tag: str, value: str) -> None:
    """Give the VALUE of TAG to what it is said of."""
    if tag in ("Creator", "Created"):
        here = whole["creationInfo"]
    if tag == "Created":
        here["created"] = value
    elif tag in _SEVERAL:
        here.setdefault(_SEVERAL[tag], []).append(value)
    elif tag in _PLAIN:
        here[_PLAIN[tag]] = value
    elif tag in ("FileChecksum", "PackageChecksum"):
        algorithm, _, digest = value.partition(":")
        here.setdefault("checksums", []).append({"algorithm": algorithm, "checksumValue": digest.strip()})
    elif tag == "ExternalRef":
        parts = value.split()
        if len(parts) == 3:
            reference = {"referenceCategory": parts[0], "referenceType": parts[1], "referenceLocator": parts[2]}
            here.setdefault("externalRefs", []).append(reference)


def _relationship(value: str) -> list[dict[str, str]]:
    parts = value.split()
    if len(parts) != 3:
        return []
    return [{"spdxElementId": parts[0], "relationshipType": parts[1], "relatedSpdxElement": parts[2]}]
