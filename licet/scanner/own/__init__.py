# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A user's own rules: read from a folder, checked, compiled into the cache, and used like the bundled ones."""

from licet.scanner.own.folder import ENDINGS
from licet.scanner.own.overlay import BUNDLED, Overlay, in_use, overlay_of, use

__all__ = ["BUNDLED", "ENDINGS", "Overlay", "in_use", "overlay_of", "use"]
