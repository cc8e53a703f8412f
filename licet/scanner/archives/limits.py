# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every bound on what unpacking may cost, with what it means. What goes beyond is refused, and that says which."""

from __future__ import annotations

MOST_FILES = 250_000
"""Files in one artifact with all that is nested in it; an operating system's image has a tenth of it."""

LARGEST_MEMBER = 512 * 1024 * 1024
"""A file that unpacks to more bytes is no source and no license."""

LARGEST_IN_ALL = 4 * 1024 * 1024 * 1024
"""So many bytes are unpacked of one artifact with all that is nested in it."""

FREE_OF_RATIO = 64 * 1024 * 1024
"""Until so many bytes are unpacked, no one asks how small they were packed."""

LARGEST_RATIO = 250
"""Unpacked bytes for a packed one, on the whole; text packs to a tenth, and what packs better was made to be a bomb."""

DEEPEST = 4
"""Archives within one another: a jar in a web archive in an image's layer is three."""

LONGEST_PATH = 1024
"""Bytes of a path within an artifact."""

LONGEST_NAME = 255
"""Bytes of one name in it: file systems take no more."""
