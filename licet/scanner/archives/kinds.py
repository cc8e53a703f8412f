# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an artifact is, by its first bytes and by what it holds, and which of its folders speak for all of it."""

from __future__ import annotations

import tarfile
from enum import StrEnum
from pathlib import Path

from licet.scanner.archives import packing
from licet.scanner.archives.ar import MAGIC as AR
from licet.scanner.archives.budget import RefusedError
from licet.scanner.archives.deb import CONTROL
from licet.scanner.archives.gem import is_gem
from licet.scanner.archives.image import is_image

ZIP = b"PK\x03\x04"
_PACKED = (packing.GZIP, packing.BZIP2, packing.XZ, packing.ZSTD)
_TAR_NAMES = (".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst", ".crate")
_TAR_MAGIC = slice(257, 262)

DOCUMENTS = (
    *(".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".docm", ".xlsm", ".dotx", ".potx", ".vsdx", ".kra"),
)
"""Zip archives by their form that are documents by what they are: `licet.scanner.documents` reads those."""


class Form(StrEnum):
    """How a file is packed."""

    ZIP = "zip"
    TAR = "tar"
    GEM = "gem"
    DEB = "deb"


class ArtifactKind(StrEnum):
    """What is scanned: a folder as it is, or something that was built, unpacked."""

    FOLDER = "folder"
    WHEEL = "wheel"
    SDIST = "sdist"
    EGG = "egg"
    NPM = "npm"
    JAR = "jar"
    GEM = "gem"
    CRATE = "crate"
    NUGET = "nuget"
    DEB = "deb"
    IMAGE = "image"
    ARCHIVE = "archive"

    @property
    def is_source(self) -> bool:
        """Whether it is what is built from, so that what serves building, testing and developing it belongs to it."""
        return self in (ArtifactKind.FOLDER, ArtifactKind.SDIST, ArtifactKind.CRATE, ArtifactKind.ARCHIVE)


def form_of(path: Path) -> Form | None:
    """How the file at PATH is packed, or None where it is none that licet unpacks."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError:
        return None
    if head.startswith(ZIP) and path.suffix.lower() not in DOCUMENTS:
        return Form.ZIP
    if head.startswith(AR):
        return Form.DEB if b"debian-binary" in head[:80] else None
    if head[_TAR_MAGIC] == b"ustar":
        return Form.GEM if is_gem(path) else Form.TAR
    return Form.TAR if head.startswith(_PACKED) and _holds_tar(path) else None


def _holds_tar(path: Path) -> bool:
    """Whether what is packed at PATH is a tar archive and not a single file."""
    try:
        with path.open("rb") as file, tarfile.open(fileobj=packing.unpacking(file), mode="r|") as archive:
            return archive.next() is not None
    except (RefusedError, *packing.DAMAGE):
        return path.name.lower().endswith(_TAR_NAMES)  # and unpacking it will say what is wrong with it


_OF_FORM = {Form.GEM: ArtifactKind.GEM, Form.DEB: ArtifactKind.DEB}
_SIGNS = {
    Form.ZIP: {
        ArtifactKind.WHEEL: "*.dist-info/METADATA",
        ArtifactKind.EGG: "EGG-INFO/PKG-INFO",
        ArtifactKind.NUGET: "*.nuspec",
        ArtifactKind.JAR: "META-INF/MANIFEST.MF",
        ArtifactKind.SDIST: "PKG-INFO",
    },
    Form.TAR: {
        ArtifactKind.SDIST: "PKG-INFO",
        ArtifactKind.NPM: "package.json",
        ArtifactKind.CRATE: "Cargo.toml",
    },
}
"""By what files an artifact of each form is told, the first that is there."""


def kind_of(folder: Path, form: Form) -> ArtifactKind:
    """What was packed in FORM and unpacked into FOLDER."""
    if form in _OF_FORM:
        return _OF_FORM[form]
    if form is Form.TAR and is_image(folder):
        return ArtifactKind.IMAGE
    return next((kind for kind, sign in _SIGNS[form].items() if any(folder.glob(sign))), ArtifactKind.ARCHIVE)


def fronts(folder: Path, kind: ArtifactKind) -> tuple[str, ...]:
    """The folders below FOLDER, an artifact of KIND, whose manifests and licenses are the whole's; "" is the top."""
    match kind:
        case ArtifactKind.WHEEL:
            infos = sorted(path.name for path in folder.glob("*.dist-info"))
            inner = [path.relative_to(folder).as_posix() for info in infos for path in (folder / info).rglob("*/")]
            return ("", *infos, *(path for path in inner if "/licenses" in path))
        case ArtifactKind.EGG:
            return ("", "EGG-INFO")
        case ArtifactKind.JAR:
            own = [path.parent.relative_to(folder).as_posix() for path in folder.glob("META-INF/maven/*/*/pom.xml")]
            return ("", "META-INF", *(own if len(own) == 1 else ()))  # of several, a jar of many, none speaks for all
        case ArtifactKind.DEB:
            docs = sorted(path.relative_to(folder).as_posix() for path in folder.glob("usr/share/doc/*/"))
            return (CONTROL, *docs)
        case ArtifactKind.IMAGE:
            return ()
        case _:
            return ("",)
