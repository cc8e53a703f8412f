# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the archives of these tests, the hostile ones too."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str | bytes]


def tarred(files: Files, mode: str = "w:gz", links: Mapping[str, str] | None = None) -> bytes:
    """A tar archive of FILES and of symbolic LINKS by what they lead to."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload] # the mode is a parameter
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return packed.getvalue()


def zipped(files: Files, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of FILES."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def ared(members: Mapping[str, bytes]) -> bytes:
    """An `ar` archive of MEMBERS."""
    out = b"!<arch>\n"
    for name, data in members.items():
        out += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    return out


def deb(files: Files, control: Files, packing: str = "gz") -> bytes:
    """A Debian package that installs FILES."""
    mode = f"w:{packing}"
    return ared(
        {
            "debian-binary": b"2.0\n",
            f"control.tar.{packing}": tarred(control, mode),
            f"data.tar.{packing}": tarred(files, mode),
        }
    )


def gem(files: Files, specification: str) -> bytes:
    """A Ruby gem of FILES."""
    return tarred({"metadata.gz": gzip.compress(specification.encode()), "data.tar.gz": tarred(files)}, "w")


def layout(folder: Path, layers: list[bytes]) -> Path:
    """An OCI image layout of LAYERS in FOLDER, with an index for two platforms."""
    blobs = folder / "blobs" / "sha256"
    blobs.mkdir(parents=True)

    def put(data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        (blobs / digest).write_bytes(data)
        return f"sha256:{digest}"

    manifest = put(json.dumps({"schemaVersion": 2, "layers": [{"digest": put(each)} for each in layers]}).encode())
    other = put(json.dumps({"schemaVersion": 2, "layers": []}).encode())
    amd64 = {"os": "linux", "architecture": "amd64"}
    index = {"manifests": [{"digest": other, "platform": {"os": "linux", "architecture": "s390x"}},
                           {"digest": manifest, "platform": amd64}]}  # fmt: skip
    (folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    (folder / "index.json").write_text(json.dumps({"manifests": [{"digest": put(json.dumps(index).encode())}]}))
    return folder


def zeros(name: str, gigabytes: int) -> bytes:
    """A tar.gz of one file NAME of so many GIGABYTES of zeros: a few megabytes."""
    block = 256 * 1024 * 1024
    info = tarfile.TarInfo(name)
    info.size = gigabytes * 1024**3
    member = gzip.compress(bytes(block), 9, mtime=0)
    return gzip.compress(info.tobuf(), mtime=0) + member * (info.size // block) + gzip.compress(bytes(1024), mtime=0)
