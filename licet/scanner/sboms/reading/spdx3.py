# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 3.0 in JSON-LD (https://spdx.github.io/spdx-spec/v3.0.1/serializations/).

Only the names that the context gives are known; the context itself is never fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.bill import Bill, ListedFile, ListedPackage, Need, Snippet
from licet.model import Scope, Use
from licet.scanner.sboms.reading.spdx3_licenses import Licenses
from licet.scanner.values import rows, table, word

_NEEDS: Mapping[str, tuple[Scope | None, Use | None]] = {
    "contains": (None, None),
    "dependsOn": (None, None),
    "hasDynamicLink": (None, Use.DYNAMIC),
    "hasOptionalComponent": (Scope.OPTIONAL, None),
    "hasOptionalDependency": (Scope.OPTIONAL, None),
    "hasPrerequisite": (None, None),
    "hasProvidedDependency": (Scope.RUNTIME, None),
    "hasStaticLink": (None, Use.STATIC),
    "usesTool": (Scope.BUILD, None),
}
_SCOPES = {"development": Scope.DEV, "build": Scope.BUILD, "test": Scope.TEST, "runtime": Scope.RUNTIME}
_KINDS = {"operatingSystem": "operating-system", "filesystemImage": "container", "diskImage": "container"}


def bill(tree: Any) -> Bill:
    """The bill that TREE is; what is not spelled as SPDX has it is passed over."""
    return _Reader(table(tree)).bill()


