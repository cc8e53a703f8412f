# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2 as RDF, as the tree that its JSON is (https://spdx.org/rdf/spdx-terms-v2.3/).

The library that reads the RDF is rdflib. That of SPDX itself reads the license `A AND (B OR C)` as `(A AND B) OR C`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from licet.scanner.lockfiles.reading import Unreadable
from licet.scanner.packages.xml import read_xml

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

TERMS = "http://spdx.org/rdf/terms#"
POINTERS = "http://www.w3.org/2009/pointers#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
DEEPEST = 50
"""Sets of licenses within one another."""

_LISTED = ("http://spdx.org/licenses/", "https://spdx.org/licenses/")
_ABSENT = {f"{TERMS}none": "NONE", f"{TERMS}noassertion": "NOASSERTION"}
_OF_PACKAGE = ("name", "versionInfo", "copyrightText", "filesAnalyzed")
_RANGES = ("offset", "lineNumber")


def rdf_tree(text: str) -> dict[str, Any]:
    """TEXT as a tree. Raises `Unreadable` or `XmlError`."""
    from rdflib import Graph  # noqa: PLC0415 - takes long to import, and is wanted for this form alone

    read_xml(text)  # refuses what can be made to unfold
    graph = Graph()
    try:
        graph.parse(data=text, format="xml")
    except Exception as error:  # the library does not say what it raises of a file that is no such document
        raise Unreadable(f"is not valid RDF: {error}") from error
    return _Reader(graph).tree()


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self.said: dict[Node, dict[str, list[Node]]] = {}
        for subject, predicate, object in graph:
            self.said.setdefault(subject, {}).setdefault(str(predicate), []).append(object)
        self.known: dict[Node, str] = {}

    def tree(self) -> dict[str, Any]:
        """The document as its JSON has it."""
        document = next(self._of("SpdxDocument"), None)
        info = next(iter(self._nodes(document, "creationInfo")), None) if document is not None else None
        return {
            **(self._words(document, "name") if document is not None else {}),
            "SPDXID": _fragment(document) if document is not None else "",
            "comment": self._word(document, COMMENT),
            "documentDescribes": [_fragment(each) for each in self._nodes(document, "describesPackage")],
            "creationInfo": {
                "created": self._word(info, f"{TERMS}created"),
                "creators": sorted(str(each) for each in self._nodes(info, "creator")),
            },
            "packages": [self._package(each) for each in self._of("Package")],
            "files": [self._file(each) for each in self._of("File")],
            "snippets": [self._snippet(each) for each in self._of("Snippet")],
            "relationships": list(self._relationships()),
            "hasExtractedLicensingInfos": [
                self._words(each, "licenseId", "extractedText", "name") for each in self._of("ExtractedLicensingInfo")
            ],
        }

    def _of(self, type: str) -> Iterator[Node]:
        found = (node for node, said in self.said.items() if f"{TERMS}{type}" in map(str, said.get(TYPE, ())))
        yield from sorted(found, key=str)

    def _nodes(self, node: Node | None, name: str) -> list[Node]:
        return self.said.get(node, {}).get(f"{TERMS}{name}", []) if node is not None else []

    def _word(self, node: Node | None, predicate: str) -> str:
        every = self.said.get(node, {}).get(predicate, []) if node is not None else []
        return min(map(_plain, every), default="")

    def _words(self, node: Node, *names: str) -> dict[str, str]:
        return {name: self._word(node, f"{TERMS}{name}") for name in names}

    def _package(self, node: Node) -> dict[str, Any]:
        return {
            **self._words(node, *_OF_PACKAGE),
            **self._licensed(node),
            "primaryPackagePurpose": self._word(node, f"{TERMS}primaryPackagePurpose").rpartition("_")[2],
            "licenseDeclared": self._license(node, "licenseDeclared"),
            "licenseInfoFromFiles": self._licenses(node, "licenseInfoFromFiles"),
            "hasFiles": [_fragment(each) for each in self._nodes(node, "hasFile")],
            "externalRefs": [
                {
                    "referenceType": self._word(each, f"{TERMS}referenceType").rpartition("/")[2],
                    "referenceLocator": self._word(each, f"{TERMS}referenceLocator"),
                }
                for each in self._nodes(node, "externalRef")
            ],
        }

    def _file(self, node: Node) -> dict[str, Any]:
        return {
            **self._words(node, "fileName", "copyrightText"),
            **self._licensed(node),
            "licenseInfoInFiles": self._licenses(node, "licenseInfoInFile"),
            "checksums": [
                {
                    "algorithm": self._word(each, f"{TERMS}algorithm").rpartition("_")[2].upper(),
                    "checksumValue": self._word(each, f"{TERMS}checksumValue"),
                }
                for each in self._nodes(node, "checksum")
            ],
        }

    def _snippet(self, node: Node) -> dict[str, Any]:
        made: dict[str, Any] = self._licensed(node)
        for each in self._nodes(node, "range"):
            start, end = (
                next(iter(self.said.get(each, {}).get(f"{POINTERS}{name}", [])), None)
                for name in ("startPointer", "endPointer")
            )
            for name, range in zip(_RANGES, ("byteRange", "lineRange"), strict=True):
                first, last = (self._word(pointer, f"{POINTERS}{name}") for pointer in (start, end))
                if first and last:
                    made[range] = f"{first}:{last}"
        file = next(iter(self._nodes(node, "snippetFromFile")), None)
        return made | {"snippetFromFile": _fragment(file) if file is not None else ""}

    def _licensed(self, node: Node) -> dict[str, Any]:
        """What packages, files and snippets have in common."""
        concluded = self._license(node, "licenseConcluded")
        return {"SPDXID": _fragment(node), "licenseConcluded": concluded, "comment": self._word(node, COMMENT)}

    def _relationships(self) -> Iterator[dict[str, str]]:
        for node in self.said:
            for each in self._nodes(node, "relationship"):
                kind = self._word(each, f"{TERMS}relationshipType").rpartition("_")[2]
                for other in self._nodes(each, "relatedSpdxElement"):
                    snake = "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in kind)
                    yield {
                        "spdxElementId": _fragment(node),
                        "relationshipType": snake,
                        "relatedSpdxElement": _fragment(other),
                    }

    def _license(self, node: Node, name: str) -> str:
        return next(iter(self._licenses(node, name)), "")

    def _licenses(self, node: Node, name: str) -> list[str]:
        return sorted(self._said(each, 0) for each in self._nodes(node, name))

    def _said(self, node: Node, depth: int) -> str:
        """The license that NODE is, as text; each is put together once."""
        if node not in self.known:
            self.known[node] = self._of_license(node, depth)
        return self.known[node]

    def _of_license(self, node: Node, depth: int) -> str:
        text = str(node)
        if text in _ABSENT or depth > DEEPEST:
            return _ABSENT.get(text, "NOASSERTION")
        if text.startswith(_LISTED):
            return text.rpartition("/")[2]
        types = [str(each).rpartition("#")[2] for each in self.said.get(node, {}).get(TYPE, ())]
        members = sorted(self._said(each, depth + 1) for each in self._nodes(node, "member"))
        if "ConjunctiveLicenseSet" in types or "DisjunctiveLicenseSet" in types:
            joint = " AND " if "ConjunctiveLicenseSet" in types else " OR "
            return joint.join(f"({each})" for each in members)
        if "OrLaterOperator" in types:
            return f"{members[0]}+" if members else "NOASSERTION"
        if "WithExceptionOperator" in types:
            exceptions = [self._exception(each) for each in self._nodes(node, "licenseException")]
            return f"{members[0]} WITH {exceptions[0]}" if members and exceptions else "NOASSERTION"
        return self._word(node, f"{TERMS}licenseId") or _fragment(node)

    def _exception(self, node: Node) -> str:
        listed = str(node)
        return (
            listed.rpartition("/")[2] if listed.startswith(_LISTED) else self._word(node, f"{TERMS}licenseExceptionId")
        )


def _fragment(node: Node) -> str:
    """The id that the address of NODE ends with."""
    return str(node).rpartition("#")[2]


def _plain(node: Node) -> str:
    return _ABSENT.get(str(node), str(node))
