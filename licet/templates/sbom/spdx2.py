# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A bill as the parts of an SPDX 2.3 document (https://spdx.github.io/spdx-spec/v2.3/)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from spdx_tools.spdx.model import (
    Actor,
    ActorType,
    Checksum,
    ChecksumAlgorithm,
    CreationInfo,
    ExternalPackageRef,
    ExternalPackageRefCategory,
    ExtractedLicensingInfo,
    File,
    Package,
    PackagePurpose,
    PackageVerificationCode,
    Relationship,
    RelationshipType,
    Snippet,
    SpdxNoAssertion,
    SpdxNone,
)

from licet.bill import Bill, ListedFile, ListedPackage, Need
from licet.model import Scope, Use
from licet.templates.sbom.names import identifier, line, namespace, text
from licet.templates.sbom.spdx2_licenses import Licenses

DOCUMENT = "SPDXRef-DOCUMENT"
NOTES = "licet: "
"""How a comment begins that is licet's notes."""

_OF_SCOPE = {
    Scope.BUILD: RelationshipType.BUILD_DEPENDENCY_OF,
    Scope.DEV: RelationshipType.DEV_DEPENDENCY_OF,
    Scope.OPTIONAL: RelationshipType.OPTIONAL_DEPENDENCY_OF,
    Scope.TEST: RelationshipType.TEST_DEPENDENCY_OF,
}
_PURPOSES = {
    "application": PackagePurpose.APPLICATION,
    "container": PackagePurpose.CONTAINER,
    "library": PackagePurpose.LIBRARY,
}


@dataclass(frozen=True, slots=True)
class FileParts:
    """A file with the parts of it that are under licenses of their own."""

    file: File
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class PackageParts:
    """A package with its files."""

    package: Package
    files: tuple[FileParts, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A document in parts; that works contain files stands apart, since some forms say it by order."""

    info: CreationInfo
    packages: tuple[PackageParts, ...]
    relationships: tuple[Relationship, ...]
    contains: tuple[Relationship, ...]
    texts: tuple[ExtractedLicensingInfo, ...]


def parts(bill: Bill) -> Parts:
    """BILL in parts, without the files that nobody could read: SPDX 2 demands a SHA-1 of each (section 8.4)."""
    return _Maker(bill).parts()


class _Maker:
    def __init__(self, bill: Bill) -> None:
        self.bill = bill
        self.licenses = Licenses({each.id: each for each in bill.texts})
        self.created = datetime.fromisoformat(bill.created.removesuffix("Z"))
        works = (*([bill.root] if bill.root else []), *bill.packages)
        self.ids = {each.key: identifier("SPDXRef-Package", each.name, each.key) for each in works}

    def parts(self) -> Parts:
        bill = self.bill
        held: dict[str, list[ListedFile]] = {}
        for file in bill.files:
            if file.sha1:
                held.setdefault(file.holder, []).append(file)
        works = (*([bill.root] if bill.root else []), *bill.packages)
        packages = tuple(self._package(each, held.get(each.key, [])) for each in works)
        contains = tuple(
            Relationship(each.package.spdx_id, RelationshipType.CONTAINS, one.file.spdx_id)
            for each in packages
            for one in each.files
        )
        info = CreationInfo(
            spdx_version="SPDX-2.3",
            spdx_id=DOCUMENT,
            name=line(bill.name),
            document_namespace=namespace(bill),
            creators=[Actor(ActorType.TOOL, bill.tool)],
            created=self.created,
            document_comment=_noted(bill.notes),
        )
        relationships = tuple(self._relationships())
        return Parts(info, packages, relationships, contains, tuple(self.licenses.infos()))

    def _relationships(self) -> Iterator[Relationship]:
        described = [self.bill.root] if self.bill.root else self.bill.packages
        for each in described:
            yield Relationship(DOCUMENT, RelationshipType.DESCRIBES, self.ids[each.key])
        for need in self.bill.needs:
            yield self._need(need)

    def _need(self, need: Need) -> Relationship:
        above, below = self.ids[need.dependent], self.ids[need.needed]
        if need.use is Use.COPIED:
            return Relationship(above, RelationshipType.CONTAINS, below)
        if need.scope in _OF_SCOPE:
            return Relationship(below, _OF_SCOPE[need.scope], above)
        kind = RelationshipType.STATIC_LINK if need.use is Use.STATIC else RelationshipType.DEPENDS_ON
        return Relationship(above, kind, below)

    def _package(self, each: ListedPackage, files: list[ListedFile]) -> PackageParts:
        id = self.ids[each.key]
        references = [ExternalPackageRef(ExternalPackageRefCategory.PACKAGE_MANAGER, "purl", each.purl)]
        found = sorted({license for file in files for license in file.found})
        package = Package(
            spdx_id=id,
            name=line(each.name) or "unnamed",
            download_location=SpdxNoAssertion(),
            version=line(each.version) or None,
            files_analyzed=bool(files),
            verification_code=_verification_code(files) if files else None,
            license_concluded=self.licenses.said(each.concluded),
            license_info_from_files=[*map(self.licenses.said, found)] or ([SpdxNone()] if files else []),
            license_declared=self.licenses.said(each.declared),
            license_comment=text(each.comment) or None,
            copyright_text=_copyright(each.copyrights, looked=each.analyzed),
            comment=_noted(each.notes),
            external_references=references if each.purl else [],
            primary_package_purpose=_PURPOSES.get(each.kind, PackagePurpose.OTHER),
        )
        return PackageParts(package, tuple(map(self._file, files)))

    def _file(self, each: ListedFile) -> FileParts:
        id = identifier("SPDXRef-File", each.path.rpartition("/")[2], each.path)
        checksums = [Checksum(ChecksumAlgorithm.SHA1, each.sha1)]
        if each.sha256:
            checksums.append(Checksum(ChecksumAlgorithm.SHA256, each.sha256))
        found = [*map(self.licenses.said, each.found)]
        file = File(
            name=f"./{line(each.path)}",
            spdx_id=id,
            checksums=checksums,
            license_concluded=self.licenses.said(each.license),
            license_info_in_file=found or [SpdxNone() if each.read else SpdxNoAssertion()],
            copyright_text=_copyright(each.copyrights, looked=each.read),
            comment=_noted(each.notes),  # type: ignore[arg-type] # the library's own default is None
        )
        return FileParts(file, tuple(self._snippets(id, each)))

    def _snippets(self, id: str, file: ListedFile) -> Iterator[Snippet]:
        for each in file.snippets:
            key = f"{file.path} {each}"
            yield Snippet(
                spdx_id=identifier("SPDXRef-Snippet", file.path.rpartition("/")[2], key),
                file_spdx_id=id,
                byte_range=(each.first_byte, each.last_byte),
                line_range=(each.first_line, each.last_line),
                license_concluded=self.licenses.said(each.license),
                copyright_text=SpdxNoAssertion(),
            )


def _noted(notes: str) -> str | None:
    """NOTES as a comment: of annotations, the library's reader of tags takes those of persons alone."""
    return f"{NOTES}{notes}" if notes else None


def _copyright(statements: Iterable[str], *, looked: bool) -> str | SpdxNone | SpdxNoAssertion:
    said = "\n".join(line(each) for each in statements).replace("<text>", "").replace("</text>", "")
    return said or (SpdxNone() if looked else SpdxNoAssertion())


def _verification_code(files: Iterable[ListedFile]) -> PackageVerificationCode:
    """As section 7.9 computes it: the SHA-1 of the sorted SHA-1 of all files."""
    joined = "".join(sorted(file.sha1 for file in files))
    return PackageVerificationCode(hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest())
