# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Archives that mean harm or are merely odd."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from licet.scanner.registries import archives
from licet.scanner.registries.archives import Contents, read_sources, read_wheel
from licet.scanner.registries.failure import RegistryError

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer


def test_links_and_devices_are_not_followed() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, kind in (("LICENSE", tarfile.SYMTYPE), ("COPYING", tarfile.LNKTYPE), ("NOTICE", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(f"demo/{name}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert read_sources(packed.getvalue(), "PKG-INFO") == Contents()


def test_paths_that_climb_are_only_names(pack: Packer) -> None:
    read = read_sources(pack.tar({"../../LICENSE": "text", "LICENSE": "mine"}, top="demo"), "PKG-INFO")
    assert read.texts == (("LICENSE", "mine"),)


def test_an_archive_that_grows_without_end(pack: Packer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_UNPACKED_BYTES", 100_000)
    with pytest.raises(RegistryError):
        read_sources(pack.tar({"data": b"\0" * 1_000_000, "LICENSE": "text"}), "PKG-INFO")


def test_a_text_beyond_the_limit_is_left_out(pack: Packer) -> None:
    files = {"LICENSE": "x" * (archives._TEXT_BYTES + 1), "COPYING": "small"}
    assert read_sources(pack.tar(files), "PKG-INFO").texts == (("COPYING", "small"),)
    wheel = pack.wheel(pack.metadata(), files)
    assert read_wheel(io.BytesIO(wheel), lambda _: True).texts == (("demo-1.0.dist-info/COPYING", "small"),)


def test_sources_may_be_a_zip(pack: Packer) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("demo-1.0/PKG-INFO", pack.metadata("License: MIT"))
        archive.writestr("demo-1.0/LICENCE", "text")
    read = read_sources(packed.getvalue(), "PKG-INFO")
    assert "License: MIT" in (read.manifest or "")
    assert read.texts == (("LICENCE", "text"),)


def test_a_wheel_without_metadata_holds_nothing() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("demo/METADATA", "no")
    assert read_wheel(packed, lambda _: True) == Contents()


@pytest.mark.parametrize("data", [b"PK\x05\x06", gzip.compress(b"no tar"), b"BZh9 junk", b"\xfd7zXZ junk", b""])
def test_damage_is_one_kind_of_error(data: bytes) -> None:
    with pytest.raises(RegistryError) as caught:
        read_sources(data, "PKG-INFO")
    assert caught.value.code == "registry-broken"


@pytest.mark.parametrize("name", ["LICENSE", "license.txt", "LICENCE-APACHE", "COPYING.LESSER", "NOTICE", "UNLICENSE"])
def test_names_of_license_files(pack: Packer, name: str) -> None:
    assert read_sources(pack.tar({name: "text"}), "PKG-INFO").texts == ((name, "text"),)


@pytest.mark.parametrize("name", ["license.py", "noticeboard.txt", "copyingmachine", "docs/LICENSE", "README"])
def test_names_of_others(pack: Packer, name: str) -> None:
    assert read_sources(pack.tar({name: "text"}), "PKG-INFO").texts == ()


def test_contents_survive_the_cache() -> None:
    whole = Contents("manifest", (("a", "b \ud800"),))
    assert Contents.load(whole.dump()) == whole
    assert Contents.load(b"[3]") is None