class _Reader:
    def __init__(self, whole: Mapping[str, Any]) -> None:
        self.elements: dict[str, dict[str, Any]] = {}
        for each in rows(whole.get("@graph")):
            id = _id(each) if isinstance(each, dict) else None
            if id:
                self.elements.setdefault(id, each)
        self.licenses = Licenses(self.elements)
        self.relations = list(self._relations())
        self.stated: dict[tuple[str, str], list[str]] = {}
        for above, kind, below, _ in self.relations:
            if kind in ("hasDeclaredLicense", "hasConcludedLicense"):
                self.stated.setdefault((above, kind), []).append(below)
        self.notes = {
            word(each.get("subject")) or "": word(each.get("statement")) or ""
            for each in self._of("Annotation")
            if (word(each.get("statement")) or "").startswith("{")
        }

    def bill(self) -> Bill:
        document = next(self._of("SpdxDocument"), {})
        packages = [
            self._package(each) for each in self._of("software_Package", "ai_AIPackage", "dataset_DatasetPackage")
        ]
        described = self._described(document)
        roots = [each for each in packages if each.key in described]
        root = roots[0] if len(roots) == 1 else None
        info = table(self.elements.get(word(document.get("creationInfo")) or ""))
        holders = {below: above for above, kind, below, _ in self.relations if kind == "contains"}
        parts = self._parts()
        return Bill(
            name=word(document.get("name")) or "",
            root=root,
            packages=tuple(each for each in packages if each is not root),
            files=tuple(
                self._file(each, holders, parts) for each in self._of("software_File") if word(each.get("name"))
            ),
            needs=tuple(self._needs()),
            texts=self.licenses.texts(),
            created=word(info.get("created")) or "",
            tool=next((word(each.get("name")) or "" for each in self._of("Tool")), ""),
            notes=self.notes.get(_id(document) or "", ""),
        )

    def _of(self, *types: str) -> Iterator[dict[str, Any]]:
        return (each for each in self.elements.values() if (word(each.get("type")) or each.get("@type")) in types)

    def _relations(self) -> Iterator[tuple[str, str, str, Scope | None]]:
        for each in self._of("Relationship", "LifecycleScopedRelationship"):
            above, kind = _reference(each.get("from")), word(each.get("relationshipType"))
            if above and kind:
                for below in _references(each.get("to")):
                    yield above, kind, below, _SCOPES.get(word(each.get("scope")) or "")

    def _needs(self) -> Iterator[Need]:
        for above, kind, below, scope in self.relations:
            if kind in _NEEDS:
                usual, use = _NEEDS[kind]
                yield Need(above, below, scope or usual, use)

    def _described(self, document: Mapping[str, Any]) -> set[str]:
        """What the document is about: of a list of materials in it, what that is about."""
        found: set[str] = set()
        waiting = _references(document.get("rootElement"))
        waiting += [below for above, kind, below, _ in self.relations if kind == "describes"]
        seen: set[str] = set()
        while waiting:
            id = waiting.pop()
            element = self.elements.get(id, {})
            inner = _references(element.get("rootElement"))
            if id in seen:
                continue
            seen.add(id)
            waiting += inner
            if not inner:
                found.add(id)
        return found

    def _package(self, each: Mapping[str, Any]) -> ListedPackage:
        id = _id(each) or ""
        identifiers = list(map(table, rows(each.get("externalIdentifier"))))
        purls = (
            word(one.get("identifier")) for one in identifiers if one.get("externalIdentifierType") == "packageUrl"
        )
        purpose = word(each.get("software_primaryPurpose")) or ""
        return ListedPackage(
            key=id,
            name=word(each.get("name")) or "",
            version=word(each.get("software_packageVersion")) or "",
            purl=word(each.get("software_packageUrl")) or next(filter(None, purls), ""),
            declared=self.licenses.together(self.stated.get((id, "hasDeclaredLicense"), [])),
            concluded=self.licenses.together(self.stated.get((id, "hasConcludedLicense"), [])),
            copyrights=tuple(_said(each.get("software_copyrightText"))),
            kind=_KINDS.get(purpose, purpose),
            notes=self.notes.get(id, ""),
        )

    def _file(
        self, each: Mapping[str, Any], holders: Mapping[str, str], parts: Mapping[str, list[Snippet]]
    ) -> ListedFile:
        id = _id(each) or ""
        hashes = {
            word(one.get("algorithm")): (word(one.get("hashValue")) or "").lower()
            for one in map(table, rows(each.get("verifiedUsing")))
        }
        found = [self.licenses.of(one) for one in self.stated.get((id, "hasDeclaredLicense"), [])]
        return ListedFile(
            path=(word(each.get("name")) or "").removeprefix("./").lstrip("/"),
            holder=holders.get(id, ""),
            sha1=hashes.get("sha1", ""),
            sha256=hashes.get("sha256", ""),
            license=self.licenses.together(self.stated.get((id, "hasConcludedLicense"), [])),
            found=tuple(one for one in found if one not in ("NONE", "NOASSERTION")),
            copyrights=tuple(_said(each.get("software_copyrightText"))),
            snippets=tuple(parts.get(id, ())),
            notes=self.notes.get(id, ""),
        )

    def _parts(self) -> dict[str, list[Snippet]]:
        found: dict[str, list[Snippet]] = {}
        for each in self._of("software_Snippet"):
            bytes_, lines = (_range(each.get(name)) for name in ("software_byteRange", "software_lineRange"))
            license = self.licenses.together(self.stated.get((_id(each) or "", "hasConcludedLicense"), []))
            if bytes_:
                made = Snippet(*bytes_, *(lines or (1, 1)), license)
                found.setdefault(_reference(each.get("software_snippetFromFile")) or "", []).append(made)
        return found


def _id(each: Mapping[str, Any]) -> str | None:
    return word(each.get("spdxId")) or word(each.get("@id"))


def _reference(value: object) -> str | None:
    """The id of what VALUE refers to, or is."""
    return _id(value) if isinstance(value, dict) else word(value)


def _references(value: object) -> list[str]:
    every = value if isinstance(value, list) else [value]
    return [id for each in every if (id := _reference(each))]


def _range(value: object) -> tuple[int, int] | None:
    first, last = (table(value).get(name) for name in ("beginIntegerRange", "endIntegerRange"))
    return (first, last) if type(first) is int and type(last) is int else None


def _said(value: object) -> list[str]:
    text = word(value) or ""
    return [] if text in ("NONE", "NOASSERTION") else [line for line in text.splitlines() if line.strip()]
