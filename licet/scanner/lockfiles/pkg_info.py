# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`PKG-INFO` at the root of an sdist: the core metadata that its author's tools made of the manifest."""

from __future__ import annotations

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, declare
from licet.scanner.lockfiles.reading.requirement import Requirements
from licet.scanner.metadata.core_metadata import parse_core_metadata
from licet.scanner.packages.purls import pypi

NAME = "PKG-INFO"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says."""
    metadata = parse_core_metadata(file.text)
    if metadata.name is None:
        raise Unreadable("is not core metadata: it has no Name field", 1)
    raw = metadata.license_expression or metadata.license
    declarations = declare(metadata.name, raw, metadata.license_classifiers, file)
    asked = Requirements(file)
    for line in metadata.requires_dist:
        asked.add(line, Scope.RUNTIME)
    return Reading(
        declarations,
        tuple(asked.components),
        own=(pypi(metadata.name, metadata.version),),
        skipped=tuple(asked.skipped),
    )
