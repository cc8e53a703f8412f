# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever bytes come, the answer is a value or the one error of this room."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licet.scanner.metadata.core_metadata import parse_core_metadata
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.registries.address import bare, basic_of, place
from licet.scanner.registries.archives import read_sources, read_wheel
from licet.scanner.registries.config_npm import parse_npmrc
from licet.scanner.registries.declared import found_from
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.simple import parse_page, version_of

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["license", "licenses", "type"]), inner)
    ),
    max_leaves=8,
)
CHANGES = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12)
same_pack = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@same_pack
@given(changes=CHANGES, keep=st.floats(0.5, 1))
def test_torn_archives(pack: Packer, changes: list[tuple[float, int]], keep: float) -> None:
    files = {"PKG-INFO": pack.metadata(), "LICENSE": "text" * 50}
    for whole in (pack.wheel(pack.metadata(), files), pack.tar(files), pack.tar(files, mode="w")):
        data = bytearray(whole[: int(len(whole) * keep)])
        for where, value in changes:
            data[int(where * len(data))] = value
        with suppress(RegistryError):
            read_wheel(io.BytesIO(bytes(data)), lambda _: True)
        with suppress(RegistryError):
            read_sources(bytes(data), "PKG-INFO")


@given(JSON)
def test_any_package_json(value: object) -> None:
    text = stated_license({"license": value})
    assert text is None or text.strip()


@given(st.text())
def test_any_text(text: str) -> None:
    parse_core_metadata(text)
    found_from(text, (), "")
    parse_npmrc(text, {})
    version_of(text, "demo")
    with suppress(ValueError, AttributeError, TypeError, AssertionError):
        parse_page(text.encode("utf-8", "replace"), "https://a.invalid/")


@given(st.text(alphabet="ab:/@[]?#%.=&\\ 1") | st.text())
def test_any_address_loses_its_credentials(rest: str) -> None:
    url = f"https://user:hunter2@{rest}"
    assert "hunter2" not in bare(url)
    assert "hunter2" not in place(url)
    basic_of(url)
