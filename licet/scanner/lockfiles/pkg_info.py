# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`PKG-INFO` at the root of an sdist: the core metadata that its author's tools made of the manifest."""

from __future__ import annotations

from licet.model import Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import Reading, Unreadable
from licet.scanner.lockfiles.requirement import from_requirement
from licet.scanner.metadata.core_metadata import parse_core_metadata

NAME = "PKG-INFO"


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """What the file at PATH says."""
    metadata = parse_core_metadata(text)
    if metadata.name is None:
        raise Unreadable("is not core metadata: it has no Name field", 1)
    raw = metadata.license_expression or metadata.license
    declarations = declare(metadata.name, raw, metadata.license_classifiers, path, text)
    found = (from_requirement(line, Scope.RUNTIME, path, text) for line in metadata.requires_dist)
    return Reading(declarations, tuple(component for component in found if component))
