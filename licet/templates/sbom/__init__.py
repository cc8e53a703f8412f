# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bills of materials in the formats that others read: an explicit registry; command-line choices read it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from licet.bill import Bill

FORMATS: Mapping[str, tuple[str, str]] = {
    "cyclonedx-json": ("cyclonedx", "json_text"),
    "cyclonedx-xml": ("cyclonedx", "xml_text"),
    "spdx-json": ("spdx2_forms", "json_text"),
    "spdx-rdf": ("spdx2_rdf", "rdf_text"),
    "spdx-tv": ("spdx2_forms", "tag_value_text"),
    "spdx-xml": ("spdx2_forms", "xml_text"),
    "spdx-yaml": ("spdx2_forms", "yaml_text"),
    "spdx3-json": ("spdx3", "json_text"),
}
"""Every format of `licet sbom`, sorted by name: its module, loaded when it is first asked for, and its function."""


def render(bill: Bill, format: str) -> str:
    """BILL in FORMAT, which is one of `FORMATS`."""
    module, function = FORMATS[format]
    return cast("str", getattr(import_module(f"{__package__}.{module}"), function)(bill))


__all__ = ["FORMATS", "render"]
