# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requires.txt` of an egg: requirements from before core metadata had them.

Source: https://setuptools.pypa.io/en/latest/deprecated/python_eggs.html#requires-txt
"""

from __future__ import annotations

from collections.abc import Iterator


def requirements(text: str) -> Iterator[str]:
    """The lines of TEXT as requirements: those below `[extra:marker]` with both in a marker of their own."""
    markers: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            extra, _, marker = line[1:-1].partition(":")
            said = [f"({marker.strip()})"] if marker.strip() else []
            markers = [*said, f'extra == "{extra.strip()}"'] if extra.strip() else said
        elif line and not line.startswith("#"):
            yield f"{line} ; {' and '.join(markers)}" if markers else line
