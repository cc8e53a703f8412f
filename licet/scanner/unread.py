# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why a file was not read, and what to do about it."""

from __future__ import annotations


def why_unread(error: OSError) -> str:
    """What ERROR says of the file that it is about, with what mends it."""
    match error:
        case IsADirectoryError():
            return "cannot be read: it is a folder; name the files in it, or look at all of them with `licet scan`"
        case FileNotFoundError():
            return "cannot be read: it is not there; look for a slip in its name"
        case _:
            return f"cannot be read: {error.strerror or error}; mend its permissions, or leave it out by an ignore file"
