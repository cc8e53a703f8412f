# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Mail that is quoted-printable (RFC 2045, section 6.7): lines broken by `=` at their ends, bytes as `=C2=A9`."""

from __future__ import annotations

import re

from licet.scanner.documents.forms.form import decoded

_FULL = re.compile(r"^[^\r\n]{66,75}=[ \t]*\r?$", re.MULTILINE)
"""A line that was broken because it was full."""

_SIGN = re.compile(r"=20|=3D|=E2=80|[Qq]uoted-[Pp]rintable|^[^\r\n]{72,75}=\r?\n[^\r\n]{72,75}=\r?$", re.MULTILINE)
"""What else mail has that is encoded so: one of its frequent bytes, its name, or two lines filled as far as they go."""

_BREAK = re.compile(r"=[ \t]*(\r\n|\r|\n)((?:\w|=[0-9A-F]{2})*)")
_BYTES = re.compile(r"(?:=[0-9A-F]{2})+")


def applies(spoken: str, sample: str) -> bool:
    """Whether lines are broken, and there is another sign of the encoding."""
    del spoken
    return _FULL.search(sample) is not None and _SIGN.search(sample) is not None


def plain(text: str) -> str:
    """TEXT decoded; the rest of a broken word stands on the line of its beginning."""
    return _BYTES.sub(lambda row: decoded(bytes.fromhex(row[0].replace("=", " "))), _BREAK.sub(r"\2\1", text))
