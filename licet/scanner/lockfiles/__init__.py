# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Manifests and lockfiles: one file a format, an explicit registry, one list of components."""

from licet.scanner.lockfiles.format import Format
from licet.scanner.lockfiles.manifests import Manifests, read_manifests
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable
from licet.scanner.lockfiles.reading.merging import merged
from licet.scanner.lockfiles.registry import FORMATS, format_of

__all__ = ["FORMATS", "Format", "Manifests", "Opened", "Reading", "Unreadable", "format_of", "merged", "read_manifests"]
